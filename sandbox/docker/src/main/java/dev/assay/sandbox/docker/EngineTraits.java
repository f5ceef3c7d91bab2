package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.Info;
import java.nio.file.Path;

/**
 * What is peculiar to one engine.
 *
 * @param layout where its control groups lie
 * @param cgroupRoot where they are mounted here
 * @param processors how many it has
 */
record EngineTraits(CgroupLayout layout, Path cgroupRoot, int processors) {

    static EngineTraits of(Info info, Path cgroupRoot) {
        CgroupLayout layout =
                CgroupLayout.of(String.valueOf(info.getCGroupVersion()), String.valueOf(info.getCGroupDriver()));
        Integer processors = info.getNCPU();
        return new EngineTraits(layout, cgroupRoot, processors == null ? 1 : processors);
    }

    UsageSource usage(String run, String holder, String candidate) {
        return layout.source(cgroupRoot, run, holder, candidate);
    }
}
