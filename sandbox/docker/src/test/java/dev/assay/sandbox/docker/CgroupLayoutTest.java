package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupLayoutTest {
    @TempDir
    Path root;

    @Test
    void theLayoutFollowsWhatTheEngineSays() {
        assertThat(CgroupLayout.of("1", "cgroupfs")).isEqualTo(CgroupLayout.V1_INSIDE_HOLDER);
        assertThat(CgroupLayout.of("2", "cgroupfs")).isEqualTo(CgroupLayout.V2_PARENT_OF_RUN);
        assertThat(CgroupLayout.of("1", "systemd")).isEqualTo(CgroupLayout.V1_SYSTEMD);
        assertThat(CgroupLayout.of("2", "systemd")).isEqualTo(CgroupLayout.V2_SYSTEMD);
    }

    @Test
    void versionOneCountsInTheHoldersGroup() throws IOException {
        write("cpuacct/docker/h/cpuacct.usage", "123456789\n");
        write("memory/docker/h/memory.usage_in_bytes", "1000\n");
        write("memory/docker/h/memory.max_usage_in_bytes", "5000\n");
        write("memory/docker/h/c/memory.max_usage_in_bytes", "4000\n");
        write("memory/docker/h/c/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
        write("pids/docker/h/c/pids.events", "max 17\n");
        write("pids/docker/h/pids.peak", "65\n");
        UsageSource source = CgroupLayout.V1_INSIDE_HOLDER.source(root, "r", "h", "c");
        assertThat(source.sample()).isEqualTo(new Usage(123456789, 1000, 5000, 4000, 17, 65, 2));
        assertThat(CgroupLayout.V1_INSIDE_HOLDER.parent("r", "h")).contains("/docker/h");
        assertThat(CgroupLayout.V1_INSIDE_HOLDER.remains(root, "r")).isEmpty();
    }

    @Test
    void versionTwoCountsInAParentOfTheRunThatIsRemovedAfterIt() throws IOException {
        write("assay/r/cpu.stat", "usage_usec 2500\nuser_usec 2000\nsystem_usec 500\n");
        write("assay/r/memory.current", "1000\n");
        write("assay/r/memory.peak", "5000\n");
        write("assay/r/memory.events", "low 0\nhigh 0\nmax 9\noom 1\noom_kill 1\n");
        write("assay/r/pids.events", "max 3\n");
        write("assay/r/c/memory.peak", "4000\n");
        UsageSource source = CgroupLayout.V2_PARENT_OF_RUN.source(root, "r", "h", "c");
        assertThat(source.sample()).isEqualTo(new Usage(2_500_000, 1000, 5000, 4000, 3, 0, 1));
        assertThat(CgroupLayout.V2_PARENT_OF_RUN.remains(root, "r")).containsExactly(root.resolve("assay/r"));
    }

    @Test
    void withSystemdTheCandidatesOwnScopeIsReadAndNoParentIsAskedFor() throws IOException {
        write("system.slice/docker-c.scope/cpu.stat", "usage_usec 7\n");
        write("cpuacct/system.slice/docker-c.scope/cpuacct.usage", "9\n");
        assertThat(CgroupLayout.V2_SYSTEMD.source(root, "r", "h", "c").sample().cpuNanos())
                .isEqualTo(7000);
        assertThat(CgroupLayout.V1_SYSTEMD.source(root, "r", "h", "c").sample().cpuNanos())
                .isEqualTo(9);
        assertThat(CgroupLayout.V2_SYSTEMD.parent("r", "h")).isEqualTo(Optional.empty());
    }

    @Test
    void aGroupThatIsGoneCountsNothingAndTakesNothingBack() throws IOException {
        Usage gone = CgroupLayout.V1_INSIDE_HOLDER.source(root, "r", "h", "c").sample();
        assertThat(gone).isEqualTo(new Usage(0, 0, 0, 0, 0, 0, 0));
        UsageMeter meter = new UsageMeter(new Usage(1000, 10, 10, 0, 0, 1, 0));
        meter.update(new Usage(5000, 400, 500, 450, 1, 65, 1));
        meter.update(gone);
        assertThat(meter.cpu()).isEqualTo(Duration.ofNanos(4000));
        assertThat(meter.peakMemoryBytes()).isEqualTo(490);
        assertThat(meter.refusedForks()).isTrue();
        assertThat(meter.oomKilled()).isTrue();
        assertThat(meter.reachedProcesses(64)).isTrue();
        assertThat(meter.reachedProcesses(65)).isFalse();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
