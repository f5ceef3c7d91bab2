package dev.assay.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the scoring engine that a reader is shown, run as shown, with the output that is shown. After a change
 * of the output {@code -Dassay.readme.write=true} writes the new one down.
 */
class ReadmeCommandsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String SCORING = "assessments/scoring/README.md";
    private static final Pattern SHOWN =
            Pattern.compile("```sh\\n(infra/bin/assay [^\\n]*)\\n```\\n\\n```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)^infra/bin/assay (?:metrics|score).*$");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");

    /** A command, and what it prints where that is shown. */
    record Shown(String command, List<String> output) {
        @Override
        public String toString() {
            return command;
        }
    }

    @ParameterizedTest
    @MethodSource
    void outputIsWhatIsShown(Shown shown) throws Exception {
        List<String> output = run(shown.command());
        if (Boolean.getBoolean("assay.readme.write")) {
            Path readme = ROOT.resolve(SCORING);
            Files.writeString(readme, Files.readString(readme).replace(block(shown.output()), block(output)));
        } else {
            assertThat(output).isEqualTo(shown.output());
        }
    }

    private static String block(List<String> output) {
        return "```text\n" + String.join("\n", output) + "\n```";
    }

    static List<Shown> outputIsWhatIsShown() throws IOException {
        return matches(SHOWN, SCORING)
                .map(match -> new Shown(match.group(1), match.group(2).lines().toList()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void theCommandSucceeds(String command) throws Exception {
        assertThat(run(command)).isNotEmpty();
    }

    static List<String> theCommandSucceeds() throws IOException {
        return matches(COMMAND, "README.md").map(MatchResult::group).toList();
    }

    @Test
    void everyCommandOfTheEngineIsShownWithItsOutput() throws IOException {
        assertThat(matches(COMMAND, SCORING).map(MatchResult::group))
                .containsExactlyElementsOf(
                        outputIsWhatIsShown().stream().map(Shown::command).toList());
        assertThat(outputIsWhatIsShown().toString())
                .contains("assay metrics explain", "assay metrics check", "assay score");
    }

    @Test
    void everyPackageOfTheEngineIsNamed() throws IOException {
        String readme = Files.readString(ROOT.resolve(SCORING));
        Path sources = ROOT.resolve("assessments/scoring/src/main/java/dev/assay/scoring");
        try (Stream<Path> packages = Files.list(sources).filter(Files::isDirectory)) {
            assertThat(packages.map(folder -> folder.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(matches(LINK, SCORING).map(match -> match.group(1)))
                .allSatisfy(
                        link -> assertThat(ROOT.resolve("assessments/scoring").resolve(link))
                                .exists());
    }

    private static Stream<MatchResult> matches(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(file))).results();
    }

    /** The lines of standard output. The program itself is run, not the script that builds it. */
    private static List<String> run(String shown) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.grader.cli.Assay"));
        command.addAll(List.of(shown.split(" ")).subList(1, shown.split(" ").length));
        Path err = Files.createTempFile("assay", ".err");
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        Files.delete(err);
        return out.lines().toList();
    }
}
