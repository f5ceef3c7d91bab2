package dev.assay.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.SelfCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A sandbox of its own with one slot, so that what a case leaves can be told from what other cases leave. */
final class Lane implements AutoCloseable {
    /** Where the wall limit is not the point, so that a busy machine does not decide. */
    private static final Limits PATIENT = limits(30);

    private static final Limits LIMITS = limits(8);
    private static final Duration CLEANED_WITHIN = Duration.ofSeconds(20);

    private final Sandbox sandbox;
    private final Traces traces;
    private final Path folder;
    private final ReadOnlyInput input;
    private final String honest;

    Lane(Sandbox sandbox, Traces traces, Path folder) throws IOException {
        this.sandbox = sandbox;
        this.traces = traces;
        this.folder = folder;
        Path in = folder.resolve("in");
        Resources.copy("in/test.csv", in.resolve("test.csv"));
        Resources.copy("in/train.csv", in.resolve("train.csv"));
        this.input = new ReadOnlyInput("contract", in);
        this.honest = honestDigest();
    }

    /** Runs the case and checks everything that must be true during and after it. */
    void check(HostileCase hostile) throws IOException {
        Limits limits = hostile.outcomes().contains("TimedOut(WALL)") ? LIMITS : PATIENT;
        RunOutcome outcome = runCase(hostile.name(), limits);
        String log = outcome.measurements().log().text();
        assertThat(HostileCase.label(outcome))
                .as("outcome; log: %s", log.substring(0, Math.min(2000, log.length())))
                .isIn(hostile.outcomes());
        assertThat(outcome.measurements().flags()).as("flags").containsAll(hostile.flags());
        assertThat(log.length()).as("length of the log").isLessThanOrEqualTo(LIMITS.logBytes());
        assertThat(outcome.measurements().wall())
                .isLessThan(Duration.ofMillis((long) (limits.wallSeconds() * 1000) + 2000));
        assertNothingIsLeft();
        assertNoEscape();
        assertThat(honestDigest()).as("the next honest run's output").isEqualTo(honest);
    }

    RunOutcome runCase(String name) throws IOException {
        return runCase(name, PATIENT);
    }

    RunOutcome runCase(String name, Limits limits) throws IOException {
        return runCase(name, limits, OutputObserver.NONE);
    }

    RunOutcome runCase(String name, OutputObserver observer) throws IOException {
        return runCase(name, PATIENT, observer);
    }

    private RunOutcome runCase(String name, Limits limits, OutputObserver observer) throws IOException {
        Path code = folder.resolve("code-" + name + UUID.randomUUID());
        Resources.copy("cases/" + name + "/predict.py", code.resolve("predict.py"));
        String id = UUID.randomUUID().toString();
        Path results = Files.createDirectory(folder.resolve("results-" + id));
        return sandbox.run(policy(limits), new RunInputs(id, code, input, results), observer);
    }

    private static Limits limits(double wallSeconds) {
        return new Limits(5, wallSeconds, 256L << 20, 64, 64L << 20, 1000, 1 << 20, 1);
    }

    private static SandboxPolicy policy(Limits limits) {
        return new SandboxPolicy(
                "python-ml",
                List.of("python3", "/app/predict.py"),
                Map.of(),
                limits,
                List.of(new ExpectedOutput("predictions.csv", 16L << 20)));
    }

    SelfCheck selfCheck() {
        return sandbox.selfCheck();
    }

    private String honestDigest() throws IOException {
        RunOutcome outcome = runCase("ok_baseline");
        if (outcome instanceof Completed completed) {
            return completed.outputs().getFirst().sha256();
        }
        throw new AssertionError("an honest run got " + outcome);
    }

    /** Removal goes on in the background, but not for long. */
    void assertNothingIsLeft() {
        long deadline = System.nanoTime() + CLEANED_WITHIN.toNanos();
        List<String> left = traces.ofRuns();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            pause();
            left = traces.ofRuns();
        }
        assertThat(left).as("left on the engine").isEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertNoEscape() throws IOException {
        for (Path place : Set.of(folder, Path.of(System.getProperty("java.io.tmpdir")), Path.of(""))) {
            try (Stream<Path> found = Files.list(place)) {
                assertThat(found.map(path -> String.valueOf(path.getFileName())))
                        .noneMatch(name -> name.contains("PWNED"));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public void close() {
        sandbox.close();
        assertThat(traces.ofAnything()).as("left after closing").isEmpty();
        traces.close();
    }
}
