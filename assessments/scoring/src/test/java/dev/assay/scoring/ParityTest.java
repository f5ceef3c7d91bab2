package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.scoring.metric.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every reference value of the metrics that exist, made by scikit-learn 1.9.0 or by the cited formula. */
class ParityTest {
    private static final List<JsonNode> CASES = read();

    @ParameterizedTest(name = "{0}")
    @MethodSource("valueCases")
    void equalsTheReference(JsonNode reference) {
        double expected = number(reference.get("expected"));
        double actual = statistic(reference).under(weights(reference));
        if (Double.isFinite(expected)) {
            assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-9 * Math.max(1, Math.abs(expected)));
        } else {
            assertThat(Double.compare(actual, expected)).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errorCases")
    void rejectsWhatTheReferenceRejects(JsonNode reference) {
        assertThatThrownBy(() -> statistic(reference))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContainPattern("[2-9]");
    }

    @Test
    void noCaseIsMissing() {
        assertThat(valueCases().count()).isEqualTo(708);
        assertThat(errorCases().count()).isEqualTo(22);
    }

    static Stream<Named<JsonNode>> valueCases() {
        return cases().filter(reference -> !rejected(reference)).map(ParityTest::named);
    }

    static Stream<Named<JsonNode>> errorCases() {
        return cases().filter(ParityTest::rejected).map(ParityTest::named);
    }

    private static Named<JsonNode> named(JsonNode reference) {
        return Named.of(reference.get("id").asString(), reference);
    }

    private static boolean rejected(JsonNode reference) {
        List<String> tags =
                stream(reference.get("tags")).map(JsonNode::asString).toList();
        return reference.has("error") || tags.contains("nan_input") || tags.contains("inf_input");
    }

    private static Stream<JsonNode> cases() {
        return CASES.stream();
    }

    private static List<JsonNode> read() {
        try (InputStream packed = Objects.requireNonNull(ParityTest.class.getResourceAsStream("parity.jsonl.gz"));
                InputStream lines = new GZIPInputStream(packed)) {
            return new JsonMapper()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(lines)
                    .readAll();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Statistic statistic(JsonNode reference) {
        return switch (reference.get("metric").asString()) {
            case "roc_auc" -> RocAuc.of(numbers(reference, "y_true"), numbers(reference, "y_score"));
            case "log_loss" -> logLoss(reference);
            case "brier" -> Brier.of(positives(reference), numbers(reference, "y_proba"));
            case "calibration_error" ->
                ((CalibrationError) bound(reference, "n_bins", "norm"))
                        .of(numbers(reference, "y_true"), numbers(reference, "y_proba"));
            case "mase" -> mase(reference);
            case "mae", "rmse", "wape" ->
                bound(reference)
                        .statistic(
                                Rows.numbers(numbers(reference, "y_true")),
                                Predictions.numbers(numbers(reference, "y_pred")));
            case "accuracy" -> classes(reference, bound(reference));
            case "balanced_accuracy" -> classes(reference, bound(reference, "adjusted"));
            case "f1" -> classes(reference, bound(reference, "average", "zero_division"));
            default -> throw new AssertionError(reference.get("metric"));
        };
    }

    private static Metric bound(JsonNode reference, String... parameters) {
        JsonNode given = reference.get("params");
        Map<String, Object> values = new HashMap<>();
        for (String name : parameters) {
            JsonNode value = given.get(name);
            values.put(
                    name,
                    value.isBoolean()
                            ? value.asBoolean()
                            : value.isNumber()
                                    ? value.numberValue()
                                    : value.asString().replace("NaN", "nan"));
        }
        return Metrics.named(reference.get("metric").asString(), values);
    }

    private static Statistic logLoss(JsonNode reference) {
        JsonNode probabilities = reference.get("inputs").get("y_proba");
        if (!probabilities.get(0).isArray()) {
            return LogLoss.of(numbers(reference, "y_true"), numbers(reference, "y_proba"));
        }
        int[] truth = Arrays.stream(numbers(reference, "y_true"))
                .mapToInt(label -> (int) label)
                .toArray();
        return LogLoss.of(truth, stream(probabilities).map(ParityTest::numbers).toArray(double[][]::new));
    }

    private static double[] positives(JsonNode reference) {
        String positive = reference.get("params").get("pos_label").asString();
        return stream(reference.get("inputs").get("y_true"))
                .mapToDouble(label -> label.asString().equals(positive) ? 1 : 0)
                .toArray();
    }

    private static Statistic mase(JsonNode reference) {
        double[] truth = numbers(reference, "y_true");
        double[] scale = new double[truth.length];
        Arrays.fill(
                scale,
                Mase.scale(
                        numbers(reference, "y_train"),
                        reference.get("params").get("seasonality").asInt()));
        return bound(reference)
                .statistic(Rows.numbers(truth).withScale(scale), Predictions.numbers(numbers(reference, "y_pred")));
    }

    private static Statistic classes(JsonNode reference, Metric metric) {
        List<String> truth = labels(reference, "y_true");
        List<String> predicted = labels(reference, "y_pred");
        boolean binary = metric instanceof F1(F1.Average average, F1.ZeroDivision _) && average == F1.Average.BINARY;
        List<String> classes = binary
                ? List.of("0", "1")
                : Stream.concat(truth.stream(), predicted.stream()).distinct().toList();
        return metric.statistic(
                Truth.classes(Rows.ids(truth.size()), truth, classes), Predictions.classes(predicted, classes));
    }

    private static double[] weights(JsonNode reference) {
        JsonNode inputs = reference.get("inputs");
        if (inputs.has("sample_weight")) {
            return numbers(inputs.get("sample_weight"));
        }
        double[] once = new double[inputs.get("y_true").size()];
        Arrays.fill(once, 1);
        return once;
    }

    private static List<String> labels(JsonNode reference, String input) {
        return stream(reference.get("inputs").get(input))
                .map(JsonNode::asString)
                .toList();
    }

    private static double[] numbers(JsonNode reference, String input) {
        return numbers(reference.get("inputs").get(input));
    }

    private static double[] numbers(JsonNode array) {
        return stream(array).mapToDouble(ParityTest::number).toArray();
    }

    private static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
