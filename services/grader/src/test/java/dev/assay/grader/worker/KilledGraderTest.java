package dev.assay.grader.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grader.grading.FolderCopy;
import dev.assay.grading.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of the grader at every step: the submission ends with one effective score and nothing is left. */
final class KilledGraderTest {
    private static final Path PROBE = Path.of("../../infra/checks/packs/probe");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Long enough to be killed in the middle of it. */
    private static final String SLOWLY = "import time; time.sleep(3)\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"PREPARING", "SMOKE_RUN", "HIDDEN_RUN", "SCORING", "STORING"})
    void aGraderKilledInTheMiddleOfAStepLosesAndDoublesNothing(Step step) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path steps = Files.createDirectory(folder.resolve("steps"));
        try (Installation installation = new Installation(home)) {
            String packVersion = installation.publish(slowProbe());
            String submission = installation.submit(packVersion, slowReference());

            Process killed = installation.startGrader(
                    Map.of(ObservedGrader.STEPS, steps.toString(), ObservedGrader.STOP_AT, stopAt(step)));
            installation.await(step + " of the first grader", PATIENCE, () -> Files.exists(steps.resolve(step.name())));
            // Runs are killed while the code inside them runs; the other steps stand still.
            TimeUnit.MILLISECONDS.sleep(1500);
            killed.destroyForcibly().waitFor();
            assertThat(effects(installation, submission)).isEqualTo("0");

            Process second = installation.startGrader(Map.of(ObservedGrader.STEPS, steps.toString()));
            installation.await(
                    "an effective score",
                    PATIENCE,
                    () -> effects(installation, submission).equals("1"));
            assertThat(installation.value("SELECT CONCAT(state, ' ', verdict) FROM grading WHERE submission_id = '"
                            + submission + "'"))
                    .isEqualTo("DONE SCORED");
            assertThat(installation.value("SELECT points_lower <= points AND points <= points_upper FROM grading"))
                    .isEqualTo("1");
            assertThat(installation.value("SELECT COUNT(*) FROM run")).isEqualTo("2");
            assertThat(installation.value("SELECT COUNT(*) FROM score WHERE is_primary"))
                    .isEqualTo("1");

            second.destroy();
            assertThat(second.waitFor(60, TimeUnit.SECONDS))
                    .as("the second grader ends on SIGTERM")
                    .isTrue();
            assertThat(installation.engineObjects()).isEmpty();
            assertThat(home.resolve("grader/work/0")).doesNotExist();
        }
    }

    private static String stopAt(Step step) {
        return step == Step.SCORING || step == Step.STORING ? step.name() : "";
    }

    private static String effects(Installation installation, String submission) {
        try {
            return installation.value("SELECT COUNT(*) FROM effect WHERE submission_id = '" + submission + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path slowProbe() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        FolderCopy.copy(PROBE, pack);
        slowDown(pack.resolve("prepare/prepare.py"));
        return pack;
    }

    private Path slowReference() throws IOException {
        Path submission = Files.createDirectory(folder.resolve("submission"));
        FolderCopy.copy(PROBE.resolve("reference"), submission);
        slowDown(submission.resolve("predict.py"));
        return submission;
    }

    private static void slowDown(Path program) throws IOException {
        Files.writeString(
                program, SLOWLY + Files.readString(program).replace("from __future__ import annotations\n", ""));
    }
}
