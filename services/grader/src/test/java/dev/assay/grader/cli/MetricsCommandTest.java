package dev.assay.grader.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.MetricDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class MetricsCommandTest {
    private static final String PASSES =
            "{\"id\": \"mae/1\", \"metric\": \"mae\", \"inputs\": {\"y_true\": [1, 2], \"y_pred\": [1, 3]},"
                    + " \"expected\": 0.5}\n";
    private static final String FAILS = PASSES.replace("mae/1", "mae/2").replace("0.5", "0.6");

    @TempDir
    private Path folder;

    @Test
    void theListNamesEveryMetricUnderItsFamily() {
        CommandLineRun run = CommandLineRun.of("metrics");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .contains("Labels", "Numbers")
                .anyMatch(line -> line.matches(" {2}roc_auc +ROC AUC +higher +0 to 1"))
                .anyMatch(line -> line.matches(" {2}rmse +Root mean squared error +lower +0 to ∞"))
                .anyMatch(line -> line.matches(" {2}roc_curve +ROC curve +- +−∞ to ∞"));
        assertThat(MetricCatalogue.all())
                .allSatisfy(metric -> assertThat(run.out())
                        .containsPattern("(?m)^ {2}\\Q" + metric.id() + "\\E +\\Q" + metric.name() + "\\E "));
        assertThat(run.out())
                .endsWith("%d metrics; 'assay metrics explain ID' tells more about one.%n"
                        .formatted(MetricCatalogue.all().size()));
    }

    @Test
    void theListIsOneJsonDocumentToo() {
        JsonNode document = CommandLineRun.of("metrics", "--json").json();

        List<JsonNode> metrics = document.path("families")
                .valueStream()
                .flatMap(family -> family.path("metrics").valueStream())
                .toList();
        assertThat(metrics).hasSameSizeAs(MetricCatalogue.all());
        assertThat(metrics)
                .filteredOn(metric -> metric.path("id").asString().equals("rmse"))
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.path("name").asString()).isEqualTo("Root mean squared error");
                    assertThat(metric.path("version").asInt()).isEqualTo(1);
                    assertThat(metric.path("direction").asString()).isEqualTo("lower");
                    assertThat(metric.path("range").path("lower").asDouble()).isZero();
                    assertThat(metric.path("range").path("upper").asString()).isEqualTo("Infinity");
                });
        assertThat(metrics)
                .filteredOn(metric -> metric.path("id").asString().equals("roc_curve"))
                .singleElement()
                .satisfies(
                        metric -> assertThat(metric.path("direction").isNull()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyMetricIsExplainedWithAnExample(MetricDefinition metric) {
        CommandLineRun run = CommandLineRun.of("metrics", "explain", metric.id());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("%s (%s, version %d)".formatted(metric.name(), metric.id(), metric.version()))
                .contains("Formula ", "Family ", "Direction ", "Range ", "Made of ", "Undefined ", "Reference ")
                .containsPattern("(?s)Example.* {2}value = \\S");
        assertThat(metric.inputs()).allSatisfy(input -> assertThat(run.out()).contains("  " + input.name() + " "));
        assertThat(metric.parameters())
                .allSatisfy(parameter -> assertThat(run.out()).contains("  " + parameter.name() + " "));
    }

    static Stream<Named<MetricDefinition>> metrics() {
        return MetricCatalogue.all().stream().map(metric -> Named.of(metric.id(), metric));
    }

    @Test
    void anExplanationTellsDefaultsBoundsAndConventions() {
        String fBeta = CommandLineRun.of("metrics", "explain", "fbeta").out();
        String smape = CommandLineRun.of("metrics", "explain", "smape").out();
        String ndcg = CommandLineRun.of("metrics", "explain", "ndcg").out();

        assertThat(fBeta)
                .containsPattern("average +one of macro, micro, weighted, binary; must be given")
                .containsPattern("pos_label +a class; default: 1")
                .containsPattern("labels +a list of different classes; default: those that occur")
                .containsPattern("beta +a number from 0.0 to 1000000.0; must be given")
                .containsPattern("sample_weight +a number a row \\(optional\\)");
        assertThat(smape).containsPattern("scale +\"0..2\", which this version of the metric fixes\n");
        assertThat(ndcg).contains("default: no limit");
    }

    @Test
    void theExampleIsComputed() {
        assertThat(CommandLineRun.of("metrics", "explain", "mae").out().lines().toList())
                .containsSubsequence("Example", "  y_true = [3,-0.5,2,7]", "  y_pred = [2.5,0,2,8]", "  value = 0.5");
    }

    @Test
    void anUnknownMetricIsRefusedWithNearOnes() {
        CommandLineRun run = CommandLineRun.of("metrics", "explain", "acuracy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("assay: There is no metric \"acuracy\"; spelt alike: accuracy.");
    }

    @Test
    void casesThatPassAreCounted() throws IOException {
        CommandLineRun run = check(PASSES + "\n" + PASSES);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("2 passed, 0 failed");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void eachCaseThatFailsIsPrintedWithWhy() throws IOException {
        String unknown = PASSES.replace("\"mae\"", "\"mea\"").replace("mae/1", "mea/1");
        String accepted = PASSES.replace("\"expected\": 0.5", "\"error\": \"ValueError\"");
        String refused = PASSES.replace("[1, 3]", "[1, \"NaN\"]");

        CommandLineRun run = check(PASSES + FAILS + unknown + accepted + refused);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "mae/2: value is 0.5 and should be 0.6",
                        "mea/1: There is no metric \"mea\"; spelt alike: mae.",
                        "mae/1: accepted, and should be refused",
                        "mae/1: refused: Row 2 of y_pred is not a finite number.",
                        "1 passed, 4 failed");
    }

    @Test
    void packedCasesAreUnpacked() throws IOException {
        Path file = folder.resolve("cases");
        Files.write(file, packed(PASSES.repeat(1000)));

        assertThat(CommandLineRun.of("metrics", "check", file.toString()).out())
                .isEqualToIgnoringNewLines("1000 passed, 0 failed");
    }

    @Test
    void everyReferenceCasePasses() {
        Path cases = Repository.PARITY;

        CommandLineRun run = CommandLineRun.of("metrics", "check", cases.toString());

        assertThat(run.out()).isEqualToIgnoringNewLines("7123 passed, 0 failed");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aDashIsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((PASSES + FAILS).getBytes(UTF_8)));
            CommandLineRun run = CommandLineRun.of("metrics", "check", "-");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).endsWith("1 passed, 1 failed" + System.lineSeparator());
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":        | line 2: not a JSON object:
                    [1]           | line 2: not a JSON object:
                    null          | line 2: the line is null and no case
                    {} x          | line 2: not a JSON object:
                    {"id": 1, "id": 2} | line 2: not a JSON object:
                    {"id": "x", "metric": "mae", "inputs": {}} | line 2: the case has neither "expected" nor "error"
                    {"id": "x", "inputs": {}, "expected": 1} | line 2: the case has no text "metric"
                    {"id": "x", "metric": "mae", "inputs": [], "expected": 1} | line 2: the case has no object "inputs"
                    """)
    void aLineThatIsNoCaseIsToldByFileAndLine(String line, String message) throws IOException {
        CommandLineRun run = check(PASSES + line + "\n" + PASSES);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("assay: " + folder.resolve("cases.jsonl") + ", " + message)
                .doesNotContain("\tat ");
        assertThat(run.out()).isEqualToIgnoringNewLines("1 passed, 0 failed");
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
        byte[] packed = packed(PASSES.repeat(100));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length - 20));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', (byte) 0xFF, (byte) 0xFE, '\n'});
        Path good = Files.writeString(folder.resolve("good"), PASSES);

        CommandLineRun run = CommandLineRun.of(
                "metrics",
                "check",
                nowhere.toString(),
                broken.toString(),
                cut.toString(),
                binary.toString(),
                folder.toString(),
                good.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(nowhere + ": it does not exist", broken + ": it ends in the middle")
                .contains(binary + ", line 1: it is not UTF-8 text", folder + ": it cannot be read")
                .containsPattern("cut\\.gz, line \\d+: ")
                .doesNotContain("\tat ");
        assertThat(run.out()).contains(" passed, 0 failed");
    }

    @Test
    void aLineWithoutAnEndIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("endless.gz"), packed("x".repeat((1 << 24) + 1)));

        CommandLineRun run = CommandLineRun.of("metrics", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 1: the line is longer than 16777216 characters");
    }

    @Test
    void helpTeaches() {
        assertThat(CommandLineRun.of("metrics", "--help").out()).contains("Examples:", "assay metrics explain");
        assertThat(CommandLineRun.of("metrics", "explain", "--help").out()).contains("Examples:", "Exit code 0");
        assertThat(CommandLineRun.of("metrics", "check", "--help").out()).contains("Examples:", "Exit code 0");
        assertThat(CommandLineRun.of("metrics", "check").exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("metrics", "explain").exitCode()).isEqualTo(2);
    }

    private CommandLineRun check(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.jsonl"), lines);
        return CommandLineRun.of("metrics", "check", file.toString());
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
