package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.Limits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerSpecificationTest {
    private static final long MIB = 1 << 20;

    @Test
    void slotsGetProcessorsOfTheirOwnAsFarAsThereAreEnough() {
        assertThat(ContainerSpecification.cpus(0, 1, 2)).isEqualTo("0");
        assertThat(ContainerSpecification.cpus(1, 1, 2)).isEqualTo("1");
        assertThat(ContainerSpecification.cpus(2, 1, 2)).isEqualTo("0");
        assertThat(ContainerSpecification.cpus(1, 2, 4)).isEqualTo("2,3");
        assertThat(ContainerSpecification.cpus(0, 0.5, 2)).isEqualTo("0");
        assertThat(ContainerSpecification.cpus(1, 8, 2)).isEqualTo("0,1");
    }

    @Test
    void theEnvironmentHoldsThreadCountsAndNothingOfTheHost() {
        List<String> variables = ContainerSpecification.environment(policy(limits(256 * MIB, 64 * MIB, 2.5)));
        assertThat(variables)
                .contains("OMP_NUM_THREADS=2", "OPENBLAS_NUM_THREADS=2", "HOME=/tmp", "EXTRA=1")
                .noneMatch(variable -> variable.startsWith("PATH=") || variable.startsWith("JAVA_HOME="));
    }

    @Test
    void fileSystemsInMemoryStayUnderTheMemoryLimit() {
        for (long memory = 16 * MIB; memory <= 64L * 1024 * MIB; memory *= 2) {
            ScratchSpace space = ScratchSpace.of(limits(memory, memory / 2, 1));
            assertThat(space.outBytes() + space.tmpBytes() + space.shmBytes()).isLessThan(memory * 85 / 100);
        }
    }

    @Test
    void anOutputFolderThatWouldTakeMostOfTheMemoryIsRefused() {
        assertThatThrownBy(() -> ScratchSpace.of(limits(256 * MIB, 129 * MIB, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most half");
    }

    @Test
    void theSystemCallProfileDeniesByDefaultAndNamesNoWayOut() {
        assertThat(Seccomp.profile())
                .contains("\"defaultAction\": \"SCMP_ACT_ERRNO\"")
                .doesNotContain(
                        "\"ptrace\"",
                        "io_uring",
                        "\"unshare\"",
                        "\"setns\"",
                        "\"mount\"",
                        "\"bpf\"",
                        "\"keyctl\"",
                        "\"process_vm",
                        "\"perf_event_open\"",
                        "\"userfaultfd\"",
                        "\"socketcall\"",
                        "CAP_");
    }

    @Test
    void imagesAreKnownByTheirPackagedNamesUnlessASettingSaysOtherwise() {
        assertThat(ImageNames.with(Map.of()).reference("base")).startsWith("assay/base");
        assertThat(ImageNames.with(Map.of("image.base", "mirror/base:2")).reference("base"))
                .isEqualTo("mirror/base:2");
        assertThatThrownBy(() -> ImageNames.with(Map.of()).reference("nothing")).hasMessageContaining("'nothing'");
    }

    private static SandboxPolicy policy(Limits limits) {
        return new SandboxPolicy("base", List.of("true"), Map.of("EXTRA", "1"), limits, List.of());
    }

    private static Limits limits(long memory, long output, double cores) {
        return new Limits(1, 1, memory, 64, output, 100, 1000, cores);
    }
}
