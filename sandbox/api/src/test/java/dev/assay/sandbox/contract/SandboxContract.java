package dev.assay.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The suite itself. A runtime's test extends it and says how to open a sandbox and how to look at its engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SandboxContract {
    private static final int LANES = 2;

    @TempDir
    static Path folder;

    private final BlockingQueue<Lane> free = new LinkedBlockingQueue<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(LANES);

    /**
     * A sandbox with one slot that keeps no spare environments.
     *
     * @param lane sandboxes of different lanes run at the same time, and each has a processor of its own if there are
     *     enough
     */
    protected abstract Sandbox open(String worker, int lane);

    /** Looks for what the worker left on the engine. */
    protected abstract Traces traces(String worker);

    @BeforeAll
    void openLanes() throws IOException {
        for (int lane = 0; lane < LANES; lane++) {
            String worker = "contract-" + lane + "-" + ProcessHandle.current().pid();
            Path own = Files.createDirectory(folder.resolve("lane-" + lane));
            Lane opened = new Lane(open(worker, lane), traces(worker), own);
            lanes.add(opened);
            free.add(opened);
        }
    }

    @AfterAll
    void closeLanes() {
        pool.shutdownNow();
        lanes.forEach(Lane::close);
    }

    @TestFactory
    Stream<DynamicTest> everyHostileProgramGetsItsOutcomeAndLeavesNothing() {
        List<HostileCase> cases = HostileCase.all();
        assertThat(cases).hasSizeGreaterThan(80);
        // All are under way at once, as many at a time as there are lanes; each test waits for its own.
        Map<HostileCase, Future<?>> running = new LinkedHashMap<>();
        cases.forEach(hostile -> running.put(hostile, pool.submit(() -> onFreeLane(lane -> lane.check(hostile)))));
        return running.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().name(), () -> result(entry.getValue())));
    }

    @Test
    void whatAProgramWritesIsSeenWithinHalfASecondWhileItStillRuns() throws Exception {
        onFreeLane(lane -> {
            Onlooker onlooker = new Onlooker();
            RunOutcome outcome = lane.runCase("live_lines", onlooker);
            assertThat(HostileCase.label(outcome)).isEqualTo("Completed");
            assertThat(onlooker.delaysOf(OutputObserver.Stream.OUTPUT))
                    .hasSize(3)
                    .allMatch(delay -> delay.compareTo(Duration.ofMillis(500)) < 0);
            assertThat(onlooker.delaysOf(OutputObserver.Stream.ERROR)).hasSize(1);
            assertThat(onlooker.text()).isEqualTo(outcome.measurements().log().text());
        });
    }

    @Test
    void aFloodWithoutALineEndIsSeenInSmallPiecesAndNothingAfterTheRun() throws Exception {
        onFreeLane(lane -> {
            Onlooker onlooker = new Onlooker();
            RunOutcome outcome = lane.runCase("live_flood", onlooker);
            onlooker.runReturned();
            assertThat(HostileCase.label(outcome)).isEqualTo("Completed");
            assertThat(onlooker.bytes()).isEqualTo(outcome.measurements().log().totalBytes());
            assertThat(onlooker.largest()).isLessThanOrEqualTo(1 << 20);
            assertThat(outcome.measurements().flags()).contains(RunOutcome.Flag.LOG_TRUNCATED);
            RunOutcome killed = lane.runCase("log_flood_lines", onlooker.anew());
            onlooker.runReturned();
            assertThat(HostileCase.label(killed)).startsWith("TimedOut");
            lane.assertNothingIsLeft();
            assertThat(onlooker.bytesAfterTheRun()).isZero();
        });
    }

    @Test
    void anObserverThatFailsChangesNothing() throws Exception {
        onFreeLane(lane -> {
            RunOutcome outcome = lane.runCase("live_lines", (_, _) -> {
                throw new IllegalStateException("an observer with a fault");
            });
            assertThat(HostileCase.label(outcome)).isEqualTo("Completed");
            assertThat(outcome.measurements().log().text()).contains("last");
        });
    }

    @Test
    void nothingOfAnEarlierRunIsSeenByALaterOne() throws Exception {
        onFreeLane(lane -> {
            assertThat(HostileCase.label(lane.runCase("ok_residue_leave"))).isEqualTo("Completed");
            assertFindsNothing(lane.runCase("ok_residue_search"));
        });
    }

    @Test
    void noSecretOfTheHostIsSeenFromInside() throws Exception {
        String canary = "CANARY" + "-in-a-file-of-the-host";
        Path planted = Files.createDirectories(folder.resolve("planted"));
        Files.writeString(planted.resolve("labels.csv"), canary);
        Path home = Files.writeString(Path.of("target").resolve("planted-labels.csv"), canary);
        try {
            onFreeLane(lane -> assertFindsNothing(lane.runCase("ok_residue_search")));
        } finally {
            Files.delete(home);
        }
    }

    @Test
    void theCpuLimitCountsComputingAndNotWaiting() throws Exception {
        Limits limits = new Limits(1, 30, 256L << 20, 64, 64L << 20, 1000, 1 << 20, 1);
        onFreeLane(lane -> {
            RunOutcome outcome = lane.runCase("time_spin", limits);
            assertThat(HostileCase.label(outcome)).isEqualTo("TimedOut(CPU)");
            assertThat(outcome.measurements().cpu()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        });
    }

    @Test
    void theRuntimeKeepsWhatItPromises() throws Exception {
        onFreeLane(lane -> {
            SelfCheck check = lane.selfCheck();
            assertThat(check.findings()).hasSizeGreaterThan(5).allMatch(SelfCheck.Finding::holds);
            lane.assertNothingIsLeft();
        });
    }

    private static void assertFindsNothing(RunOutcome outcome) {
        assertThat(outcome.measurements().log().text()).contains("searched").doesNotContain("FOUND");
        assertThat(HostileCase.label(outcome)).isEqualTo("Completed");
    }

    /** Something done with a lane. */
    @FunctionalInterface
    private interface Use {
        void with(Lane lane) throws IOException;
    }

    private Boolean onFreeLane(Use use) throws IOException, InterruptedException {
        Lane lane = free.take();
        try {
            use.with(lane);
            return true;
        } finally {
            free.add(lane);
        }
    }

    private static void result(Future<?> future) throws Exception {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }
}
