package dev.assay.scoring.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbabilityMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<List<Double>> THREE =
            List.of(List.of(.6, .3, .1), List.of(.2, .5, .3), List.of(.3, .4, .3), List.of(.5, .25, .25));

    private static Evaluated scored(String id, List<?> truth, double... scores) {
        return Evaluated.metric(id).input("y_true", truth).input("y_score", scores);
    }

    private static Evaluated probable(String id, List<?> truth, double... probabilities) {
        return Evaluated.metric(id).input("y_true", truth).input("y_proba", probabilities);
    }

    private static Evaluated three(String id) {
        return Evaluated.metric(id).input("y_true", List.of(0, 1, 2, 1)).input("y_proba", THREE);
    }

    @Test
    void logLossOfACertainMistakeIsFinite() {
        assertThat(probable("log_loss", List.of(1, 0), 0, 1).number()).isCloseTo(52 * Math.log(2), CLOSE);
        assertThat(probable("log_loss", List.of(1, 0), .5, .5).number()).isCloseTo(Math.log(2), CLOSE);
        assertThat(probable("log_loss", List.of(1, 0), .5, .5).under(0, 0)).isNaN();
        assertThat(three("log_loss").weights(1, 1, 0, 2).number())
                .isCloseTo(-(Math.log(.6) + Math.log(.5) + 2 * Math.log(.25)) / 4, CLOSE);
        assertThat(Evaluated.metric("log_loss")
                        .input("y_true", List.of(0, 1))
                        .input("y_proba", List.of(new double[] {.2, .8}, new double[] {.5, .5}))
                        .number())
                .isCloseTo(-(Math.log(.2) + Math.log(.5)) / 2, CLOSE);
    }

    @Test
    void skillComparesWithTheShareOfTheClasses() {
        assertThat(probable("d2_log_loss", List.of(1, 0, 0, 0), .25, .25, .25, .25)
                        .number())
                .isCloseTo(0, CLOSE);
        assertThat(probable("d2_log_loss", List.of(1, 0, 0), .5, .5, .5).under(2, 1, 1))
                .isCloseTo(0, CLOSE);
        assertThat(probable("d2_log_loss", List.of(1), .5)
                        .parameter("labels", List.of(0, 1))
                        .number())
                .isNaN();
        assertThat(probable("d2_brier", List.of(1, 0, 0, 0), .25, .25, .25, .25).number())
                .isCloseTo(0, CLOSE);
        assertThat(probable("d2_brier", List.of(1, 0), 1, .5).number()).isCloseTo(.5, CLOSE);
        assertThat(probable("d2_brier", List.of(1), .5).number()).isNaN();
        assertThat(probable("d2_brier", List.of(1, 1), .5, 1).number()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(probable("d2_brier", List.of(1, 1), 1, 1).number()).isNaN();
    }

    @Test
    void brierScoresSquareTheDifference() {
        assertThat(probable("brier", List.of(1, 0), .5, .2).number()).isCloseTo((.25 + .04) / 2, CLOSE);
        assertThat(probable("brier", List.of("x", "y"), .5, .2)
                        .parameter("pos_label", "x")
                        .number())
                .isCloseTo((.25 + .04) / 2, CLOSE);
        assertThat(three("brier_multiclass").number()).isCloseTo((.26 + .38 + .74 + .875) / 4, CLOSE);
        assertThat(Evaluated.metric("brier_multiclass")
                        .input("y_true", List.of(0, 1))
                        .input("y_proba", List.of(List.of(.5, .5), List.of(0, 1)))
                        .number())
                .isCloseTo(.125, CLOSE);
    }

    @Test
    void hingeLossGrowsBelowTheMargin() {
        assertThat(scored("hinge", List.of(1, 0), .5, -3).number()).isCloseTo(.25, CLOSE);
        assertThat(scored("hinge", List.of(1, 0), .9, .5)
                        .parameter("decision", "4*y_score-2")
                        .number())
                .isCloseTo(.5, CLOSE);
        assertThat(scored("hinge", List.of(1, 1), 2, 2).number()).isEqualTo(3);
        scored("hinge", List.of(1, 0), .5, -3)
                .parameter("labels", List.of(0, 1, 2))
                .isRefused("More than two labels are asked for.");
        Evaluated several = Evaluated.metric("hinge_multiclass")
                .input("y_true", List.of(0, 1, 2))
                .input("y_score", List.of(List.of(3, 1, 0), List.of(0, .5, .25), List.of(2, 0, 1)));
        assertThat(several.number()).isCloseTo((0 + .75 + 2) / 3, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"l1, 0.35", "l2, 0.36400549446402593", "max, 0.45"})
    void calibrationErrorPutsGapsTogether(String norm, double expected) {
        Evaluated error = probable("calibration_error", List.of(1, 0, 1, 0), .8, .7, .5, .4)
                .parameter("n_bins", 2)
                .parameter("norm", norm);
        assertThat(error.under(0, 1, 1, 1))
                .isCloseTo(
                        switch (norm) {
                            case "l1" -> (.4 + 2 * .1) / 3;
                            case "l2" -> Math.sqrt((.16 + 2 * .01) / 3);
                            default -> .4;
                        },
                        CLOSE);
        assertThat(error.under(0, 0, 0, 0)).isNaN();
        assertThat(probable("calibration_error", List.of(1, 0), .75, .45)
                        .parameter("n_bins", 2)
                        .parameter("norm", norm)
                        .number())
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void aProbabilityOnTheEdgeOfABinBelongsToTheUpperOneInTheErrorAndTheLowerOneInTheCurve() {
        double edge = 5 * (1.0 / 7);
        assertThat(probable("calibration_error", List.of(1, 0), edge, .72)
                        .parameter("n_bins", 7)
                        .number())
                .isCloseTo((edge + .72 - 1) / 2, CLOSE);
        assertThat(probable("calibration_curve", List.of(1, 0), edge, .72)
                        .parameter("n_bins", 7)
                        .rows())
                .containsExactly(List.of(1.0, 0.0), List.of(edge, .72));
        assertThat(probable("calibration_curve", List.of(1, 0, 1), 0, .2, 1)
                        .parameter("n_bins", 5)
                        .rows())
                .containsExactly(List.of(.5, 1.0), List.of(.1, 1.0));
        for (int bins = 1; bins < 100; bins++) {
            Bins equal = new Bins(bins);
            for (int index = 0; index < bins; index++) {
                assertThat(equal.closedBelow(equal.edge(index))).isEqualTo(index);
                assertThat(equal.closedAbove(equal.edge(index + 1))).isEqualTo(index);
                assertThat(equal.closedBelow(Math.nextUp(equal.edge(index)))).isEqualTo(index);
                assertThat(equal.closedAbove(Math.nextUp(equal.edge(index)))).isEqualTo(index);
            }
        }
    }

    @Test
    void theCurveMayGoByQuantiles() {
        assertThat(probable("calibration_curve", List.of(0, 1, 0, 1, 1), .1, .2, .3, .8, .9)
                        .parameter("n_bins", 2)
                        .parameter("strategy", "quantile")
                        .rows()
                        .getFirst())
                .containsExactly(1 / 3.0, 1.0);
        // Edges at a third and two thirds of the way: .3 + .1 / 3 and .5 - .1 / 3.
        List<List<Double>> thirds = probable("calibration_curve", List.of(0, 1, 0, 1, 0), 0, .3, .4, .5, .51)
                .parameter("n_bins", 3)
                .parameter("strategy", "quantile")
                .rows();
        assertThat(thirds.getFirst()).containsExactly(.5, 0.0, .5);
        assertThat(thirds.getLast()).containsExactly(.15, .4, .505);
    }

    @Test
    void theAreaOfSeveralClassesIsPutTogetherOfTwo() {
        List<Integer> truth = List.of(0, 1, 2, 1, 0, 2);
        double[][] numbers = {{.6, .3, .1}, {.2, .5, .3}, {.3, .4, .3}, {.5, .25, .25}, {.4, .5, .1}, {.1, .2, .7}};
        double[] weights = {1, 2, 1, 3, 1, 1};
        Evaluated area = Evaluated.metric("roc_auc_multiclass")
                .input("y_true", truth)
                .input("y_proba", Arrays.asList(numbers))
                .weights(weights);
        double[] areas = IntStream.range(0, 3)
                .mapToDouble(label -> scored(
                                "roc_auc",
                                truth.stream().map(of -> of == label ? 1 : 0).toList(),
                                Arrays.stream(numbers)
                                        .mapToDouble(row -> row[label])
                                        .toArray())
                        .weights(weights)
                        .number())
                .toArray();
        area.parameter("multi_class", "ovr");
        assertThat(area.number()).isCloseTo((areas[0] + areas[1] + areas[2]) / 3, CLOSE);
        assertThat(area.parameter("average", "weighted").number())
                .isCloseTo((2 * areas[0] + 5 * areas[1] + 2 * areas[2]) / 9, CLOSE);
        assertThat(area.parameter("average", "micro").number())
                .isCloseTo(
                        scored(
                                        "roc_auc",
                                        truth.stream()
                                                .flatMap(of ->
                                                        IntStream.range(0, 3).mapToObj(label -> of == label ? 1 : 0))
                                                .toList(),
                                        Arrays.stream(numbers)
                                                .flatMapToDouble(Arrays::stream)
                                                .toArray())
                                .weights(Arrays.stream(weights)
                                        .flatMap(weight -> Arrays.stream(new double[] {weight, weight, weight}))
                                        .toArray())
                                .number(),
                        CLOSE);
        area.parameter("multi_class", "ovo").parameter("ignore_sample_weight", true);
        area.isRefused("The micro average is not made of pairs of classes.");
        area.parameter("ignore_sample_weight", false).isRefused("Pairs of classes take no sample_weight.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"macro", "weighted"})
    void everyPairOfClassesIsComparedBothWays(String average) {
        Random random = new Random(5);
        int rows = 40;
        List<Integer> truth = random.ints(rows, 0, 3).boxed().toList();
        List<List<Double>> numbers = IntStream.range(0, rows)
                .mapToObj(row -> {
                    double first = Math.rint(random.nextDouble() * 4) / 8;
                    double second = Math.rint(random.nextDouble() * 4) / 8;
                    return List.of(first, second, 1 - first - second);
                })
                .toList();
        double sum = 0;
        double total = 0;
        for (int first = 0; first < 3; first++) {
            for (int second = first + 1; second < 3; second++) {
                int one = first;
                int other = second;
                int[] pair = IntStream.range(0, rows)
                        .filter(row -> truth.get(row) == one || truth.get(row) == other)
                        .toArray();
                double share = average.equals("macro") ? 1 : pair.length;
                sum += share * (pairArea(one, pair, truth, numbers) + pairArea(other, pair, truth, numbers)) / 2;
                total += share;
            }
        }
        assertThat(Evaluated.metric("roc_auc_multiclass")
                        .input("y_true", truth)
                        .input("y_proba", numbers)
                        .parameter("multi_class", "ovo")
                        .parameter("average", average)
                        .number())
                .isCloseTo(sum / total, CLOSE);
    }

    private static double pairArea(int label, int[] pair, List<Integer> truth, List<List<Double>> numbers) {
        return scored(
                        "roc_auc",
                        IntStream.of(pair)
                                .mapToObj(row -> truth.get(row) == label ? 1 : 0)
                                .toList(),
                        IntStream.of(pair)
                                .mapToDouble(row -> numbers.get(row).get(label))
                                .toArray())
                .number();
    }

    @Test
    void pairsOfOneClassHaveNoArea() {
        Evaluated one = Evaluated.metric("roc_auc_multiclass")
                .input("y_true", List.of(2))
                .input("y_proba", List.of(List.of(.2, .3, .5)))
                .parameter("labels", List.of(0, 1, 2))
                .parameter("multi_class", "ovo");
        assertThat(one.number()).isNaN();
        one.parameter("average", "weighted")
                .isRefused("Only one class occurs in y_true, so that no pair has any weight.");
        assertThat(three("roc_auc_multiclass").parameter("multi_class", "ovo").under(1, 1, 0, 1))
                .isEqualTo((1 + .5) / 2);
    }

    @Test
    void topKTakesTheGreaterOfEqualClassesFirst() {
        Evaluated top = three("top_k_accuracy");
        assertThat(top.parameter("k", 1).number()).isEqualTo(.5);
        assertThat(top.parameter("k", 2).number()).isEqualTo(.75);
        assertThat(top.parameter("k", 3).number()).isEqualTo(1);
        assertThat(top.parameter("k", 2).under(1, 1, 3, 1)).isCloseTo(5 / 6.0, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log_loss", "brier", "d2_brier", "calibration_error", "calibration_curve"})
    void whatIsNoProbabilityIsRefused(String id) {
        probable(id, List.of(0, 1), .5, 1.5)
                .isRefused(
                        id.equals("log_loss")
                                ? "Row 2 of y_proba holds a number outside 0 to 1."
                                : "Row 2 of y_proba lies outside 0 to 1.");
        probable(id, List.of(0, 1), .5, Double.NaN).isRefused("Row 2 of y_proba is not a finite number.");
        probable(id, List.of(0, 1), .5)
                .isRefused("The input y_proba has another number of rows than the one it goes with.");
        probable(id, List.of()).isRefused("There are no rows.");
    }

    @Test
    void columnsAndClassesMustFit() {
        three("log_loss").parameter("labels", List.of(0, 1)).isRefused("Row 3 of y_true is none of the labels.");
        three("log_loss")
                .parameter("labels", List.of(0, 2, 1))
                .isRefused("The labels must be in ascending order, which is that of the columns.");
        three("log_loss")
                .parameter("labels", List.of(0, 1, 2, 3))
                .isRefused("There are not as many columns in y_proba as labels.");
        String missing = "There are not as many columns in y_proba as classes in y_true; where a class does not occur,"
                + " labels must name them all.";
        three("log_loss").input("y_true", List.of(0, 1, 0, 1)).isRefused(missing);
        probable("log_loss", List.of(1, 1), .5, .5).isRefused(missing);
        three("top_k_accuracy")
                .input("y_true", List.of(0, 1))
                .input("y_proba", List.of(List.of(.5, .5), List.of(.5, .5)))
                .isRefused("The input y_proba has fewer than 3 columns.");
        three("log_loss")
                .input("y_true", List.of(0, 1, 1.5, 2))
                .isRefused("Row 3 of y_true is neither a whole number nor text.");
        three("log_loss")
                .input("y_true", List.of(0, 1, 2))
                .isRefused("The input y_proba has another number of rows than the one it goes with.");
    }

    @Test
    void rowsMustSumToOneForAnArea() {
        Evaluated area = three("roc_auc_multiclass").parameter("multi_class", "ovr");
        area.input(
                        "y_proba",
                        List.of(
                                List.of(.6, .3, .1),
                                List.of(.2, .5, .3),
                                List.of(.3, .4, .3 + 9e-6),
                                List.of(.5, .25, .2499)))
                .isRefused("Row 4 of y_proba does not sum to one.");
        assertThat(three("log_loss")
                        .input(
                                "y_proba",
                                List.of(List.of(1, 1, 1), List.of(1, 1, 1), List.of(1, 1, 1), List.of(1, 1, 1)))
                        .number())
                .isCloseTo(0, CLOSE);
    }
}
