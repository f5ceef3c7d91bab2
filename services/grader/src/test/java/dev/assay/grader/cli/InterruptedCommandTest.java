package dev.assay.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grader.EngineObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that end before their time. */
final class InterruptedCommandTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path home;

    @Test
    void aCommandThatIsStoppedLeavesNothingInTheEngine() throws Exception {
        Process command = startAndAwaitContainers();
        command.destroy();
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(EngineObjects.of(home, "cli")).isEmpty();
        assertThat(home.resolve("work/0")).doesNotExist();
    }

    @Test
    void whatAKilledCommandLeavesIsRemovedByTheNext() throws Exception {
        startAndAwaitContainers().destroyForcibly().waitFor();
        assertThat(EngineObjects.of(home, "cli")).isNotEmpty();
        CommandLineRun next = CommandLineRun.grade(Repository.PROBE, Repository.PROBE.resolve("reference"), home);
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(EngineObjects.of(home, "cli")).isEmpty();
    }

    private Process startAndAwaitContainers() throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Assay.class.getName(),
                        "grade",
                        "--pack",
                        Repository.PROBE.toString(),
                        "--submission",
                        Repository.HOSTILE.resolve("time_sleep").toString(),
                        "--home",
                        home.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (EngineObjects.of(home, "cli").isEmpty()) {
            assertThat(command.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return command;
    }
}
