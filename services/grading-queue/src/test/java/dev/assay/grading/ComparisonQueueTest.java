package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import dev.assay.grading.ComparisonReport.Basis;
import dev.assay.grading.ComparisonReport.Difference;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonReport.Range;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ComparisonQueueTest {

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void gradingsAreComparedOnceAndAllThatIsSaidIsRead() throws SQLException {
        String first = graded("1");
        String second = graded("2");
        String queued = fixture.enqueue();
        String id = compare(queued, second, first);
        assertThat(find(id)).isInstanceOf(ComparisonState.Queued.class);
        List<ComparisonClaim> claims = new ArrayList<>();

        fixture.worker("a", new ComparisonOnly(claim -> {
                    claims.add(claim);
                    return new ComparisonOutcome.Compared(report(first, second, queued));
                }))
                .runAnyDueExecutions();

        assertThat(find(id)).isEqualTo(new ComparisonState.Done(report(first, second, queued), fixture.time.now()));
        assertThat(claims)
                .singleElement()
                .satisfies(claim -> assertThat(claim.members())
                        .extracting(ComparisonClaim.Member::gradingId, ComparisonClaim.Member::predictionsSha256)
                        .containsExactlyInAnyOrder(
                                tuple(first, Optional.of(Fixture.SHA)),
                                tuple(second, Optional.of(Fixture.SHA)),
                                tuple(queued, Optional.empty())));
        assertThat(claims.getFirst().members())
                .filteredOn(member -> member.score().isPresent())
                .hasSize(2)
                .allSatisfy(member -> assertThat(member.score().orElseThrow().interval())
                        .isEqualTo(new SplitScore.Interval.Known(0.7, 0.8, 0.95, "percentile")));
        assertThat(compare(first, second, queued)).isEqualTo(id);
        assertThat(fixture.query("SELECT task_name FROM scheduled_tasks WHERE task_name = 'compare'"))
                .isEmpty();
    }

    @Test
    void whatIsNotOfThePackVersionIsNotCompared() throws SQLException {
        String one = graded("1");

        assertThatThrownBy(() -> compare(one, "another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other pack versions");
        assertThatThrownBy(() -> compare()).hasMessage("1 to 500 gradings can be compared, not 0");
        String[] many = IntStream.range(0, 501).mapToObj(Integer::toString).toArray(String[]::new);
        assertThatThrownBy(() -> compare(many)).hasMessageContaining("not 501");
        assertThat(fixture.query("SELECT id FROM comparison")).isEmpty();
        assertThat(fixture.query("SELECT task_name FROM scheduled_tasks")).isEmpty();
    }

    @Test
    void aWorkerThatLosesItsLeaseInTheMiddleLeavesOneComparisonThatOfItsSuccessor() throws SQLException {
        String first = graded("1");
        String second = graded("2");
        String id = compare(first, second);
        ComparisonReport made = report(first, second);
        ManualScheduler successor =
                fixture.worker("second", new ComparisonOnly(claim -> new ComparisonOutcome.Compared(made)));

        fixture.worker("first", new ComparisonOnly(claim -> {
                    fixture.time.tick(Duration.ofHours(1));
                    successor.runDeadExecutionDetection();
                    successor.runAnyDueExecutions();
                    return new ComparisonOutcome.Compared(nothing(first, second));
                }))
                .runAnyDueExecutions();

        assertThat(find(id)).isEqualTo(new ComparisonState.Done(made, fixture.time.now()));
        assertThat(fixture.query("SELECT COUNT(*) FROM comparison_pair")).containsExactly("1");
        assertThat(fixture.query("SELECT tries FROM comparison")).containsExactly("2");
    }

    @Test
    void storingTheSameComparisonTwiceIsOneComparison() throws SQLException {
        String first = graded("1");
        String second = graded("2");
        String id = compare(first, second);
        ComparisonRepository repository = new ComparisonRepository(fixture.grader);
        ComparisonClaim claim = repository.claim(id, 3).orElseThrow();

        assertThat(repository.store(claim, report(first, second), fixture.clock.instant()))
                .isTrue();
        assertThat(repository.store(claim, report(first, second), fixture.clock.instant()))
                .isTrue();

        assertThat(fixture.query("SELECT COUNT(*) FROM comparison_pair")).containsExactly("1");
        assertThat(repository.claim(id, 3)).isEmpty();
    }

    @Test
    void aFaultOfThePlatformIsRetriedThenGivenUpAndTriedAgainWhenAskedFor() throws SQLException {
        String first = graded("1");
        String id = compare(first);
        ManualScheduler failing =
                fixture.worker("a", new ComparisonOnly(claim -> new ComparisonOutcome.PlatformFault("disk is full")));
        failing.runAnyDueExecutions();
        assertThat(find(id)).isInstanceOf(ComparisonState.Queued.class);
        for (int i = 0; i < 2; i++) {
            fixture.time.tick(Duration.ofMinutes(1));
            failing.runAnyDueExecutions();
        }
        assertThat(find(id)).isEqualTo(new ComparisonState.Failed(Verdict.Owner.PLATFORM, "disk is full"));

        assertThat(compare(first)).isEqualTo(id);
        fixture.worker("b", new ComparisonOnly(claim -> new ComparisonOutcome.Compared(nothing(first))))
                .runAnyDueExecutions();

        assertThat(find(id)).isEqualTo(new ComparisonState.Done(nothing(first), fixture.time.now()));
    }

    @Test
    void aPackThatIsAtFaultIsTheAssessments() throws SQLException {
        String id = compare(graded("1"));

        fixture.worker("a", new ComparisonOnly(claim -> new ComparisonOutcome.Rejected("ids overlap")))
                .runAnyDueExecutions();

        assertThat(find(id)).isEqualTo(new ComparisonState.Failed(Verdict.Owner.ASSESSMENT, "ids overlap"));
    }

    @Test
    void aComparisonThatKillsEveryWorkerIsGivenUp() throws SQLException {
        String id = compare(graded("1"));
        ComparisonRepository repository = new ComparisonRepository(fixture.grader);
        for (int i = 0; i < 3; i++) {
            assertThat(repository.claim(id, 3)).isPresent();
        }

        assertThat(repository.claim(id, 3)).isEmpty();

        assertThat(find(id))
                .isEqualTo(new ComparisonState.Failed(Verdict.Owner.PLATFORM, "every worker died that made it"));
    }

    private String graded(String scorerVersion) throws SQLException {
        String grading = fixture.enqueue();
        fixture.worker(
                        "grades",
                        Fixture.always(new GradingOutcome.Graded(Fixture.report(Verdict.SCORED, scorerVersion, 50))))
                .runAnyDueExecutions();
        return grading;
    }

    private String compare(String... gradings) throws SQLException {
        return fixture.enqueued(
                connection -> fixture.queue.compare(connection, fixture.packVersion, List.of(gradings)));
    }

    private ComparisonState find(String id) {
        return new Comparisons(fixture.grader).find(id).orElseThrow();
    }

    private static ComparisonReport report(String first, String second, String... notScored) {
        List<Entry> entries = new ArrayList<>(List.of(
                new Entry(
                        second,
                        OptionalDouble.of(0.75),
                        Optional.of(new Range(0.7, 0.8)),
                        new Place.Ranked(1, 2, "a", 0.75, 1.25),
                        Optional.of(new Difference(0.25, Optional.of(new Range(0.125, 0.5))))),
                new Entry(
                        first,
                        OptionalDouble.of(0.5),
                        Optional.empty(),
                        new Place.Ranked(1, 2, "a", 0.25, 1.75),
                        Optional.of(new Difference(0, Optional.empty())))));
        for (String grading : notScored) {
            entries.add(new Entry(
                    grading,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    new Place.NotRanked("it is not graded yet"),
                    Optional.empty()));
        }
        return new ComparisonReport(
                basis(Optional.of(new ComparisonReport.Resampling(-5, 1000, 0.95, "Holm"))),
                entries,
                List.of(new Pair(
                        second,
                        first,
                        Optional.of(new Difference(0.25, Optional.of(new Range(-0.125, 0.625)))),
                        OptionalDouble.of(0.25),
                        0.25,
                        Outcome.NOT_TOLD_APART)),
                Optional.empty());
    }

    private static ComparisonReport nothing(String... gradings) {
        return new ComparisonReport(
                basis(Optional.empty()),
                List.of(gradings).stream()
                        .map(grading -> new Entry(
                                grading,
                                OptionalDouble.of(1),
                                Optional.empty(),
                                new Place.NotRanked("the pack computes it"),
                                Optional.empty()))
                        .toList(),
                List.of(),
                Optional.of("the pack computes it"));
    }

    private static Basis basis(Optional<ComparisonReport.Resampling> resampling) {
        return new Basis("roc_auc", SplitScore.Direction.HIGHER, 10, resampling, "3");
    }

    private record ComparisonOnly(Compare how) implements Work {
        @Override
        public GradingOutcome grade(GradingClaim claim, Progress progress) {
            throw new AssertionError("not asked to");
        }

        @Override
        public PreparationOutcome prepare(PreparationClaim claim) {
            throw new AssertionError("not asked to");
        }

        @Override
        public ComparisonOutcome compare(ComparisonClaim claim) {
            return how.compare(claim);
        }
    }

    private interface Compare {
        ComparisonOutcome compare(ComparisonClaim claim);
    }
}
