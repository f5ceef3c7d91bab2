package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.ReadOnlyInput.Use;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.SandboxProvider;
import dev.assay.sandbox.SandboxUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class DockerSandboxTest {
    private static final Limits LIMITS = new Limits(5, 20, 256L << 20, 64, 16L << 20, 1000, 1 << 20, 1);
    private static final String COPY =
            "open('/out/y.txt', 'w').write(open('/in/x.txt').read() + open('/app/n').read())";
    private static final String SLEEP = "import time; time.sleep(100)";

    @TempDir
    Path folder;

    private String worker = "";

    @BeforeEach
    void nameTheWorker(TestInfo test) {
        worker = test.getDisplayName().replaceAll("\\W", "") + "-"
                + ProcessHandle.current().pid();
    }

    @Test
    void aSlotServesRunAfterRunFromWarmEnvironments() throws IOException {
        try (Sandbox sandbox = open(1, Map.of())) {
            sandbox.warm(policy(LIMITS), input());
            for (int i = 0; i < 3; i++) {
                RunOutcome outcome = run(sandbox, COPY, "run " + i);
                assertThat(outcome).isInstanceOf(Completed.class);
                assertThat(result("run " + i)).hasContent("in-run " + i);
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void anInputForOneUseIsGoneWithItsRunAndNothingIsKeptWarmForIt() throws Exception {
        ReadOnlyInput once = new ReadOnlyInput("once", input().folder(), Use.ONCE);
        try (Sandbox sandbox = open(1, Map.of());
                DockerTraces traces = new DockerTraces(worker)) {
            for (int i = 0; i < 2; i++) {
                assertThat(run(sandbox, policy(LIMITS), COPY, "once " + i, once))
                        .isInstanceOf(Completed.class);
                assertThat(result("once " + i)).hasContent("in-once " + i);
            }
            for (int tries = 0; traces.ofAnything().size() > 1 && tries < 100; tries++) {
                Thread.sleep(100);
            }
            // The slot's network namespace.
            assertThat(traces.ofAnything()).singleElement().asString().startsWith("container");
        }
        assertNothingIsLeft();
    }

    @Test
    void slotsRunAtTheSameTimeWithoutSeeingEachOther() throws Exception {
        try (Sandbox sandbox = open(2, Map.of());
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<RunOutcome>> outcomes = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> run(sandbox, COPY, "n" + i)))
                    .toList();
            for (int i = 0; i < 8; i++) {
                assertThat(outcomes.get(i).get()).isInstanceOf(Completed.class);
                assertThat(result("n" + i)).hasContent("in-n" + i);
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void whatADeadProcessLeftIsRemovedByItsSuccessor() throws Exception {
        try (EngineProxy proxy = proxy()) {
            Sandbox dying = open(1, Map.of("host", proxy.host()));
            dying.warm(policy(LIMITS), input());
            assertThat(run(dying, COPY, "before")).isInstanceOf(Completed.class);
            try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                Future<RunOutcome> running = pool.submit(() -> run(dying, SLEEP, "asleep"));
                awaitRunning();
                proxy.cut();
                assertThat(running.get()).isInstanceOf(SandboxFailed.class);
            }
        }
        try (Sandbox successor = open(1, Map.of())) {
            assertThat(successor.reconcile()).isGreaterThan(4);
            assertThat(successor.reconcile()).isZero();
            assertThat(run(successor, COPY, "after")).isInstanceOf(Completed.class);
        }
        assertNothingIsLeft();
    }

    @Test
    void anEngineThatHangsDuringARunIsTheEnginesFault() throws Exception {
        try (EngineProxy proxy = proxy()) {
            Sandbox sandbox = open(1, Map.of("host", proxy.host(), "engineTimeoutSeconds", "5", "rewarm", "false"));
            try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                Limits short5 = new Limits(5, 5, LIMITS.memoryBytes(), 64, LIMITS.outputBytes(), 1000, 1000, 1);
                long start = System.nanoTime();
                Future<RunOutcome> running = pool.submit(() -> run(sandbox, policy(short5), SLEEP, "asleep"));
                awaitRunning();
                proxy.freeze();
                assertThat(running.get()).isInstanceOf(SandboxFailed.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
            }
        }
        try (Sandbox successor = open(1, Map.of())) {
            assertThat(successor.reconcile()).isPositive();
        }
        assertNothingIsLeft();
    }

    @Test
    void withoutTheControlGroupsInSightLimitsHoldOrNothingRuns() throws IOException {
        Map<String, String> blind = Map.of("cgroupRoot", folder.resolve("none").toString(), "rewarm", "false");
        Limits cpu = new Limits(1, 30, 256L << 20, 64, 16L << 20, 1000, 1000, 1);
        try (Sandbox sandbox = open(1, blind)) {
            switch (run(sandbox, policy(cpu), "while True: pass", "spin")) {
                case TimedOut(Measurements measured, TimedOut.Clock clock) -> {
                    assertThat(clock).isEqualTo(TimedOut.Clock.CPU);
                    assertThat(measured.cpu()).isGreaterThan(Duration.ofSeconds(1));
                    assertThat(measured.peakMemoryBytes()).isPositive();
                }
                case SandboxFailed failed -> assertThat(failed.reason()).contains("cannot be measured");
                case RunOutcome other -> throw new AssertionError(other);
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void aKillThatTheWholeEngineSuffersIsNoCrash() throws Exception {
        try (Sandbox sandbox = open(1, Map.of("rewarm", "false"));
                ExecutorService pool = Executors.newSingleThreadExecutor();
                DockerTraces traces = new DockerTraces(worker)) {
            Future<RunOutcome> running = pool.submit(() -> run(sandbox, SLEEP, "asleep"));
            awaitRunning();
            traces.killAll();
            assertThat(running.get()).isInstanceOf(SandboxFailed.class);
            assertThat(run(sandbox, COPY, "after")).isInstanceOf(Completed.class);
        }
        assertNothingIsLeft();
    }

    @Test
    void anEngineThatIsNotThereIsNamed() {
        Map<String, String> nowhere =
                Map.of("host", "unix://" + folder.resolve("no.sock"), "engineTimeoutSeconds", "5");
        assertThatThrownBy(() -> open(1, nowhere))
                .isInstanceOf(SandboxUnavailableException.class)
                .hasMessageContaining("no.sock")
                .hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void anImageThatIsNotThereIsNoFaultOfTheCode() throws IOException {
        try (Sandbox sandbox = open(1, Map.of("image.base", "assay/absent:0"))) {
            RunOutcome outcome = run(sandbox, COPY, "x");
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SandboxFailed.class,
                            failed -> assertThat(failed.reason()).contains("assay/absent:0"));
        }
    }

    private Sandbox open(int slots, Map<String, String> settings) {
        return SandboxProvider.named("docker").open(worker, slots, settings);
    }

    private EngineProxy proxy() throws IOException {
        URI engine = DockerSettings.of(Map.of(), System.getenv("DOCKER_HOST")).host();
        return new EngineProxy(folder.resolve("engine.sock"), Path.of(engine.getPath()));
    }

    private RunOutcome run(Sandbox sandbox, String program, String id) throws IOException {
        return run(sandbox, policy(LIMITS), program, id);
    }

    private RunOutcome run(Sandbox sandbox, SandboxPolicy policy, String program, String id) throws IOException {
        return run(sandbox, policy, program, id, input());
    }

    private RunOutcome run(Sandbox sandbox, SandboxPolicy policy, String program, String id, ReadOnlyInput input)
            throws IOException {
        Path code = Files.createDirectories(folder.resolve("code").resolve(id));
        Files.writeString(code.resolve("main.py"), program);
        Files.writeString(code.resolve("n"), id);
        Path results = Files.createDirectories(folder.resolve("results").resolve(id));
        return sandbox.run(policy, new RunInputs(id, code, input, results));
    }

    private Path result(String id) {
        return folder.resolve("results").resolve(id).resolve("y.txt");
    }

    private static SandboxPolicy policy(Limits limits) {
        return new SandboxPolicy(
                "base", List.of("python3", "main.py"), Map.of(), limits, List.of(new ExpectedOutput("y.txt", 100)));
    }

    private synchronized ReadOnlyInput input() {
        try {
            Path in = Files.createDirectories(folder.resolve("in"));
            Files.writeString(in.resolve("x.txt"), "in-");
            return new ReadOnlyInput("input", in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitRunning() throws InterruptedException {
        try (DockerTraces traces = new DockerTraces(worker)) {
            while (traces.running() < 1) {
                Thread.sleep(20);
            }
            Thread.sleep(200);
        }
    }

    private void assertNothingIsLeft() {
        try (DockerTraces traces = new DockerTraces(worker)) {
            assertThat(traces.ofAnything()).isEmpty();
        }
    }
}
