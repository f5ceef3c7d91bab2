package dev.assay.sandbox.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an engine puts the control groups of a run, and which parent it is told to use so that the counters outlive the
 * candidate's container.
 */
enum CgroupLayout {
    /** Version 1, cgroupfs: the candidate's group lies inside the holder's, which counts both. */
    V1_INSIDE_HOLDER {
        @Override
        Optional<String> parent(String run, String holder) {
            return Optional.of("/docker/" + holder);
        }

        @Override
        UsageSource source(Path root, String run, String holder, String candidate) {
            String parent = "docker/" + holder;
            return new V1Source(root, parent, parent + "/" + candidate);
        }
    },
    /** Version 2, cgroupfs: processes live in leaves only, so both containers lie in a parent of the run's own. */
    V2_PARENT_OF_RUN {
        @Override
        Optional<String> parent(String run, String holder) {
            return Optional.of("/assay/" + run);
        }

        @Override
        UsageSource source(Path root, String run, String holder, String candidate) {
            Path parent = root.resolve("assay").resolve(run);
            return new V2Source(parent, parent.resolve(candidate));
        }
    },
    /**
     * Version 1, systemd: no parent of ours, since slices would stay behind; the counters are the last ones read
     * before the end.
     */
    V1_SYSTEMD {
        @Override
        Optional<String> parent(String run, String holder) {
            return Optional.empty();
        }

        @Override
        UsageSource source(Path root, String run, String holder, String candidate) {
            String own = "system.slice/docker-" + candidate + ".scope";
            return new V1Source(root, own, own);
        }
    },
    /** Version 2, systemd: as with version 1. */
    V2_SYSTEMD {
        @Override
        Optional<String> parent(String run, String holder) {
            return Optional.empty();
        }

        @Override
        UsageSource source(Path root, String run, String holder, String candidate) {
            Path own = root.resolve("system.slice").resolve("docker-" + candidate + ".scope");
            return new V2Source(own, own);
        }
    };

    /** The layout of an engine that describes itself so. */
    static CgroupLayout of(String version, String driver) {
        boolean second = version.equals("2");
        if (driver.equals("systemd")) {
            return second ? V2_SYSTEMD : V1_SYSTEMD;
        }
        return second ? V2_PARENT_OF_RUN : V1_INSIDE_HOLDER;
    }

    /** The cgroup parent that the candidate's container (and with version 2 the holder) is created with. */
    abstract Optional<String> parent(String run, String holder);

    /** Whether the holder needs the parent too. */
    boolean holderInParent() {
        return this == V2_PARENT_OF_RUN;
    }

    /** What the engine made for a run's parent and does not remove itself. */
    List<Path> remains(Path root, String run) {
        return this == V2_PARENT_OF_RUN ? List.of(root.resolve("assay").resolve(run)) : List.of();
    }

    /** Whether the counters are those of the holder and the candidate together, and outlive the candidate. */
    boolean countsBoth() {
        return this == V1_INSIDE_HOLDER || this == V2_PARENT_OF_RUN;
    }

    /** The counters under the cgroup mount at {@code root}. */
    abstract UsageSource source(Path root, String run, String holder, String candidate);

    private record V1Source(Path root, String parent, String own) implements UsageSource {
        @Override
        public Usage sample() throws IOException {
            Path memory = root.resolve("memory");
            Path ownMemory = memory.resolve(own);
            return new Usage(
                    CgroupCounters.cpuNanosV1(root.resolve("cpuacct").resolve(parent)),
                    CgroupCounters.number(memory.resolve(parent).resolve("memory.usage_in_bytes")),
                    CgroupCounters.number(memory.resolve(parent).resolve("memory.max_usage_in_bytes")),
                    CgroupCounters.number(ownMemory.resolve("memory.max_usage_in_bytes")),
                    CgroupCounters.field(root.resolve("pids").resolve(own).resolve("pids.events"), "max"),
                    CgroupCounters.number(root.resolve("pids").resolve(parent).resolve("pids.peak")),
                    CgroupCounters.field(ownMemory.resolve("memory.oom_control"), "oom_kill"));
        }
    }

    private record V2Source(Path parent, Path own) implements UsageSource {
        @Override
        public Usage sample() throws IOException {
            return new Usage(
                    CgroupCounters.cpuNanosV2(parent),
                    CgroupCounters.number(parent.resolve("memory.current")),
                    CgroupCounters.number(parent.resolve("memory.peak")),
                    CgroupCounters.number(own.resolve("memory.peak")),
                    CgroupCounters.field(parent.resolve("pids.events"), "max"),
                    CgroupCounters.number(parent.resolve("pids.peak")),
                    CgroupCounters.field(parent.resolve("memory.events"), "oom_kill"));
        }
    }
}
