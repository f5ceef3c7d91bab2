package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Submissions through an installation of their own, handed in from the command line and through outages: each ends with
 * one score that took effect and nothing left in the engine.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SubmissionTest {
    private static final Path PROBE = Installation.REPOSITORY.resolve("infra/checks/packs/probe");

    /** Takes long enough to be met while it runs, well within the limits of the probe pack. */
    private static final String SLOW = """
            import csv, time
            with open("/in/test.csv", newline="") as features:
                ids = [row["id"] for row in csv.DictReader(features)]
            time.sleep(4)
            with open("/out/predictions.csv", "w", newline="") as predictions:
                csv.writer(predictions).writerows([("id", "prediction")] + [(row, 0.5) for row in ids])
            """;

    @TempDir
    static Path folder;

    private OwnEngine engine;
    private Installation installation;
    private Path slow;
    private String probe;

    @BeforeAll
    void start() throws IOException {
        engine = OwnEngine.holding(Files.createDirectory(folder.resolve("e")), "assay/base:1", "assay/python-ml:1");
        installation = new Installation(Files.createDirectory(folder.resolve("home")), engine.host());
        slow = Files.createDirectory(folder.resolve("slow"));
        Files.writeString(slow.resolve("predict.py"), SLOW);
        probe = installation.publish(PROBE);
    }

    @AfterAll
    void nothingIsLeftWhenTheServicesHaveStopped() throws IOException {
        try (OwnEngine emptied = engine) {
            installation.close();
            assertThat(emptied.containers()).isEmpty();
            assertThat(emptied.volumes()).isEmpty();
        }
        for (String process : List.of("platform", "grader")) {
            assertThat(installation.log(process))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(new ObjectMapper()
                                    .readTree(line)
                                    .path("formattedMessage")
                                    .asString())
                            .isNotBlank());
        }
    }

    @Test
    void theCommandLineHandsInOnceHoweverOftenItIsRun() throws IOException {
        String attempt = installation.attempt(probe);

        CommandLine first = CommandLine.run(submitting(attempt, installation.managerToken()));
        CommandLine again = CommandLine.run(submitting(attempt, installation.managerToken()));

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.output()).contains("Verdict: SCORED").contains("SHA-256");
        assertThat(again.output()).isEqualTo(first.output());
    }

    @Test
    void theCommandLineSaysWhatTheServerRefuses() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong-token"), "assay_0123456789");

        CommandLine refused = CommandLine.run(submitting(installation.attempt(probe), wrong));

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors()).contains("token").doesNotContain("Exception");
    }

    private List<String> submitting(String attempt, Path token) {
        return List.of(
                "submit",
                "--server",
                installation.address(),
                "--token-file",
                token.toString(),
                "--attempt",
                attempt,
                slow.toString());
    }

    @Test
    void theEngineIsKilledWhileASubmissionRuns() throws IOException {
        String submission = installation.submit(probe, slow);
        installation.awaitStep(submission, "HIDDEN_RUN");
        engine.kill();
        engine.restart();

        assertScoredOnce(installation.awaitGraded(submission));
    }

    @Test
    void theDatabaseIsKilledWhileASubmissionRuns() throws IOException {
        String submission = installation.submit(probe, slow);
        installation.awaitStep(submission, "HIDDEN_RUN");
        installation.database().restart();

        assertScoredOnce(installation.awaitGraded(submission));
    }

    @Test
    void theGraderIsKilledWhileASubmissionRuns() throws IOException {
        String submission = installation.submit(probe, slow);
        installation.awaitStep(submission, "HIDDEN_RUN");
        installation.killGrader();
        installation.restartGrader();

        assertScoredOnce(installation.awaitGraded(submission));
    }

    private static void assertScoredOnce(JsonNode view) {
        assertThat(view.path("current").path("verdict").asString()).isEqualTo("SCORED");
        assertThat(view.path("counts").asBoolean()).isTrue();
        assertThat(view.path("gradings").values())
                .hasSize(1)
                .allSatisfy(grading ->
                        assertThat(grading.path("effective").asBoolean()).isTrue());
    }
}
