package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GradingQueueTest {

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSubmissionIsGradedOnceAndItsReportIsStored() throws SQLException {
        fixture.enqueue();

        run(fixture.worker("a", Fixture.scored()));

        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, step, verdict, points, flags, receipt) FROM grading"))
                .containsExactly("DONE DONE SCORED 50 DISK_LIMIT,LOG_TRUNCATED {\"z\": 1.0, \"a\": 2}");
        assertThat(fixture.query("SELECT metric_value FROM score")).containsExactly("0.75");
        assertThat(fixture.query("SELECT outcome FROM run")).containsExactly("Completed");
        assertThat(fixture.query("SELECT scorer_version FROM effect")).containsExactly("1");
        assertThat(fixture.query("SELECT * FROM scheduled_tasks")).isEmpty();
    }

    @Test
    void pointsAreStoredWithTheirRangeAndAScoreWithItsIntervalOrTheReasonWhyThereIsNone() throws SQLException {
        fixture.enqueue();
        run(fixture.worker("a", Fixture.scored()));
        assertThat(fixture.query("SELECT CONCAT_WS(' ', points_lower, points, points_upper,"
                        + " COALESCE(public_points_lower, '-'), COALESCE(public_points_upper, '-')) FROM grading"))
                .containsExactly("49 50 51 - -");
        assertThat(fixture.query("SELECT CONCAT_WS(' ', interval_lower, interval_missing) FROM score"))
                .containsExactly("0.7");

        fixture.enqueue();
        SplitScore.Interval unknown = new SplitScore.Interval.Unknown("every resample gives the same value");
        run(fixture.worker(
                "b", Fixture.always(new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "2", 1, unknown)))));

        assertThat(fixture.query("SELECT interval_missing FROM score WHERE interval_lower IS NULL"))
                .containsExactly("every resample gives the same value");
    }

    @Test
    void workOfATransactionThatRollsBackDoesNotExist() {
        assertThatThrownBy(() -> fixture.enqueued(connection -> {
                    fixture.queue.enqueue(connection, fixture.submission, fixture.packVersion);
                    throw new SQLException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(fixture.query("SELECT id FROM grading")).isEmpty();
        assertThat(fixture.query("SELECT * FROM scheduled_tasks")).isEmpty();
    }

    @Test
    void stepsBecomeVisible() throws SQLException {
        fixture.enqueue();
        List<String> seen = new ArrayList<>(fixture.query("SELECT step FROM grading"));

        run(fixture.worker("a", new GradingOnly((claim, progress) -> {
            for (Step step : List.of(Step.PREPARING, Step.SMOKE_RUN, Step.HIDDEN_RUN, Step.SCORING, Step.STORING)) {
                progress.at(step);
                progress.at(step);
                seen.addAll(fixture.query("SELECT step FROM grading"));
            }
            return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "1", 1));
        })));

        seen.addAll(fixture.query("SELECT step FROM grading"));
        assertThat(seen)
                .containsExactly("QUEUED", "PREPARING", "SMOKE_RUN", "HIDDEN_RUN", "SCORING", "STORING", "DONE");
    }

    @Test
    void aLostLeaseIsTakenOverAndTheLateReportHasNoEffect() throws SQLException {
        fixture.enqueue();
        ManualScheduler second = fixture.worker("second", Fixture.scored());
        List<Boolean> toldOfTheLoss = new ArrayList<>();

        run(fixture.worker("first", new GradingOnly((claim, progress) -> {
            fixture.time.tick(Duration.ofHours(1));
            second.runDeadExecutionDetection();
            run(second);
            try {
                progress.at(Step.SCORING);
            } catch (LeaseLostException e) {
                toldOfTheLoss.add(true);
            }
            return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "1", 99));
        })));

        assertThat(toldOfTheLoss).containsExactly(true);
        assertThat(fixture.query("SELECT points FROM grading")).containsExactly("50.0");
        assertThat(fixture.query("SELECT points FROM late_report")).containsExactly("99.0");
        assertThat(fixture.query("SELECT COUNT(*) FROM score")).containsExactly("1");
        assertThat(fixture.query("SELECT COUNT(*) FROM effect")).containsExactly("1");
    }

    @Test
    void aFaultOfThePlatformIsRetriedLaterAndLaterUntilItIsGivenUpAndCostsNothing() throws SQLException {
        fixture.enqueue();
        ManualScheduler worker =
                fixture.worker("a", Fixture.always(new GradingOutcome.PlatformFault("engine is away")));

        run(worker);
        assertThat(fixture.query("SELECT CONCAT(state, ' ', TIMESTAMPDIFF(SECOND, started_at, retry_at)) FROM grading"))
                .containsExactly("RETRYING 2");
        tick(Duration.ofSeconds(1), worker);
        assertThat(fixture.query("SELECT tries FROM grading")).containsExactly("1");
        tick(Duration.ofSeconds(1), worker);
        assertThat(fixture.query("SELECT CONCAT(tries, ' ', TIMESTAMPDIFF(SECOND, started_at, retry_at)) FROM grading"))
                .containsExactly("2 4");
        tick(Duration.ofSeconds(4), worker);

        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, verdict, fault, points) FROM grading"))
                .containsExactly("PLATFORM_ERROR PLATFORM_ERROR engine is away");
        assertThat(fixture.query("SELECT counts FROM submission")).containsExactly("0");
        assertThat(fixture.query("SELECT * FROM effect")).isEmpty();
        tick(Duration.ofDays(1), worker);
        assertThat(fixture.query("SELECT tries FROM grading")).containsExactly("3");
    }

    @Test
    void whatWasGivenUpCanBeTriedAgainByHand() throws SQLException {
        String grading = fixture.enqueue();
        ManualScheduler failing = fixture.worker("a", Fixture.always(new GradingOutcome.PlatformFault("no")));
        run(failing);
        tick(Duration.ofMinutes(1), failing);
        tick(Duration.ofMinutes(1), failing);

        assertThat(fixture.retry(grading)).isTrue();
        assertThat(fixture.retry(grading)).isFalse();
        run(fixture.worker("b", Fixture.scored()));

        assertThat(fixture.query("SELECT verdict FROM grading")).containsExactly("SCORED");
        assertThat(fixture.query("SELECT counts FROM submission")).containsExactly("1");
    }

    @Test
    void anExceptionIsAFaultOfThePlatform() throws SQLException {
        fixture.enqueue();

        run(fixture.worker("a", new GradingOnly((claim, progress) -> {
            throw new IllegalStateException("a bug");
        })));

        assertThat(fixture.query("SELECT CONCAT(state, ' ', fault) FROM grading"))
                .containsExactly("RETRYING IllegalStateException");
    }

    @Test
    void aSubmissionThatKillsEveryWorkerIsGivenUp() throws SQLException {
        String grading = fixture.enqueue();
        GradingRepository repository = new GradingRepository(fixture.grader);
        for (int i = 0; i < 3; i++) {
            assertThat(repository.claim(grading, "dies", fixture.clock.instant(), 3))
                    .isPresent();
        }

        run(fixture.worker("a", Fixture.scored()));

        assertThat(fixture.query("SELECT verdict FROM grading")).containsExactly("PLATFORM_ERROR");
    }

    @Test
    void anErrorOfTheAssessmentCostsNoAttempt() throws SQLException {
        fixture.enqueue();

        run(fixture.worker(
                "a", Fixture.always(new GradingOutcome.Graded(Fixture.report(Verdict.ASSESSMENT_ERROR, "1", 0)))));

        assertThat(fixture.query("SELECT counts FROM submission")).containsExactly("0");
    }

    @Test
    void aRegradeScoresTheStoredPredictionsBesideTheOldScore() throws SQLException {
        assertThat(fixture.regrade()).isFalse();
        fixture.enqueue();
        run(fixture.worker("a", Fixture.scored()));
        List<GradingClaim> claims = new ArrayList<>();
        ManualScheduler newer = fixture.worker("b", new GradingOnly((claim, progress) -> {
            claims.add(claim);
            return new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, "2", 60));
        }));

        fixture.regrade();
        run(newer);
        fixture.regrade();
        run(newer);

        assertThat(claims).extracting(GradingClaim::kind).containsOnly(GradingClaim.Kind.RESCORE);
        assertThat(claims).extracting(GradingClaim::predictionsSha256).containsOnly(Optional.of(Fixture.SHA));
        assertThat(fixture.query("SELECT points FROM grading ORDER BY points")).containsExactly("50.0", "60.0", "60.0");
        assertThat(fixture.query("SELECT scorer_version FROM effect ORDER BY 1"))
                .containsExactly("1", "2");
        assertThat(fixture.query("SELECT * FROM late_report")).isEmpty();
    }

    @Test
    void aPublishedPackVersionIsPrepared() throws SQLException {
        fixture.prepare();

        run(fixture.worker("a", Fixture.scored()));

        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, public_sha256, digests) FROM pack_version"))
                .containsExactly("READY " + Fixture.SHA + " {}");
        assertThat(fixture.prepare()).isFalse();
    }

    @Test
    void aPackThatIsAtFaultIsNotPreparedAgain() throws SQLException {
        fixture.prepare();

        run(fixture.worker("a", new PreparationOnly(new PreparationOutcome.Rejected("ids overlap"))));

        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, failure_owner, failure) FROM pack_version"))
                .containsExactly("FAILED ASSESSMENT ids overlap");
        assertThat(fixture.query("SELECT * FROM scheduled_tasks")).isEmpty();
    }

    @Test
    void aFaultWhilePreparingIsRetriedAndThenGivenUpUntilSomebodyAsksAgain() throws SQLException {
        fixture.prepare();
        ManualScheduler failing =
                fixture.worker("a", new PreparationOnly(new PreparationOutcome.PlatformFault("disk is full")));
        run(failing);
        assertThat(fixture.query("SELECT state FROM pack_version")).containsExactly("PUBLISHED");
        tick(Duration.ofMinutes(1), failing);
        tick(Duration.ofMinutes(1), failing);
        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, failure_owner, failure) FROM pack_version"))
                .containsExactly("FAILED PLATFORM disk is full");

        fixture.prepare();
        run(fixture.worker("b", Fixture.scored()));

        assertThat(fixture.query("SELECT CONCAT_WS(' ', state, failure) FROM pack_version"))
                .containsExactly("READY");
    }

    private void tick(Duration duration, ManualScheduler worker) {
        fixture.time.tick(duration);
        run(worker);
    }

    private static void run(ManualScheduler worker) {
        worker.runAnyDueExecutions();
    }

    private record PreparationOnly(PreparationOutcome outcome) implements Work {
        @Override
        public GradingOutcome grade(GradingClaim claim, Progress progress) {
            throw new AssertionError("not asked to");
        }

        @Override
        public PreparationOutcome prepare(PreparationClaim claim) {
            return outcome;
        }

        @Override
        public ComparisonOutcome compare(ComparisonClaim claim) {
            throw new AssertionError("not asked to");
        }
    }
}
