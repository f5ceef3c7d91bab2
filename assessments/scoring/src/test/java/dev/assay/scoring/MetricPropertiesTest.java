package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every metric, whatever the rows. */
class MetricPropertiesTest {
    private static final int ROWS = 60;
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<String> CLASSES = List.of("a", "b");

    static Stream<Metric> metrics() {
        return Stream.of(
                Metrics.named("accuracy"),
                Metrics.named("average_precision"),
                Metrics.named("cohen_kappa", Map.of("weights", "quadratic")),
                Metrics.named("d2_brier"),
                Metrics.named("d2_log_loss"),
                Metrics.named("f1_best_threshold"),
                Metrics.named("fbeta", Map.of("average", "binary", "beta", 2, "pos_label", "a")),
                Metrics.named("gini_normalized"),
                Metrics.named("hinge", Map.of("decision", "4*y_score-2")),
                Metrics.named("jaccard", Map.of("average", "macro", "labels", List.of("b", "a"))),
                Metrics.named("ks_score"),
                Metrics.named("mcc"),
                Metrics.named("mse"),
                Metrics.named("partial_roc_auc", Map.of("max_fpr", .3)),
                Metrics.named("specificity"),
                Metrics.named("balanced_accuracy"),
                Metrics.named("balanced_accuracy", Map.of("adjusted", true)),
                Metrics.named("brier"),
                Metrics.named("calibration_error"),
                Metrics.named("calibration_error", Map.of("norm", "l2")),
                Metrics.named("calibration_error", Map.of("norm", "max")),
                Metrics.named("f1", Map.of("average", "macro")),
                Metrics.named("f1", Map.of("average", "micro", "zero_division", 1)),
                Metrics.named("f1", Map.of("average", "weighted", "zero_division", "nan")),
                Metrics.named("f1", Map.of("average", "binary")),
                Metrics.named("log_loss"),
                Metrics.named("mae"),
                Metrics.named("mase"),
                Metrics.named("rmse"),
                Metrics.named("roc_auc"),
                Metrics.named("wape"));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void theTruthItselfReachesTheOptimum(Metric metric) {
        Truth truth = truth(metric.kind());
        assertThat(value(metric, truth, Predictions.equalTo(truth))).isCloseTo(metric.optimum(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void randomPredictionsAreWorseAndInRange(Metric metric) {
        double value = value(metric, truth(metric.kind()), predictions(metric.kind()));
        Range range = metric.signature().range();
        assertThat(value).isBetween(range.lower(), range.upper());
        assertThat(metric.direction().isBetter(metric.optimum(), value)).isTrue();
        assertThat(metric.direction().isBetter(value, metric.optimum())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void theOrderOfTheRowsDoesNotMatter(Metric metric) {
        Truth truth = truth(metric.kind());
        Predictions predictions = predictions(metric.kind());
        List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(order, new Random(5));
        int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
        assertThat(value(metric, truth.rows(rows), predictions.rows(rows)))
                .isCloseTo(value(metric, truth, predictions), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aWeightCountsARowAsOftenAsRepeatingItWould(Metric metric) {
        Truth truth = truth(metric.kind());
        Predictions predictions = predictions(metric.kind());
        double[] weights = IntStream.range(0, ROWS).mapToDouble(row -> row % 4).toArray();
        int[] repeated = IntStream.range(0, ROWS)
                .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row]))
                .toArray();
        Truth longer = repeatable(truth, repeated);
        assertThat(metric.statistic(truth, predictions).under(weights))
                .isCloseTo(value(metric, longer, predictions.rows(repeated)), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void withoutAnyWeightThereIsNoValue(Metric metric) {
        double none = metric.statistic(truth(metric.kind()), predictions(metric.kind()))
                .under(new double[ROWS]);
        assertThat(Rows.undefined(metric.value(none)))
                .isEqualTo(metric.signature().undefinedWhen());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void rowsOfAnotherKindOrNumberAreRefused(Metric metric) {
        TargetKind other = metric.kind() == TargetKind.NUMBER ? TargetKind.CLASS : TargetKind.NUMBER;
        Truth truth = truth(metric.kind());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.evaluate(truth(other), predictions(other)))
                .withMessageContaining(metric.id());
        assertThatIllegalArgumentException().isThrownBy(() -> metric.evaluate(truth, predictions(other)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> metric.evaluate(truth, predictions(metric.kind()).rows(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "mae", "rmse"})
    void truthAndPredictionsMayBeSwapped(String id) {
        Metric metric = Metrics.named(id);
        assertSwappable(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"macro", "micro", "binary"})
    void f1MayBeSwapped(String average) {
        assertSwappable(Metrics.named("f1", Map.of("average", average)));
    }

    @Test
    void aucDependsOnTheOrderOfTheScoresAlone() {
        Truth truth = truth(TargetKind.PROBABILITY);
        double[] scores = predictions(TargetKind.PROBABILITY).values();
        double[] squared = Arrays.stream(scores).map(score -> score * score).toArray();
        double[] reversed = Arrays.stream(scores).map(score -> 1 - score).toArray();
        Metric auc = Metrics.named("roc_auc");
        double value = value(auc, truth, Predictions.probabilities(scores));
        assertThat(value(auc, truth, Predictions.probabilities(squared))).isEqualTo(value);
        assertThat(value(auc, truth, Predictions.probabilities(reversed))).isCloseTo(1 - value, CLOSE);
        assertThat(value(auc, truth, Predictions.probabilities(new double[ROWS])))
                .isEqualTo(.5);
    }

    @Test
    void aucOfOneClassIsUndefined() {
        MetricValue value = Metrics.named("roc_auc").evaluate(Rows.binary(1, 1), Predictions.probabilities(.2, .3));
        assertThat(Rows.undefined(value)).isEqualTo("only one of the two classes occurs among the rows");
    }

    @Test
    void logLossOfACertainMistakeIsFinite() {
        double value = value(Metrics.named("log_loss"), Rows.binary(1), Predictions.probabilities(0));
        assertThat(value)
                .isEqualTo(52 * Math.log(2))
                .isEqualTo(Metrics.named("log_loss").signature().range().upper());
    }

    @Test
    void aProbabilityOnTheEdgeOfABinBelongsToTheUpperOne() {
        Metric error = Metrics.named("calibration_error", Map.of("n_bins", 7));
        double edge = 5 * (1.0 / 7);
        double value = value(error, Rows.binary(1, 0), Predictions.probabilities(edge, .72));
        assertThat(value).isCloseTo((edge + .72 - 1) / 2, CLOSE);
    }

    @Test
    void aClassThatOccursNowhereDoesNotLowerMacroF1() {
        Truth truth = Rows.classes(List.of("a", "b", "rare"), "a", "b");
        assertThat(value(Metrics.named("f1", Map.of("average", "macro")), truth, Predictions.equalTo(truth)))
                .isEqualTo(1);
    }

    @Test
    void binaryF1OfOtherThanTwoClassesIsRefused() {
        Truth truth = Rows.classes(List.of("a", "b", "c"), "a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Metrics.named("f1", Map.of("average", "binary")).evaluate(truth, Predictions.equalTo(truth)));
    }

    @Test
    void maseDividesEachRowByTheScaleOfItsSeries() {
        Truth truth = Rows.numbers(10, 100).withScale(new double[] {2, 50});
        assertThat(value(Metrics.named("mase"), truth, Predictions.numbers(12, 150)))
                .isEqualTo(1);
    }

    @Test
    void maseNeedsAScaleAboveZero() {
        Metric mase = Metrics.named("mase");
        Predictions predictions = Predictions.numbers(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mase.evaluate(Rows.numbers(1, 2), predictions))
                .withMessageContaining("scale");
        Truth flat = Rows.numbers(1, 2).withScale(new double[] {1, 0});
        assertThat(Rows.undefined(mase.evaluate(flat, predictions))).startsWith("the scale of a series is zero");
    }

    @Test
    void thePositiveClassIsTheSecondOrTheOneNamed() {
        Truth truth = Rows.classes(List.of("no", "yes"), "no", "yes", "yes");
        Predictions predictions = Predictions.classes(List.of("no", "no", "yes"), List.of("no", "yes"));
        Map<String, String> binary = Map.of("average", "binary");
        assertThat(value(Metrics.named("recall", binary), truth, predictions)).isEqualTo(.5);
        assertThat(value(Metrics.named("recall", Map.of("average", "binary", "pos_label", "no")), truth, predictions))
                .isEqualTo(1);
        assertThat(value(
                        Metrics.named("recall", Map.of("average", "macro", "labels", List.of("yes"))),
                        truth,
                        predictions))
                .isEqualTo(.5);
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() -> Metrics.named("recall", Map.of("average", "binary", "pos_label", "maybe"))
                        .evaluate(truth, predictions))
                .withMessage(
                        "The parameter \"pos_label\" of the metric recall names a class that is none of the target's.");
    }

    @Test
    void weightedKappaGoesByTheOrderOfTheClassesDeclared() {
        List<String> grades = List.of("low", "mid", "high");
        Truth truth = Rows.classes(grades, "low", "mid", "high");
        Metric kappa = Metrics.named("cohen_kappa", Map.of("weights", "linear"));
        double near = value(kappa, truth, Predictions.classes(List.of("low", "mid", "mid"), grades));
        double far = value(kappa, truth, Predictions.classes(List.of("low", "mid", "low"), grades));
        assertThat(near).isGreaterThan(far);
    }

    @Test
    void aMetricOfProbabilitiesKnowsBothClassesWhenOneOccurs() {
        assertThat(value(Metrics.named("log_loss"), Rows.binary(1, 1), Predictions.probabilities(.5, .5)))
                .isCloseTo(Math.log(2), CLOSE);
    }

    @Test
    void numbersThatAMetricIsNotMadeForLeaveItUndefinedWithTheReason() {
        Metric metric = Metrics.named("msle");
        Truth truth = Rows.numbers(1, 2);
        Predictions predictions = Predictions.numbers(1, -3);
        assertThat(Rows.undefined(metric.evaluate(truth, predictions)))
                .contains("ow 2 of y_pred")
                .doesNotContain("-3")
                .doesNotEndWith(".");
        assertThat(metric.statistic(truth, predictions).under(new double[] {1, 1}))
                .isNaN();
        MetricScore score = Scorer.score(truth, predictions, List.of(metric), BootstrapSettings.seeded(1))
                .getFirst();
        assertThat(score.whyNoInterval())
                .hasValueSatisfying(reason -> assertThat(reason).contains("y_pred"));
    }

    @Test
    void wapeOfAllZeroTruthIsUndefinedWhateverIsPredicted() {
        assertThat(Rows.undefined(Metrics.named("wape").evaluate(Rows.numbers(0, 0), Predictions.numbers(1, 2))))
                .startsWith("every true value");
    }

    @Test
    void aValueBeyondTheRangeOfNumbersIsUndefined() {
        MetricValue value = Metrics.named("rmse").evaluate(Rows.numbers(1e300), Predictions.numbers(-1e300));
        assertThat(Rows.undefined(value)).isEqualTo("the value is too large for a number");
    }

    @Test
    void aDefinedValueIsFiniteAndNeverNegativeZero() {
        assertThat(new MetricValue.Defined(-0.0)).isEqualTo(new MetricValue.Defined(0.0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Defined(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Defined(Double.POSITIVE_INFINITY));
    }

    private static void assertSwappable(Metric metric) {
        Truth truth = truth(metric.kind());
        Predictions predictions = predictions(metric.kind());
        Truth swapped = switch (metric.kind()) {
            case CLASS -> Truth.classes(truth.ids(), labels(predictions), CLASSES);
            case NUMBER -> Truth.numbers(truth.ids(), predictions.values());
            case PROBABILITY -> throw new AssertionError();
        };
        assertThat(value(metric, swapped, Predictions.equalTo(truth)))
                .isCloseTo(value(metric, truth, predictions), CLOSE);
    }

    private static double value(Metric metric, Truth truth, Predictions predictions) {
        return Rows.defined(metric.evaluate(truth, predictions));
    }

    static Truth truth(TargetKind kind) {
        Random random = new Random(1);
        double[] labels = random.doubles(ROWS).map(Math::round).toArray();
        return switch (kind) {
            case PROBABILITY -> Truth.binary(Rows.ids(ROWS), labels);
            case CLASS -> Truth.classes(Rows.ids(ROWS), named(labels), CLASSES);
            case NUMBER ->
                Truth.numbers(Rows.ids(ROWS), random.doubles(ROWS, -5, 9).toArray())
                        .withScale(random.doubles(ROWS, 1, 3).toArray());
        };
    }

    static Predictions predictions(TargetKind kind) {
        Random random = new Random(2);
        return switch (kind) {
            case PROBABILITY ->
                Predictions.probabilities(
                        random.doubles(ROWS).map(p -> Math.rint(p * 20) / 20).toArray());
            case CLASS ->
                Predictions.classes(named(random.doubles(ROWS).map(Math::round).toArray()), CLASSES);
            case NUMBER -> Predictions.numbers(random.doubles(ROWS, -5, 9).toArray());
        };
    }

    private static Truth repeatable(Truth truth, int[] rows) {
        List<String> ids = Rows.ids(rows.length);
        double[] values = Truth.select(truth.values(), rows);
        return switch (truth.kind()) {
            case PROBABILITY -> Truth.binary(ids, values);
            case CLASS -> Truth.classes(ids, named(values), CLASSES);
            case NUMBER -> Truth.numbers(ids, values).withScale(Truth.select(truth.scale(), rows));
        };
    }

    private static List<String> labels(Predictions predictions) {
        return named(predictions.values());
    }

    private static List<String> named(double[] indices) {
        return Arrays.stream(indices)
                .mapToObj(index -> CLASSES.get((int) index))
                .toList();
    }
}
