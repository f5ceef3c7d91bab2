package dev.assay.scoring.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Evaluated scored(String id, List<?> truth, double... scores) {
        return Evaluated.metric(id).input("y_true", truth).input("y_score", scores);
    }

    @Test
    void theAreaCountsPairsInTheRightOrderAndHalfOfTheTies() {
        Evaluated area = scored("roc_auc", List.of(1, 0, 1, 0), .9, .5, .5, .1);
        assertThat(area.number()).isEqualTo(3.5 / 4);
        assertThat(area.under(1, 2, 0, 1)).isEqualTo(1);
        assertThat(area.under(1, 0, 1, 0)).isNaN();
        assertThat(scored("gini_normalized", List.of(1, 0, 1, 0), .9, .5, .5, .1)
                        .number())
                .isEqualTo(.75);
        assertThat(scored("roc_auc", List.of("no", "yes"), -1, 1).number()).isEqualTo(1);
        assertThat(scored("roc_auc", List.of(1, 1), -1, 1).number()).isNaN();
        assertThat(scored("roc_auc", List.of(0, 1), -0.0, 0.0).number()).isEqualTo(.5);
    }

    @Test
    void thePartialAreaIsCutOnTheLineBetweenTwoPoints() {
        List<Integer> truth = List.of(1, 0, 1, 0);
        double area = .25 * .5;
        assertThat(scored("partial_roc_auc", truth, 4, 3, 2, 1)
                        .parameter("max_fpr", .25)
                        .number())
                .isCloseTo((1 + (area - 1 / 32.0) / (.25 - 1 / 32.0)) / 2, CLOSE);
        assertThat(scored("partial_roc_auc", truth, 4, 3, 2, 1)
                        .parameter("max_fpr", 1)
                        .number())
                .isCloseTo(.75, CLOSE);
        assertThat(scored("partial_roc_auc", truth, 2, 2, 2, 2)
                        .parameter("max_fpr", .1)
                        .number())
                .isCloseTo(.5, CLOSE);
        assertThat(scored("partial_roc_auc", List.of(0, 0), 1, 2)
                        .parameter("max_fpr", .1)
                        .number())
                .isNaN();
        assertThat(scored("partial_roc_auc", truth, 4, 3, 2, 1)
                        .parameter("max_fpr", .1)
                        .under(1, 0, 1, 0))
                .isNaN();
    }

    @Test
    void theKolmogorovSmirnovDistanceIsTheWidestGapEitherWay() {
        assertThat(scored("ks_score", List.of(1, 1, 0, 1, 0), 5, 4, 3, 2, 1).number())
                .isCloseTo(2.0 / 3, CLOSE);
        assertThat(scored("ks_score", List.of(0, 0, 1), 3, 2, 1).number()).isEqualTo(1);
        assertThat(scored("ks_score", List.of(0, 0), 3, 2).number()).isNaN();
        assertThat(scored("ks_score", List.of(0, 1), 3, 2).under(0, 1)).isNaN();
    }

    @Test
    void averagePrecisionIsAStepSum() {
        Evaluated average = scored("average_precision", List.of(1, 0, 1, 0), 4, 3, 2, 1);
        assertThat(average.number()).isCloseTo((1 + 2.0 / 3) / 2, CLOSE);
        assertThat(average.under(0, 1, 1, 0)).isEqualTo(.5);
        assertThat(average.under(0, 1, 0, 1)).isZero();
        assertThat(average.under(0, 0, 0, 0)).isNaN();
        assertThat(scored("average_precision", List.of(1, 0), 1, 1).number()).isEqualTo(.5);
        assertThat(scored("average_precision", List.of("a", "b"), 2, 1)
                        .parameter("pos_label", "b")
                        .number())
                .isEqualTo(.5);
        scored("average_precision", List.of("a", "b"), 2, 1)
                .isRefused("The pos_label is neither of the two labels in y_true.");
    }

    @Test
    void theBestThresholdIsTheOneOfTheLargestF1() {
        assertThat(scored("f1_best_threshold", List.of(1, 0, 1, 0), 4, 3, 2, 1).number())
                .isCloseTo(.8, CLOSE);
        assertThat(scored("f1_best_threshold", List.of(0, 0), 4, 3).number()).isNaN();
    }

    @Test
    void precisionAtKSharesTheTieAtItsEnd() {
        Evaluated precision = scored("precision_at_k", List.of(1, 1, 0, 0, 0), 9, 5, 5, 5, 1);
        assertThat(precision.parameter("k", 1).number()).isEqualTo(1);
        assertThat(precision.parameter("k", 2).number()).isCloseTo((1 + 1.0 / 3) / 2, CLOSE);
        assertThat(precision.parameter("k", 3).number()).isCloseTo((1 + 2.0 / 3) / 3, CLOSE);
        assertThat(precision.parameter("k", 5).number()).isCloseTo(.4, CLOSE);
        assertThat(precision.parameter("k", 6).number()).isNaN();
        assertThat(precision.parameter("k", 6).under(2, 1, 1, 1, 1)).isCloseTo(.5, CLOSE);
    }

    @Test
    void theRocCurveStartsAtAnInfiniteThresholdAndMayLeaveOutStraightPoints() {
        Evaluated curve = scored("roc_curve", List.of(1, 1, 0, 0), 4, 3, 2, 1).parameter("drop_intermediate", false);
        assertThat(curve.numbers("fpr")).containsExactly(0.0, 0.0, 0.0, .5, 1.0);
        assertThat(curve.numbers("tpr")).containsExactly(0.0, .5, 1.0, 1.0, 1.0);
        assertThat(curve.numbers("thresholds")).containsExactly(Double.POSITIVE_INFINITY, 4.0, 3.0, 2.0, 1.0);
        Evaluated shorter = scored("roc_curve", List.of(1, 1, 0, 0), 4, 3, 2, 1);
        assertThat(shorter.numbers("thresholds")).containsExactly(Double.POSITIVE_INFINITY, 4.0, 3.0, 1.0);
        assertThat(scored("roc_curve", List.of(1, 1), 4, 3).numbers("fpr"))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(scored("roc_curve", List.of(0, 0), 4, 3).numbers("tpr"))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(curve.weights(1, 0, 1, 0).numbers("thresholds")).containsExactly(Double.POSITIVE_INFINITY, 4.0, 2.0);
        curve.weights(0, 0, 0, 0).isRefused("There are no rows with any weight.");
    }

    @Test
    void thePrecisionRecallCurveEndsAtPrecisionOneAndRecallZero() {
        Evaluated curve = scored("pr_curve", List.of(1, 0, 0, 1), 4, 3, 2, 1);
        assertThat(curve.numbers("precision")).containsExactly(.5, 1 / 3.0, .5, 1.0, 1.0);
        assertThat(curve.numbers("recall")).containsExactly(1.0, .5, .5, .5, 0.0);
        assertThat(curve.numbers("thresholds")).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(scored("pr_curve", List.of(1, 0, 0, 0, 1), 5, 4, 3, 2, 1)
                        .parameter("drop_intermediate", true)
                        .numbers("thresholds"))
                .containsExactly(1.0, 2.0, 5.0);
        assertThat(scored("pr_curve", List.of(0, 0), 2, 1).numbers("recall")).containsExactly(1.0, 1.0, 0.0);
        assertThat(scored("pr_curve", List.of(0, 0), 2, 1).numbers("precision")).containsExactly(0.0, 0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roc_auc", "average_precision", "ks_score", "roc_curve", "hinge"})
    void whatIsNoScoreOfTwoClassesIsRefused(String id) {
        scored(id, List.of(0, 1, 2), 1, 2, 3).isRefused("More than two labels occur in y_true.");
        scored(id, List.of(.5, 1), 1, 2).isRefused("Row 1 of y_true is neither a whole number nor text.");
        scored(id, List.of(0, 1), 1)
                .isRefused("The input y_score has another number of rows than the one it goes with.");
        scored(id, List.of(0, 1), 1, Double.POSITIVE_INFINITY).isRefused("Row 2 of y_score is not a finite number.");
    }

    @Test
    void aMillionRowsAreRanked() {
        int rows = 1_000_000;
        Random random = new Random(4);
        double[] truth = random.ints(rows, 0, 2).asDoubleStream().toArray();
        double[] scores = random.doubles(rows).toArray();
        assertThat(Evaluated.metric("roc_auc")
                        .input("y_true", truth)
                        .input("y_score", scores)
                        .number())
                .isCloseTo(.5, within(.005));
    }
}
