package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.SandboxProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSandboxTest {
    private static final Limits LIMITS = new Limits(5, 8, 256L << 20, 64, 64L << 20, 1000, 1 << 20, 1);

    @TempDir
    Path folder;

    @Test
    void runsAProgramAndTakesItsOutput() throws Exception {
        Path code = Files.createDirectory(folder.resolve("code"));
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("x.txt"), "hello");
        Files.writeString(
                code.resolve("main.py"),
                "print('log line'); open('/out/y.txt','w').write(open('/in/x.txt').read().upper())");
        SandboxPolicy policy = new SandboxPolicy(
                "base", List.of("python3", "main.py"), Map.of(), LIMITS, List.of(new ExpectedOutput("y.txt", 100)));
        ReadOnlyInput input = new ReadOnlyInput("d1", in);
        try (Sandbox sandbox = SandboxProvider.named("docker").open("test-smoke", 1, Map.of())) {
            for (int i = 0; i < 5; i++) {
                Path results = Files.createDirectory(folder.resolve("results" + i));
                RunOutcome outcome = sandbox.run(policy, new RunInputs("r" + i, code, input, results));
                assertThat(outcome).isInstanceOf(Completed.class);
                assertThat(results.resolve("y.txt")).hasContent("HELLO");
                assertThat(outcome.measurements().log().text()).isEqualTo("log line\n");
            }
        }
    }
}
