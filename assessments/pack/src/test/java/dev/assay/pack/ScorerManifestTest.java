package dev.assay.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Manifest.ScorerSpec.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics that a pack computes itself. */
class ScorerManifestTest {

    private static final String OWN = """
              - id: late_cost
                direction: lower
                params: {weight: 2, names: [a, b]}
                scorer:
                  file: score.py
                  limits: {cpuSeconds: 30, wallSeconds: 60, memoryMiB: 512, processes: 64, outputMiB: 4, outputFiles: 10, logKiB: 64, cores: 1}
            """;
    private static final String VALID = Manifests.VALID.replace("gates:\n", OWN + "gates:\n");

    @TempDir
    private Path folder;

    private static List<String> errors(String yaml) {
        return switch (ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case ManifestOutcome.Read ignored -> List.of();
            case ManifestOutcome.Invalid invalid ->
                invalid.errors().stream().map(ManifestError::toString).toList();
        };
    }

    @Test
    void aScorerIsAFileOrACommandWithLimitsAndMayHaveAnImageOfItsOwn() {
        var metric = Manifests.read(VALID).metrics().getLast();
        var scorer = metric.scorer().orElseThrow();
        assertThat(scorer.program()).isEqualTo(new Program.PythonFile("score.py"));
        assertThat(scorer.image()).isEqualTo("python-ml");
        assertThat(scorer.limits().memoryMiB()).isEqualTo(512);
        assertThat(metric.params()).containsEntry("weight", 2).containsEntry("names", List.of("a", "b"));
        var other = Manifests.read(VALID.replace("file: score.py", "command: [python3, /app/s.py]\n      image: base"))
                .metrics()
                .getLast()
                .scorer()
                .orElseThrow();
        assertThat(other.program()).isEqualTo(new Program.Command(List.of("python3", "/app/s.py")));
        assertThat(other.image()).isEqualTo("base");
        assertThat(BoundMetrics.of(Manifests.read(VALID))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: late_cost|id: mae|24:|mae is a metric of the scoring engine",
                "id: late_cost|id: bleu|24:|bleu is a metric of the scoring engine",
                "id: late_cost|id: log_loss|24:|'log_loss' is already listed",
                "file: score.py|image: base|27:|neither 'file' nor 'command'",
                "file: score.py|file: score.py, command: [x]|27:|both 'file' and 'command'",
                "file: score.py|file: ../score.py|28:|'file' does not have the form it needs",
                "file: score.py|file: score.sh|28:|'file' does not have the form it needs",
                "weight: 2|solution: 2|26:|is given to every scorer",
                "weight: 2|we-ight: 2|26:|no Python name",
                "weight: 2|weight: {a: 1}|26:|must be a text, a finite number",
                "weight: 2|weight: [[1]]|26:|must be a text, a finite number",
                "weight: 2|weight: null|26:|must be a text, a finite number",
                "memoryMiB: 512, processes: 64, outputMiB: 4, outputFiles: 10|memoryMiB: 128, processes: 64, outputMiB:"
                        + " 64, outputFiles: 10|29:|make it at least 144",
                "direction: lower\\n    params|direction: lower\\n    baseline: 1\\n    params|26:|belongs to the primary",
            })
    void saysWhereAndWhatIsWrong(String part, String replacement, String line, String explanation) {
        var broken = VALID.substring(0, VALID.indexOf("  - id: late_cost"))
                + VALID.substring(VALID.indexOf("  - id: late_cost"))
                        .replace(part.replace("\\n", "\n"), replacement.replace("\\n", "\n"));
        broken = replacement.contains(", command")
                ? broken.replace("file: score.py, command: [x]", "file: score.py\n      command: [x]")
                : broken;
        int first = VALID.substring(0, VALID.indexOf("  - id: late_cost")).split("\n", -1).length;
        int expected = first + Integer.parseInt(line.replace(":", "")) - 24;
        assertThat(errors(broken))
                .anySatisfy(error -> assertThat(error)
                        .startsWith("pack.yaml:" + expected + ":")
                        .contains(explanation));
    }

    private void write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> packErrors(String yaml) throws IOException {
        write("pack.yaml", yaml);
        write("brief.md", "# Brief");
        write("raw/data.csv", "id\n1\n");
        write("prepare/prepare.py", "");
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded ignored -> List.of();
            case PackOutcome.Invalid invalid ->
                invalid.errors().stream().map(ManifestError::toString).toList();
        };
    }

    @Test
    void theFilesOfAScorerMustBeThere() throws IOException {
        assertThat(packErrors(VALID))
                .hasSize(2)
                .anyMatch(error -> error.startsWith("scorer: the folder with the scorer's files is missing"))
                .anyMatch(error -> error.matches("pack.yaml:\\d+:\\d+: scorer/score.py is not in the pack.*"));
        write("scorer/score.py", "def other(solution):\n    def score(x): pass\n");
        assertThat(packErrors(VALID)).singleElement().asString().contains("defines no function score(");
        write("scorer/score.py", "def score(solution, submission, row_id_column_name):\n    return 1\n");
        assertThat(packErrors(VALID)).isEmpty();
        assertThat(packErrors(VALID.replace("file: score.py", "command: [python3, /app/missing.py]")))
                .singleElement()
                .asString()
                .contains("scorer/missing.py is not in the pack, but scorer is mounted at /app");
        write("scorer/assay_runner.py", "");
        assertThat(packErrors(VALID)).singleElement().asString().startsWith("scorer/assay_runner.py: is a name");
    }

    @Test
    void aTableIsReadBackAsItWasWritten() throws Exception {
        var table = Table.of(List.of("id", "a \"b\""), List.of(List.of("1", "x,y", ""), List.of("ä\nz", "\"", " NA ")));
        var file = folder.resolve("table.csv");
        table.write(file);
        var read = Table.read(file);
        assertThat(read.header()).isEqualTo(table.header());
        assertThat(read.column("id")).isEqualTo(table.column("id"));
        assertThat(read.column("a \"b\"")).isEqualTo(table.column("a \"b\""));
        assertThat(table.without("id").header()).containsExactly("a \"b\"");
    }
}
