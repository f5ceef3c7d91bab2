package dev.assay.sandbox.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the engine is told about each kind of container. */
final class ContainerSpecification {
    /** Nobody and nogroup: owns nothing in any image. */
    private static final String USER = "65534:65534";

    private static final String HOST_NAME = "sandbox";
    private static final long OPEN_FILES = 512;
    private static final List<String> THREAD_COUNTS = List.of(
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MKL_NUM_THREADS",
            "NUMEXPR_NUM_THREADS",
            "NUMEXPR_MAX_THREADS",
            "VECLIB_MAXIMUM_THREADS");

    private final String seccomp = Seccomp.profile();

    /** The volumes of one environment, by name. */
    record VolumeNames(String code, String input, String out, String tmp, String shm) {
        /** All but the input, which other runs may use too. */
        List<String> ownedByRun() {
            return List.of(code, out, tmp, shm);
        }

        List<String> all() {
            return List.of(code, input, out, tmp, shm);
        }
    }

    /** Does nothing but own a network namespace without a network. */
    CreateContainerCmd anchor(CreateContainerCmd command) {
        return common(command, locked("none").withIpcMode("none").withPidsLimit(8L))
                .withHostName(HOST_NAME)
                .withEntrypoint("/bin/sleep", "infinity");
    }

    CreateContainerCmd holder(
            CreateContainerCmd command, VolumeNames volumes, String anchor, Optional<String> cgroupParent) {
        HostConfig host = locked("container:" + anchor)
                .withIpcMode("none")
                .withMounts(List.of(
                        // With copying: the volume takes over the mode of the image's folder, writable for everybody.
                        mount(volumes.code(), Holder.CODE_FOLDER, false)
                                .withVolumeOptions(new VolumeOptions().withNoCopy(false)),
                        mount(volumes.out(), "/out", false),
                        mount(volumes.tmp(), "/tmp", false),
                        mount(volumes.shm(), "/dev/shm", false)));
        cgroupParent.ifPresent(host::withCgroupParent);
        return common(command, host)
                .withEntrypoint(Holder.COMMAND)
                .withStdinOpen(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true);
    }

    /** Mounts a new input volume where files can be copied to. It is never started. */
    CreateContainerCmd filler(CreateContainerCmd command, String inputVolume) {
        HostConfig host = locked("none").withMounts(List.of(mount(inputVolume, "/in", false)));
        return common(command, host).withEntrypoint("/bin/false");
    }

    CreateContainerCmd candidate(
            CreateContainerCmd command, SandboxPolicy policy, VolumeNames volumes, Placement placement) {
        Limits limits = policy.limits();
        HostConfig host = locked("container:" + placement.anchor())
                .withIpcMode("private")
                .withInit(true)
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withPidsLimit((long) limits.processes())
                .withNanoCPUs(Math.round(limits.cores() * 1e9))
                .withCpusetCpus(placement.cpus())
                .withOomScoreAdj(1000)
                .withUlimits(ulimits(limits))
                .withMounts(List.of(
                        mount(volumes.code(), "/app", true),
                        mount(volumes.input(), "/in", true),
                        mount(volumes.out(), "/out", false),
                        mount(volumes.tmp(), "/tmp", false),
                        mount(volumes.shm(), "/dev/shm", false)));
        placement.cgroupParent().ifPresent(host::withCgroupParent);
        return common(command, host)
                .withEntrypoint(policy.command())
                .withWorkingDir("/app")
                .withEnv(environment(policy))
                .withAttachStdout(true)
                .withAttachStderr(true);
    }

    /**
     * Where a candidate's container is put.
     *
     * @param anchor the container whose network namespace it joins
     * @param cpus processors it may use, such as {@code 0-1}
     * @param cgroupParent empty for the engine's own choice
     */
    record Placement(String anchor, String cpus, Optional<String> cgroupParent) {}

    static List<String> environment(SandboxPolicy policy) {
        String threads = Long.toString(Math.max(1, (long) policy.limits().cores()));
        Map<String, String> variables = new TreeMap<>(Map.of(
                "HOME", "/tmp",
                "TMPDIR", "/tmp",
                "LANG", "C.UTF-8",
                // Not PYTHONUNBUFFERED: each small write costs the engine more time than the program, which then waits.
                "PYTHONDONTWRITEBYTECODE", "1"));
        THREAD_COUNTS.forEach(name -> variables.put(name, threads));
        variables.putAll(policy.environment());
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    /** As many processors as the policy has cores, another set for each slot as far as there are enough. */
    static String cpus(int slot, double cores, int available) {
        int count = Math.clamp((long) Math.ceil(cores), 1, available);
        return IntStream.range(0, count)
                .mapToObj(index -> Integer.toString((slot * count + index) % available))
                .collect(Collectors.joining(","));
    }

    /** Options of the file system in memory behind a volume. */
    static Map<String, String> tmpfs(long bytes, long files) {
        String options = "size=" + bytes + ",nr_inodes=" + files + ",mode=1777,nodev,nosuid,noexec";
        return Map.of("type", "tmpfs", "device", "tmpfs", "o", options);
    }

    private static List<Ulimit> ulimits(Limits limits) {
        ScratchSpace space = ScratchSpace.of(limits);
        // A page more than the largest file system: a full one says so itself, this stops huge sparse files.
        long largestFile = Math.max(space.outBytes(), space.tmpBytes()) + 4096;
        return List.of(
                new Ulimit("core", 0L, 0L),
                new Ulimit("fsize", largestFile, largestFile),
                new Ulimit("nofile", OPEN_FILES, OPEN_FILES),
                new Ulimit("memlock", 0L, 0L),
                new Ulimit("msgqueue", 0L, 0L));
    }

    private HostConfig locked(String network) {
        return HostConfig.newHostConfig()
                .withNetworkMode(network)
                .withReadonlyRootfs(true)
                .withPrivileged(false)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true", "seccomp=" + seccomp))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withRestartPolicy(RestartPolicy.noRestart())
                .withAutoRemove(false);
    }

    private static CreateContainerCmd common(CreateContainerCmd command, HostConfig host) {
        return command.withHostConfig(host)
                .withUser(USER)
                .withTty(false)
                .withHealthcheck(new HealthCheck().withTest(List.of("NONE")));
    }

    private static Mount mount(String volume, String target, boolean readOnly) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(volume)
                .withTarget(target)
                .withReadOnly(readOnly)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true));
    }
}
