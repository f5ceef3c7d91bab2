package dev.assay.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grader.EngineObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every hostile submission through the command line, as an author would grade it. */
final class HostileSubmissionsTest {
    private static final List<String> REPORT_FIELDS =
            List.of("verdict", "owner", "flags", "message", "points", "pointsInterval", "metrics", "runs", "receipt");

    @TempDir
    private static Path home;

    private static String honestScore = "";

    @TempDir
    private Path archives;

    @BeforeAll
    static void gradeAnHonestSubmission() {
        honestScore = honestScore();
    }

    static Stream<String> cases() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Repository.HOSTILE)) {
            folders.filter(folder -> Files.exists(folder.resolve("expect.json")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .forEach(names::add);
        }
        return names.stream();
    }

    @Test
    void allCasesAreHere() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(61);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void eachHasItsVerdictAndHarmsNobody(String name) throws Exception {
        JsonNode expected = new JsonMapper()
                .readTree(Files.readAllBytes(Repository.HOSTILE.resolve(name).resolve("expect.json")));
        CommandLineRun run = CommandLineRun.grade(Repository.PROBE, submission(name), home, "--json");
        JsonNode report = run.json();

        String verdict = report.path("verdict").asString();
        List<String> accepted = texts(expected.path("verdict"));
        if (accepted.contains("*")) {
            assertThat(report.path("owner").asString()).isNotEqualTo("PLATFORM");
        } else {
            assertThat(verdict).as(report.toString()).isIn(accepted);
        }
        assertThat(texts(report.path("flags"))).containsAll(texts(expected.path("flags")));
        assertThat(report.propertyNames()).containsExactlyElementsOf(REPORT_FIELDS);
        assertThat(run.exitCode()).isEqualTo(verdict.equals("SCORED") ? 0 : 1);
        assertThat(report.path("message").asString()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(EngineObjects.of(home, "cli")).as("left in the engine").isEmpty();
        assertThat(home.resolve("work")).isDirectoryNotContaining(Files::isDirectory);
        assertThat(honestScore()).as("the next honest submission").isEqualTo(honestScore);
    }

    /** Archives are built by the case's own script, all others are graded as the folder that they are. */
    private Path submission(String name) throws IOException, InterruptedException {
        Path folder = Repository.HOSTILE.resolve(name);
        boolean archive = name.startsWith("upload_") && !name.equals("upload_name_fields");
        if (!archive || !Files.exists(folder.resolve("make.py"))) {
            return folder;
        }
        Path made = archives.resolve(name.contains("_tar_") ? "submission.tar.gz" : "submission.zip");
        Process python = new ProcessBuilder("python3", "make.py", made.toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(python.waitFor()).isZero();
        return made;
    }

    private static String honestScore() {
        CommandLineRun run =
                CommandLineRun.grade(Repository.PROBE, Repository.PROBE.resolve("reference"), home, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().path("metrics").toString();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asString()));
        return texts;
    }
}
