package dev.assay.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grader.grading.FolderCopy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command line from outside: what it prints and how it ends. */
final class CommandLineTest {
    private static final Path REFERENCE = Repository.PROBE.resolve("reference");

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    @Test
    void aGradingIsToldInProseAndItsReceiptHolds() throws Exception {
        CommandLineRun graded = CommandLineRun.grade(Repository.PROBE, REFERENCE, home);
        assertThat(graded.exitCode()).as(graded.err()).isZero();
        assertThat(graded.out())
                .contains("smoke run", "hidden run", "completed", "roc_auc (primary)", "at 95 %", "Verdict: SCORED");
        Path receipt = receiptNamedIn(graded.out());
        assertThat(verify(receipt).exitCode()).isZero();

        Path forged = folder.resolve("forged.json");
        Files.writeString(forged, Files.readString(receipt).replaceFirst("\"points\" : [0-9.]+", "\"points\" : 100"));
        CommandLineRun refused = verify(forged);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("changed after it was signed", "points do not follow");
    }

    @Test
    void folderZipAndRegradeScoreTheSame() throws Exception {
        Path predictions = folder.resolve("predictions.csv");
        CommandLineRun ofFolder = CommandLineRun.grade(
                Repository.PROBE, REFERENCE, home, "--json", "--predictions", predictions.toString());
        Path zip = folder.resolve("reference.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("reference/predict.py"));
            Files.copy(REFERENCE.resolve("predict.py"), out);
        }
        CommandLineRun ofZip = CommandLineRun.grade(Repository.PROBE, zip, home, "--json");
        CommandLineRun again = CommandLineRun.of(
                "regrade",
                "--pack",
                Repository.PROBE.toString(),
                "--predictions",
                predictions.toString(),
                "--home",
                home.toString(),
                "--json");
        assertThat(ofZip.json().path("metrics")).isEqualTo(ofFolder.json().path("metrics"));
        assertThat(again.json().path("metrics")).isEqualTo(ofFolder.json().path("metrics"));
        assertThat(again.json().path("runs")).isEmpty();
        assertThat(again.json().path("receipt").path("predictions"))
                .isEqualTo(ofFolder.json().path("receipt").path("predictions"));
    }

    @Test
    void aWholeReportCanBeVerified() throws Exception {
        Path report = folder.resolve("report.json");
        CommandLineRun graded = CommandLineRun.grade(Repository.PROBE, REFERENCE, home, "--json");
        Files.writeString(report, graded.out());
        assertThat(verify(report).exitCode()).isZero();
        Files.writeString(report, graded.out().replaceFirst("\"SCORED\"", "\"TIME_LIMIT\""));
        assertThat(verify(report).out()).contains("another \"verdict\"");
    }

    @Test
    void aMissingModuleIsNamed() {
        JsonNode report = CommandLineRun.grade(
                        Repository.PROBE, Repository.HOSTILE.resolve("missing_dep"), home, "--json")
                .json();
        assertThat(report.path("message").asString()).contains("'a_module_that_does_not_exist'");
    }

    @Test
    void aSubmissionWithoutItsEntryFileIsRefusedBeforeAnythingRuns() throws Exception {
        Files.writeString(folder.resolve("solution.py"), "");
        JsonNode report =
                CommandLineRun.grade(Repository.PROBE, folder, home, "--json").json();
        assertThat(report.path("verdict").asString()).isEqualTo("UPLOAD_REJECTED");
        assertThat(report.path("message").asString()).contains("predict.py");
        assertThat(report.path("runs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an archive", "PK\u0003\u0004"})
    void anyFileIsAnUploadThatIsRefusedAndNoCrash(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("submission.bin"), content, StandardCharsets.UTF_8);
        CommandLineRun run = CommandLineRun.grade(Repository.PROBE, file, home, "--json");
        assertThat(run.json().path("verdict").asString()).isEqualTo("UPLOAD_REJECTED");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aPackWhosePrepareFailsIsTheAssessmentsFaultAndSaysWhyToItsAuthor() throws Exception {
        FolderCopy.copy(Repository.PROBE, folder);
        Files.writeString(folder.resolve("prepare/prepare.py"), "raise ValueError('no such column')");
        CommandLineRun run = CommandLineRun.grade(folder, REFERENCE, home, "--json");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json().path("verdict").asString()).isEqualTo("ASSESSMENT_ERROR");
        assertThat(run.err()).contains("ValueError: no such column");
        assertThat(run.json().path("message").asString()).doesNotContain("no such column");
    }

    @Test
    void anInvalidManifestIsToldWithLineAndColumn() throws Exception {
        FolderCopy.copy(Repository.PROBE, folder);
        Path manifest = folder.resolve("pack.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("publicShare: 0", "publicShare: often"));
        CommandLineRun run = CommandLineRun.grade(folder, REFERENCE, home);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).containsPattern("pack\\.yaml:\\d+:\\d+: ").doesNotContain("\tat ");
    }

    @Test
    void usageErrorsEndWithTwoAndWithoutStackTraces() {
        Path nowhere = folder.resolve("nowhere");
        List<CommandLineRun> runs = List.of(
                CommandLineRun.of("grade"),
                CommandLineRun.of("grade", "--pakc", "x"),
                CommandLineRun.of("nonsense"),
                CommandLineRun.grade(nowhere, REFERENCE, home),
                CommandLineRun.grade(Repository.PROBE, nowhere, home),
                CommandLineRun.of("receipt", "verify", nowhere.toString(), "--home", home.toString()),
                CommandLineRun.of(
                        "submit", "--server", "x", "--token-file", nowhere.toString(), "--attempt", "1", "y"));
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).isNotBlank().doesNotContain("\tat ", "Exception");
            assertThat(run.out()).isEmpty();
        });
    }

    @Test
    void helpTeachesWithExamplesAndExitCodes() {
        assertThat(CommandLineRun.of("--help").out()).contains("Examples:", "Exit codes:", "assay grade --pack");
        for (String command :
                List.of("grade", "submit", "pack check", "pack prepare", "receipt verify", "metrics", "score")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.add("--help");
            CommandLineRun help = CommandLineRun.of(arguments.toArray(String[]::new));
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).as(command).containsPattern("Examples?:").contains("assay " + command);
        }
    }

    @Test
    void anEngineThatIsDownIsThePlatformsFault() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Assay.class.getName(),
                "grade",
                "--pack",
                Repository.PROBE.toString(),
                "--submission",
                REFERENCE.toString(),
                "--home",
                folder.toString());
        builder.environment().putAll(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"));
        Process process = builder.start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isEqualTo(4);
        assertThat(err).contains("No Docker engine answers", "DOCKER_HOST").doesNotContain("\tat ");
    }

    private static CommandLineRun verify(Path file) {
        return CommandLineRun.of("receipt", "verify", file.toString(), "--home", home.toString());
    }

    private static Path receiptNamedIn(String prose) {
        String line = prose.lines()
                .filter(shown -> shown.startsWith("Receipt: "))
                .findFirst()
                .orElseThrow();
        return Path.of(line.substring("Receipt: ".length(), line.indexOf("  (")));
    }
}
