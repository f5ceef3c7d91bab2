package dev.assay.grader.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real submissions, graded and then compared by graders of which one is killed in the middle. */
final class ComparedCohortTest {
    private static final Path PROBE = Path.of("../../infra/checks/packs/probe");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void equalSubmissionsAreATieAndAGraderKilledInTheMiddleLeavesOneComparison() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path steps = Files.createDirectory(folder.resolve("steps"));
        Path stepsOfComparison = Files.createDirectory(folder.resolve("steps-of-comparison"));
        try (Installation installation = new Installation(home)) {
            String packVersion = installation.publish(PROBE);
            for (String solution : List.of("reference", "baseline", "reference")) {
                installation.submit(packVersion, PROBE.resolve(solution));
            }
            Process grades = installation.startGrader(Map.of(ObservedGrader.STEPS, steps.toString()));
            installation.await(
                    "three scores",
                    PATIENCE,
                    () -> count(installation, "SELECT COUNT(*) FROM effect").equals("3"));
            grades.destroy();
            grades.waitFor();

            String comparison = installation.compare(packVersion);
            Process killed = installation.startGrader(Map.of(
                    ObservedGrader.STEPS, stepsOfComparison.toString(), ObservedGrader.STOP_AT, Step.STORING.name()));
            installation.await(
                    "a comparison that is about to be stored",
                    PATIENCE,
                    () -> Files.exists(stepsOfComparison.resolve(Step.STORING.name())));
            killed.destroyForcibly().waitFor();
            assertThat(installation.comparison(comparison)).isInstanceOf(ComparisonState.Queued.class);
            assertThat(installation.value("SELECT COUNT(*) FROM comparison_pair"))
                    .isEqualTo("0");

            Process last = installation.startGrader(Map.of(ObservedGrader.STEPS, steps.toString()));
            installation.await(
                    "the comparison",
                    PATIENCE,
                    () -> installation.comparison(comparison) instanceof ComparisonState.Done);

            assertThat(installation.value("SELECT tries FROM comparison")).isEqualTo("2");
            assertThat(installation.value("SELECT COUNT(*) FROM comparison")).isEqualTo("1");
            assertATieBeforeTheBaseline(((ComparisonState.Done) installation.comparison(comparison)).report());
            last.destroy();
            last.waitFor();
            assertThat(installation.engineObjects()).isEmpty();
        }
    }

    private static void assertATieBeforeTheBaseline(ComparisonReport report) {
        List<Place.Ranked> places = report.entries().stream()
                .map(entry -> (Place.Ranked) entry.place())
                .toList();
        assertThat(places).extracting(Place.Ranked::rankLow).containsExactly(1, 1, 3);
        assertThat(places).extracting(Place.Ranked::rankHigh).containsExactly(2, 2, 3);
        assertThat(places.get(0).letters())
                .isEqualTo(places.get(1).letters())
                .isNotEqualTo(places.get(2).letters());
        assertThat(places).extracting(Place.Ranked::probabilityFirst).containsExactly(0.5, 0.5, 0.0);
        assertThat(report.pairs()).hasSize(3);
        assertThat(report.pairs()).extracting(ComparisonReport.Pair::outcome).containsOnlyOnce(Outcome.NOT_TOLD_APART);
        Entry baseline = report.entries().getLast();
        assertThat(baseline.toBaseline().orElseThrow().value()).isZero();
        assertThat(report.entries().getFirst().toBaseline().orElseThrow().value())
                .isPositive();
    }

    private static String count(Installation installation, String query) {
        try {
            return installation.value(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
