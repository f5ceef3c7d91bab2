package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.nio.file.Files;
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

    /** The files where they are to be seen, else the engine's statistics. */
    UsageSource usage(Engine engine, String run, String holder, String candidate) {
        if (Files.isDirectory(cgroupRoot)) {
            UsageSource files = layout.source(cgroupRoot, run, holder, candidate);
            if (!layout.countsBoth() || readable(files)) {
                return files;
            }
        }
        return new EngineStatistics(engine, holder, candidate, layout == CgroupLayout.V1_INSIDE_HOLDER);
    }

    private static boolean readable(UsageSource files) {
        try {
            return files.sample().memoryBytes() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
