package dev.assay.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {

    private static final String VALID = Manifests.VALID;

    private static List<String> errors(String yaml) {
        return errors(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(byte[] yaml) {
        return switch (ManifestReader.read(yaml)) {
            case ManifestOutcome.Read ignored -> List.of();
            case ManifestOutcome.Invalid invalid ->
                invalid.errors().stream().map(ManifestError::toString).toList();
        };
    }

    @Test
    void readsAValidManifest() {
        var manifest = Manifests.read(VALID);
        assertThat(manifest.primary().id()).isEqualTo("roc_auc");
        assertThat(manifest.metrics()).hasSize(3);
        assertThat(manifest.metrics().get(2).params()).containsEntry("n_bins", 10);
        assertThat(manifest.data().publicShare()).isEqualTo(0.3);
        assertThat(manifest.effort()).hasHours(3);
        assertThat(manifest.limits().memoryMiB()).isEqualTo(1024);
        assertThat(manifest.rubric().getFirst().levels()).hasSize(2);
        assertThat(manifest.gates().getFirst().atMost()).hasValue(0.1);
        assertThat(BoundMetrics.of(manifest))
                .extracting(metric -> metric.id())
                .containsExactly("roc_auc", "log_loss", "calibration_error");
    }

    @Test
    void saysLineAndColumnOfAnUnknownFieldAndWhatWasMeant() {
        assertThat(errors(VALID.replace("effort: PT3H", "efort: PT3H")))
                .contains("pack.yaml:7:1: unknown field 'efort'; did you mean 'effort'?")
                .anyMatch(error -> error.startsWith("pack.yaml:1:1: 'effort' is missing; add it. Time"));
    }

    @Test
    void namesTheColumnInsideAFlowMapping() {
        assertThat(errors(VALID.replace("cpuSeconds: 120,", "cpuSeconds: soon,")))
                .singleElement()
                .asString()
                .startsWith("pack.yaml:13:22: 'cpuSeconds' ")
                .contains("number")
                .endsWith("CPU seconds of all processes together.");
    }

    @Test
    void asksForQuotesWhereTextLooksLikeANumber() {
        assertThat(errors(VALID.replace("version: 1.0.0", "version: 1.0")))
                .singleElement()
                .asString()
                .startsWith("pack.yaml:3:10: 'version' ")
                .contains("put it in quotes");
    }

    @Test
    void reportsAllErrorsAtOnceInTheOrderOfTheFile() {
        var broken = VALID.replace("id: flight-delay", "id: Flight Delay")
                .replace("perDay: 5", "perDay: 50")
                .replace("direction: higher", "direction: lower")
                .replace("weights: {metric: 0.6", "weights: {metric: 0.7");
        assertThat(errors(broken))
                .hasSize(5)
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("pack.yaml:2:5: 'id'"),
                        error -> assertThat(error).startsWith("pack.yaml:14:"),
                        error -> assertThat(error).contains("write direction: higher"),
                        error -> assertThat(error).contains("'target' must be better than 'baseline'"),
                        error -> assertThat(error).contains("sum to 1.1; make them sum to 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pos_label: c|names a class that is none of the target's",
                "zero_division: 0|takes the second of two classes for the positive one, and there are 3 classes"
            })
    void parametersNameClassesOfTheTarget(String parameter, String message) {
        String broken = VALID.replace("kind: probability", "kind: class, classes: [a, b, d]")
                .replace("id: log_loss,", "id: f1, params: {average: binary, " + parameter + "},");
        assertThat(errors(broken)).anySatisfy(error -> assertThat(error).contains(message));
        assertThat(errors(broken.replace(parameter, "pos_label: d")))
                .noneMatch(error -> error.contains("none of the target's") || error.contains("the positive one"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: roc_auc, primary: true|id: rocauc, primary: true|unknown metric 'rocauc'; did you mean 'roc_auc'?",
                "params: {n_bins: 10}|params: {bin: 10}|no parameter \"bin\"",
                "params: {n_bins: 10}|params: {pos_label: [1]}|\"pos_label\" of the metric calibration_error must be a class",
                "id: roc_auc, primary: true|id: bleu, primary: true|bleu takes other inputs than one prediction a row",
                "params: {n_bins: 10}|params: {n_bins: 0}|whole number from 1 to 1000",
                "params: {n_bins: 10}|params: {pos_label: 2}|names a class that is none of the target's",
                "id: log_loss, direction: lower|id: mae, direction: lower|mae scores predictions of kind number",
                "id: log_loss,|id: log_loss, primary: true,|another metric is primary already",
                "primary: true,|primary: false,|no metric is primary",
                "baseline: 0.60, |'' |'baseline' is missing at the primary metric",
                "{id: log_loss, direction: lower}|{id: log_loss, direction: lower, target: 1}|belongs to the primary metric only",
                "{metric: calibration_error, atMost: 0.1}|{metric: brier, atMost: 0.1}|'brier' is not listed under metrics",
                "{metric: calibration_error, atMost: 0.1}|{metric: log_loss}|the gate has no bound",
                "weight: 0.4|weight: 0.5|all criteria sum to 1.1",
                "points: 2|points: 1|points must rise from level to level",
                "id: evaluation|id: problem-framing|already listed",
                "memoryMiB: 1024|memoryMiB: 95|MiB of memory",
                "outputMiB: 16|outputMiB: 1000|make it at least 1080 (outputMiB + 80)",
                "wallSeconds: 180|wallSeconds: 100|make it at least 120 or lower cpuSeconds",
                "file: train.csv|file: test.csv|already the name of another file",
                "file: train.csv|file: ../train.csv|no folders",
                "file: train.csv|file: secret|Assay uses itself",
                "features: test.csv|features: test.parquet|CSV file with the rows to predict",
                "column: late|column: id|is also the value of 'data.idColumn'",
                "column: late|column: split|tells public from private",
                "prediction: prediction|prediction: id|name of the id column",
                "kind: probability|kind: probability, classes: [a, b]|goes with kind: class only",
                "window: P7D|window: PT1H|'window' is shorter than 'effort'",
                "window: P7D|window: 7 days|An ISO 8601 duration",
                "entry: [python3, /app/predict.py]|''|'entry' is missing",
                "mode: code|mode: predictions|no meaning in predictions mode",
                "manifest: 1|manifest: 2|Version of this format: 1.",
                "title: Will|title: &t Will|anchors (&) and aliases (*) are not allowed",
                "title: Will|title: !!str Will|tags (tag:yaml.org,2002:str) are not allowed",
                "window: P7D|effort: PT4H|'effort' was already given on line 7"
            })
    void explainsWhatIsWrong(String part, String replacement, String explanation) {
        var broken = VALID.replaceFirst(Pattern.quote(part), replacement.strip());
        assertThat(errors(broken))
                .anySatisfy(error ->
                        assertThat(error).matches("pack\\.yaml:\\d+:\\d+: .*").contains(explanation));
    }

    @Test
    void refusesWhatIsNoYamlNotUtf8TooLargeTooDeepOrMoreThanOneDocument() {
        assertThat(errors("a: [1, 2\nb: 3")).singleElement().asString().contains("not valid YAML");
        assertThat(errors("")).singleElement().asString().contains("empty");
        assertThat(errors("- 1")).singleElement().asString().startsWith("pack.yaml:1:1: the manifest ");
        assertThat(errors(VALID + "---\na: 1\n")).singleElement().asString().contains("a second document");
        assertThat(errors("a: " + "[".repeat(3000))).singleElement().asString().contains("nested deeper than 16");
        assertThat(errors("x".repeat(YamlReader.MAX_BYTES + 1)))
                .singleElement()
                .asString()
                .contains("keep it under");
        assertThat(errors(new byte[] {(byte) 0xff, (byte) 0xfe}))
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        assertThat(errors("\uFEFF" + VALID.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void limitsTheNumberOfErrors() {
        assertThat(errors("x: 1\n".repeat(5000))).hasSize(ManifestReader.MOST_ERRORS);
    }

    @Test
    void mutatedManifestsNeverThrow() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var mutated = VALID.getBytes(StandardCharsets.UTF_8);
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) (random.nextInt(96) + 32);
            }
            assertThatCode(() -> ManifestReader.read(mutated)).doesNotThrowAnyException();
        }
    }
}
