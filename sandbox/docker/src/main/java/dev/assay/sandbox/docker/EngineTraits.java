package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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

    /**
     * The files where they are to be seen, else the engine's statistics.
     *
     * @throws EngineException when neither tells anything of the running holder: limits could not be kept
     */
    UsageSource usage(Engine engine, String run, String holder, String candidate) {
        if (tells(layout.source(cgroupRoot, run, holder, layout.countsBoth() ? candidate : holder))) {
            return layout.source(cgroupRoot, run, holder, candidate);
        }
        boolean holderCountsBoth = layout == CgroupLayout.V1_INSIDE_HOLDER;
        if (tells(new EngineStatistics(engine, holder, holder, true))) {
            return new EngineStatistics(engine, holder, candidate, holderCountsBoth);
        }
        throw new EngineException("CPU time and memory cannot be measured: the engine's control groups are not at "
                + cgroupRoot + ", and its statistics are empty; mount /sys/fs/cgroup there, read-only");
    }

    private static boolean tells(UsageSource source) {
        try {
            return source.sample().memoryBytes() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty control groups that the engine leaves of a run. */
    List<Path> remains(String run) {
        return layout.remains(cgroupRoot, run);
    }
}
