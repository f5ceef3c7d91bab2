package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.testing.TestDatabase;
import dev.assay.schema.testing.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ConcurrentWorkersTest {

    @Test
    void manyReportsOfOneGradingHaveOneEffect() throws Exception {
        try (Fixture fixture = new Fixture();
                ExecutorService threads = Executors.newFixedThreadPool(10)) {
            String grading = fixture.enqueue();
            GradingRepository repository = new GradingRepository(fixture.grader);
            List<Callable<Boolean>> claimsAndReports = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                double points = i;
                claimsAndReports.add(() -> repository
                        .claim(grading, "worker", fixture.clock.instant(), 1000)
                        .map(claim -> repository.store(
                                claim, Fixture.report(Verdict.SCORED, "1", points), fixture.clock.instant()))
                        .orElse(false));
            }

            int effective = 0;
            for (Future<Boolean> report : threads.invokeAll(claimsAndReports)) {
                effective += report.get() ? 1 : 0;
            }

            assertThat(effective).isEqualTo(1);
            assertThat(fixture.query("SELECT COUNT(*) FROM effect")).containsExactly("1");
            assertThat(fixture.query("SELECT COUNT(*) FROM score")).containsExactly("1");
            assertThat(fixture.query("SELECT state FROM grading")).containsExactly("DONE");
        }
    }

    @Test
    void storingTheSameReportTwiceIsOneEffect() throws SQLException {
        try (Fixture fixture = new Fixture()) {
            String grading = fixture.enqueue();
            GradingRepository repository = new GradingRepository(fixture.grader);
            GradingClaim claim =
                    repository.claim(grading, "a", fixture.clock.instant(), 3).orElseThrow();
            GradingReport report = Fixture.report(Verdict.SCORED, "1", 1);

            assertThat(repository.store(claim, report, fixture.clock.instant())).isTrue();
            assertThat(repository.store(claim, report, fixture.clock.instant())).isTrue();

            assertThat(fixture.query("SELECT COUNT(*) FROM score")).containsExactly("1");
            assertThat(fixture.query("SELECT * FROM late_report")).isEmpty();
        }
    }

    @Test
    void twoWorkersShareTheQueueAndGradeEachSubmissionOnce() throws Exception {
        try (Fixture fixture = new Fixture()) {
            AtomicInteger graded = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(20);
            Work work = new GradingOnly((claim, progress) -> {
                graded.incrementAndGet();
                progress.at(Step.SCORING);
                done.countDown();
                return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, claim.gradingId(), 1));
            });
            for (int i = 0; i < 20; i++) {
                fixture.enqueue();
            }

            try (GradingWorker first = start(fixture, "first", work);
                    GradingWorker second = start(fixture, "second", work)) {
                assertThat(first).isNotSameAs(second);
                done.await();
            }

            assertThat(graded).hasValue(20);
            assertThat(fixture.query("SELECT COUNT(*) FROM effect")).containsExactly("20");
            assertThat(fixture.query("SELECT * FROM scheduled_tasks")).isEmpty();
        }
    }

    @Test
    void closingWaitsForWorkInProgressAndClaimsNothingMore() throws Exception {
        try (Fixture fixture = new Fixture()) {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            fixture.enqueue();
            GradingWorker worker = start(fixture, "a", new GradingOnly((claim, progress) -> {
                started.countDown();
                finish.await();
                return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "1", 1));
            }));
            started.await();
            Thread closing = Thread.ofVirtual().start(worker::close);
            finish.countDown();
            closing.join();

            assertThat(fixture.query("SELECT state FROM grading")).containsExactly("DONE");
        }
    }

    @Test
    void aDatabaseThatIsRestartedWhileWorkRunsLosesNothing() throws Exception {
        try (TestServer server = TestServer.startOn(freePort());
                Fixture fixture = new Fixture(TestDatabase.createOn(server))) {
            AtomicInteger graded = new AtomicInteger();
            fixture.enqueue();

            try (GradingWorker worker = start(fixture, "a", new GradingOnly((claim, progress) -> {
                if (graded.incrementAndGet() == 1) {
                    server.restart();
                }
                return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "1", 1));
            }))) {
                worker.resume();
                while (!isDone(fixture)) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }

            assertThat(fixture.query("SELECT COUNT(*) FROM effect")).containsExactly("1");
            assertThat(fixture.query("SELECT COUNT(*) FROM score")).containsExactly("1");
        }
    }

    @Test
    void waitsGrowUntilTheirBound() {
        QueueSettings settings = QueueSettings.of("a", 1);

        assertThat(settings.retryAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.retryAfter(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.retryAfter(1000)).isEqualTo(Duration.ofMinutes(2));
    }

    private static GradingWorker start(Fixture fixture, String name, Work work) {
        GradingWorker worker = GradingWorker.create(fixture.grader, Clock.systemUTC(), Fixture.settings(name), work);
        worker.start();
        return worker;
    }

    private static boolean isDone(Fixture fixture) {
        try {
            return fixture.query("SELECT state FROM grading").equals(List.of("DONE"));
        } catch (IllegalStateException whileItRestarts) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
