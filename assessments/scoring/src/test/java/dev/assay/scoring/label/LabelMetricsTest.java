package dev.assay.scoring.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.InvalidMetricException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    /** Counts: a/a 2, a/b 1, b/b 1, b/c 1, c/c 3, c/a 1. */
    private static final List<String> TRUTH = List.of("a", "a", "a", "b", "b", "c", "c", "c", "c");

    private static final List<String> PREDICTED = List.of("a", "a", "b", "b", "c", "c", "c", "c", "a");

    private static Evaluated abc(String id) {
        return Evaluated.metric(id).input("y_true", TRUTH).input("y_pred", PREDICTED);
    }

    private static Evaluated binary(String id, List<?> truth, List<?> predicted) {
        return Evaluated.metric(id).input("y_true", truth).input("y_pred", predicted);
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.6666666666666666",
        "zero_one_loss, 0.3333333333333333",
        "hamming_loss, 0.3333333333333333",
        "balanced_accuracy, 0.6388888888888888",
        "mcc, 0.4807692307692308",
        "cohen_kappa, 0.4807692307692307",
    })
    void agreesWithAComputationByHand(String id, double expected) {
        assertThat(abc(id).number()).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "precision, macro, 0.6388888888888888",
        "precision, micro, 0.6666666666666666",
        "precision, weighted, 0.6666666666666666",
        "recall, macro, 0.6388888888888888",
        "recall, weighted, 0.6666666666666666",
        "f1, macro, 0.6388888888888888",
        "jaccard, macro, 0.4777777777777778",
        "jaccard, micro, 0.5",
        "jaccard, weighted, 0.5074074074074074",
    })
    void averagesAgreeWithAComputationByHand(String id, String average, double expected) {
        assertThat(abc(id).parameter("average", average).number()).isCloseTo(expected, CLOSE);
    }

    @Test
    void fBetaWeighsRecallByTheSquareOfBeta() {
        List<Integer> truth = List.of(1, 1, 1, 0);
        List<Integer> predicted = List.of(1, 0, 0, 0);
        Evaluated beta = binary("fbeta", truth, predicted).parameter("average", "binary");
        assertThat(beta.parameter("beta", 2).number()).isCloseTo(5.0 / 13, CLOSE);
        assertThat(beta.parameter("beta", 0).number()).isEqualTo(1);
        assertThat(beta.parameter("beta", 1).number()).isCloseTo(.5, CLOSE);
    }

    @Test
    void chosenLabelsAloneCount() {
        Evaluated chosen = abc("f1").parameter("labels", List.of("a", "b"));
        assertThat(chosen.parameter("average", "macro").number()).isCloseTo((2.0 / 3 + .5) / 2, CLOSE);
        assertThat(chosen.parameter("average", "micro").number()).isCloseTo(6.0 / 10, CLOSE);
        assertThat(abc("recall")
                        .parameter("labels", List.of("z"))
                        .parameter("average", "weighted")
                        .number())
                .isZero();
        assertThat(abc("recall")
                        .parameter("labels", List.of("z"))
                        .parameter("average", "weighted")
                        .parameter("zero_division", 1)
                        .number())
                .isEqualTo(1);
    }

    @Test
    void zeroDivisionStandsForNothingDividedByNothing() {
        Evaluated recall =
                binary("recall", List.of("a", "a"), List.of("a", "b")).parameter("average", "macro");
        assertThat(recall.number()).isCloseTo(.25, CLOSE);
        assertThat(recall.parameter("zero_division", 1).number()).isCloseTo(.75, CLOSE);
        assertThat(recall.parameter("zero_division", "nan").number()).isCloseTo(.5, CLOSE);
        assertThat(binary("precision", List.of(0, 1), List.of(0, 0))
                        .parameter("average", "binary")
                        .parameter("zero_division", "nan")
                        .number())
                .isNaN();
    }

    @Test
    void aLabelWhoseRowsWeighNothingStillCounts() {
        assertThat(binary("f1", List.of(0, 0, 1, 2), List.of(0, 1, 1, 2))
                        .parameter("average", "macro")
                        .weights(1, 1, 1, 0)
                        .number())
                .isCloseTo(4.0 / 9, CLOSE);
    }

    @Test
    void theBinaryAverageLooksAtThePositiveLabelAlone() {
        Evaluated yes = binary("precision", List.of("no", "yes", "yes"), List.of("yes", "yes", "no"))
                .parameter("average", "binary");
        assertThat(yes.parameter("pos_label", "yes").number()).isEqualTo(.5);
        assertThat(yes.parameter("pos_label", "no").number()).isZero();
        yes.parameter("pos_label", "maybe")
                .isRefused("The pos_label is neither of the two labels in y_true and y_pred.");
        assertThat(binary("recall", List.of(0, 0), List.of(0, 0))
                        .parameter("average", "binary")
                        .number())
                .isZero();
        abc("f1")
                .parameter("average", "binary")
                .parameter("pos_label", "a")
                .isRefused("More than two labels occur in y_true and y_pred, and the binary average takes two.");
    }

    @Test
    void balancedAccuracyLeavesOutLabelsThatTheTruthDoesNotHold() {
        Evaluated balanced = binary("balanced_accuracy", List.of(0, 0, 1), List.of(0, 2, 1));
        assertThat(balanced.number()).isCloseTo(.75, CLOSE);
        assertThat(balanced.parameter("adjusted", true).number()).isCloseTo(.5, CLOSE);
        assertThat(binary("balanced_accuracy", List.of(1, 1), List.of(1, 1))
                        .parameter("adjusted", true)
                        .number())
                .isNaN();
    }

    @Test
    void aConstantSideIsNotCorrelated() {
        assertThat(binary("mcc", List.of(1, 1, 1), List.of(0, 1, 1))
                        .weights(.1, .2, .7)
                        .number())
                .isZero();
        assertThat(binary("mcc", List.of(0, 1, 1), List.of(1, 1, 1)).number()).isZero();
        assertThat(binary("mcc", List.of(0, 1), List.of(1, 0)).number()).isCloseTo(-1, CLOSE);
    }

    @Test
    void kappaGoesByThePositionOfALabelAndNotByItsValue() {
        List<Integer> truth = List.of(1, 5, 100, 100);
        List<Integer> predicted = List.of(1, 100, 100, 5);
        List<Integer> positions = List.of(0, 1, 2, 2);
        List<Integer> predictedPositions = List.of(0, 2, 2, 1);
        for (String weights : List.of("none", "linear", "quadratic")) {
            assertThat(binary("cohen_kappa", truth, predicted)
                            .parameter("weights", weights)
                            .number())
                    .isCloseTo(
                            binary("cohen_kappa", positions, predictedPositions)
                                    .parameter("weights", weights)
                                    .number(),
                            CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "linear", "quadratic"})
    void expectedDisagreementEqualsTheSumOverTheWholeTable(String weights) {
        int labels = 7;
        Random random = new Random(3);
        List<Integer> truth = random.ints(200, 0, labels).boxed().toList();
        List<Integer> predicted = random.ints(200, 0, labels).boxed().toList();
        double[] rows = random.doubles(200).toArray();
        double[][] table = new double[labels][labels];
        for (int row = 0; row < rows.length; row++) {
            table[truth.get(row)][predicted.get(row)] += rows[row];
        }
        double observed = 0;
        double expected = 0;
        double total =
                IntStream.range(0, rows.length).mapToDouble(row -> rows[row]).sum();
        for (int i = 0; i < labels; i++) {
            for (int j = 0; j < labels; j++) {
                double distance = Math.abs(i - j);
                double cost = switch (weights) {
                    case "linear" -> distance;
                    case "quadratic" -> distance * distance;
                    default -> Math.signum(distance);
                };
                observed += cost * table[i][j];
                for (int k = 0; k < labels; k++) {
                    for (int l = 0; l < labels; l++) {
                        expected += cost * table[i][k] * table[l][j] / total;
                    }
                }
            }
        }
        assertThat(binary("cohen_kappa", truth, predicted)
                        .parameter("weights", weights)
                        .weights(rows)
                        .number())
                .isCloseTo(1 - observed / expected, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "linear", "quadratic"})
    void kappaOfOneLabelIsUndefined(String weights) {
        assertThat(binary("cohen_kappa", List.of(3, 3, 3), List.of(3, 3, 3))
                        .parameter("weights", weights)
                        .weights(.1, .2, .7)
                        .number())
                .isNaN();
        assertThat(binary("cohen_kappa", List.of(0, 1), List.of(0, 1))
                        .parameter("weights", weights)
                        .under(1, 0))
                .isNaN();
    }

    @Test
    void kappaTakesTheOrderOfTheLabelsGivenAndLeavesOutRowsOfOthers() {
        Evaluated given = binary(
                        "cohen_kappa", List.of("low", "mid", "high", "?"), List.of("low", "high", "high", "low"))
                .parameter("weights", "linear")
                .parameter("labels", List.of("low", "mid", "high"));
        assertThat(given.number()).isCloseTo(2.0 / 3, CLOSE);
        given.parameter("labels", List.of("huge")).isRefused("None of the labels asked for occurs in y_true.");
    }

    @Test
    void theConfusionMatrixHasTheTruthDownAndThePredictionsAcross() {
        assertThat(abc("confusion_matrix").rows())
                .containsExactly(List.of(2.0, 1.0, 0.0), List.of(0.0, 1.0, 1.0), List.of(1.0, 0.0, 3.0));
        assertThat(abc("confusion_matrix")
                        .parameter("labels", List.of("c", "a"))
                        .rows())
                .containsExactly(List.of(3.0, 1.0), List.of(0.0, 2.0));
    }

    @ParameterizedTest
    @CsvSource({"true, 0.6666666666666666", "pred, 0.6666666666666666", "all, 0.2222222222222222"})
    void theConfusionMatrixCanBeDivided(String by, double first) {
        assertThat(abc("confusion_matrix")
                        .parameter("normalize", by)
                        .rows()
                        .getFirst()
                        .getFirst())
                .isCloseTo(first, CLOSE);
        assertThat(binary("confusion_matrix", List.of(0, 0), List.of(0, 1))
                        .parameter("normalize", "true")
                        .rows())
                .containsExactly(List.of(.5, .5), List.of(0.0, 0.0));
    }

    @Test
    void aMatrixNobodyCouldReadIsRefused() {
        List<Integer> many = IntStream.range(0, 2001).boxed().toList();
        binary("confusion_matrix", many, many).isRefused("More than 2000 labels make no confusion matrix.");
        assertThat(binary("cohen_kappa", many, many)
                        .parameter("weights", "quadratic")
                        .number())
                .isEqualTo(1);
    }

    @Test
    void likelihoodRatiosAreTheOnesOfTheSecondLabel() {
        Evaluated ratios = binary("class_likelihood_ratios", List.of(1, 1, 1, 0, 0), List.of(1, 1, 0, 0, 1));
        assertThat(ratios.numbers()).containsExactly(2 / 1.5, (1 / 3.0) / .5);
        assertThat(ratios.parameter("labels", List.of(1, 0)).numbers()).containsExactly(1.5, .75);
        assertThat(binary("class_likelihood_ratios", List.of(1, 0), List.of(1, 0))
                        .numbers())
                .containsExactly(Double.NaN, 0.0);
        assertThat(binary("class_likelihood_ratios", List.of(1, 0), List.of(0, 1))
                        .numbers())
                .containsExactly(0.0, Double.NaN);
        String two = "The likelihood ratios take two labels; where one of them does not occur, both must be named.";
        binary("class_likelihood_ratios", List.of(1), List.of(1)).isRefused(two);
        binary("class_likelihood_ratios", List.of(1, 2), List.of(1, 0))
                .parameter("labels", List.of(0, 1))
                .isRefused(two);
    }

    @Test
    void specificityIsTheRecallOfTheOtherLabel() {
        assertThat(binary("specificity", List.of(0, 0, 0, 1), List.of(0, 0, 1, 0))
                        .number())
                .isCloseTo(2.0 / 3, CLOSE);
        assertThat(binary("specificity", List.of("n", "n", "p"), List.of("n", "p", "p"))
                        .parameter("pos_label", "p")
                        .number())
                .isEqualTo(.5);
        assertThat(binary("specificity", List.of("n", "p", "p"), List.of("n", "n", "p"))
                        .parameter("pos_label", "n")
                        .number())
                .isEqualTo(.5);
        assertThat(binary("specificity", List.of(1), List.of(1))
                        .parameter("zero_division", 1)
                        .number())
                .isEqualTo(1);
        assertThat(binary("specificity", List.of(1), List.of(1)).under(0)).isNaN();
    }

    @Test
    void everyLabelHasPrecisionRecallF1AndSupport() {
        List<List<Double>> rows = abc("precision_recall_f1_support")
                .parameter("labels", List.of("b", "z"))
                .parameter("zero_division", 1)
                .weights(1, 1, 1, 2, 1, 1, 1, 1, 1)
                .rows();
        assertThat(rows.get(0)).containsExactly(2 / 3.0, 1.0);
        assertThat(rows.get(1)).containsExactly(2 / 3.0, 1.0);
        assertThat(rows.get(2)).containsExactly(2 / 3.0, 1.0);
        assertThat(rows.get(3)).containsExactly(3.0, 0.0);
        assertThat(abc("precision_recall_f1_support").rows().get(3)).containsExactly(3.0, 2.0, 4.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "zero_one_loss", "hamming_loss", "balanced_accuracy", "mcc", "cohen_kappa"})
    void withoutAnyWeightThereIsNoValue(String id) {
        assertThat(abc(id).under(new double[9])).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"macro", "micro", "weighted"})
    void withoutAnyWeightThereIsNoAverage(String average) {
        assertThat(abc("f1").parameter("average", average).under(new double[9])).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "balanced_accuracy", "mcc", "cohen_kappa", "hamming_loss", "zero_one_loss"})
    void aWeightCountsARowAsOftenAsRepeatingItWould(String id) {
        double[] weights = {3, 1, 2, 1, 1, 4, 1, 1, 2};
        Evaluated repeated = binary(id, repeated(TRUTH, weights), repeated(PREDICTED, weights));
        assertThat(abc(id).weights(weights).number()).isCloseTo(repeated.number(), CLOSE);
    }

    private static List<String> repeated(List<String> labels, double... weights) {
        return IntStream.range(0, labels.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, (int) weights[row]).mapToObj(copy -> labels.get(row)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "mcc", "cohen_kappa", "confusion_matrix", "precision_recall_f1_support"})
    void whatIsNoLabelPerRowIsRefused(String id) {
        binary(id, List.of(0, 1), List.of(0))
                .isRefused("The input y_pred has another number of rows than the one it goes with.");
        binary(id, List.of(0, 1), List.of(0, .5)).isRefused("Row 2 of y_pred is neither a whole number nor text.");
        binary(id, List.of(0, 1.5), List.of(0, 1)).isRefused("Row 2 of y_true is neither a whole number nor text.");
        binary(id, List.of(0, Double.NaN), List.of(0, 1))
                .isRefused("Row 2 of y_true is neither a finite number nor text.");
        binary(id, List.of(), List.of()).isRefused("There are no rows.");
    }

    @Test
    void numbersAndTextOfTheSameLabelsGiveTheSame() {
        double[] truth = {3, 70000, 5, 3};
        double[] predicted = {3, 5, 5, 70000};
        Evaluated large = Evaluated.metric("cohen_kappa").input("y_true", truth).input("y_pred", predicted);
        Evaluated small = Evaluated.metric("cohen_kappa")
                .input("y_true", new double[] {0, 2, 1, 0})
                .input("y_pred", new double[] {0, 1, 1, 2});
        Evaluated text = binary("cohen_kappa", List.of("a", "c", "b", "a"), List.of("a", "b", "b", "c"));
        List.of(large, small, text).forEach(kappa -> kappa.parameter("weights", "quadratic"));
        assertThat(large.number()).isEqualTo(small.number()).isEqualTo(text.number());
        Evaluated.metric("accuracy")
                .input("y_true", new double[] {1, 2})
                .input("y_pred", new double[] {1})
                .isRefused("The input y_pred has another number of rows than the one it goes with.");
    }

    @Test
    void aMillionRowsAreCounted() {
        int rows = 1_000_000;
        double[] truth = new Random(1).ints(rows, 0, 50).asDoubleStream().toArray();
        double[] predicted = new Random(2).ints(rows, 0, 50).asDoubleStream().toArray();
        assertThat(Evaluated.metric("f1")
                        .input("y_true", truth)
                        .input("y_pred", predicted)
                        .parameter("average", "macro")
                        .number())
                .isCloseTo(.02, within(.001));
    }

    @Test
    void parametersAreNamedInTheRefusalOfOthers() {
        assertThatExceptionOfType(InvalidMetricException.class)
                .isThrownBy(() ->
                        MetricCatalogue.named("jaccard").arguments(Map.of("average", "macro", "zero_division", "NaN")))
                .withMessage("The parameter \"zero_division\" of the metric jaccard must be one of 0, 1.");
    }
}
