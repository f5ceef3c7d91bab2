package dev.assay.scoring.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultilabelMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<List<Integer>> TRUTH = List.of(List.of(1, 1, 0), List.of(0, 1, 0), List.of(0, 0, 0));
    private static final List<List<Integer>> PREDICTED = List.of(List.of(1, 0, 0), List.of(0, 1, 1), List.of(0, 0, 0));
    private static final List<List<Double>> SCORES =
            List.of(List.of(.9, .3, .5), List.of(.8, .8, .1), List.of(.1, .2, .3));

    private static Evaluated sets(String id) {
        return Evaluated.metric(id).input("y_true", TRUTH).input("y_pred", PREDICTED);
    }

    private static Evaluated scores(String id) {
        return Evaluated.metric(id).input("y_true", TRUTH).input("y_score", SCORES);
    }

    @ParameterizedTest
    @CsvSource({
        "macro, 0, 0.5555555555555556",
        "micro, 0, 0.6666666666666666",
        "weighted, 0, 0.7777777777777778",
        "samples, 0, 0.4444444444444444",
        "samples, 1, 0.7777777777777778",
        "samples, nan, 0.6666666666666666",
    })
    void f1AgreesWithAComputationByHand(String average, String zeroDivision, double expected) {
        assertThat(sets("f1_multilabel")
                        .parameter("average", average)
                        .parameter("zero_division", zeroDivision)
                        .number())
                .isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"macro, 0.5", "micro, 0.5", "weighted, 0.6666666666666666", "samples, 0.3333333333333333"})
    void jaccardAgreesWithAComputationByHand(String average, double expected) {
        assertThat(sets("jaccard_multilabel").parameter("average", average).number())
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void setsAreComparedWholeAndLabelByLabel() {
        assertThat(sets("subset_accuracy").number()).isCloseTo(1 / 3.0, CLOSE);
        assertThat(sets("subset_accuracy").under(1, 1, 2)).isEqualTo(.5);
        assertThat(sets("hamming_loss_multilabel").number()).isCloseTo(2 / 9.0, CLOSE);
        assertThat(sets("hamming_loss_multilabel").weights(2, 1, 1).number()).isCloseTo(3 / 12.0, CLOSE);
    }

    @Test
    void rankingsTakeTiesAtTheirWorst() {
        assertThat(scores("lrap").number()).isCloseTo((5 / 6.0 + .5 + 1) / 3, CLOSE);
        assertThat(scores("coverage_error").number()).isCloseTo((3 + 2 + 0) / 3.0, CLOSE);
        assertThat(scores("label_ranking_loss").number()).isCloseTo((.5 + .5 + 0) / 3, CLOSE);
        Evaluated all = Evaluated.metric("label_ranking_loss")
                .input("y_true", List.of(List.of(1, 1)))
                .input("y_score", List.of(List.of(.1, .1)));
        assertThat(all.number()).isZero();
        assertThat(Evaluated.metric("lrap")
                        .input("y_true", List.of(List.of(1, 1)))
                        .input("y_score", List.of(List.of(.1, .1)))
                        .number())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"macro, 0.6666666666666666", "weighted, 1.0", "micro, 0.7222222222222222", "samples, 0.4444444444444444"
    })
    void averagePrecisionIsPutTogether(String average, double expected) {
        assertThat(scores("average_precision_multilabel")
                        .parameter("average", average)
                        .number())
                .isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"macro, NaN", "weighted, 1.0", "micro, 0.8333333333333334", "samples, NaN"})
    void theAreaOfLabelsIsPutTogether(String average, double expected) {
        double actual =
                scores("roc_auc_multilabel").parameter("average", average).number();
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void aRowWithoutWeightMayBeUndefined() {
        Evaluated area = scores("roc_auc_multilabel").parameter("average", "samples");
        assertThat(area.under(1, 1, 0)).isCloseTo((.5 + .75) / 2, CLOSE);
        assertThat(area.under(0, 0, 0)).isNaN();
    }

    @Test
    void weightedAreasOfNoLabelAreZero() {
        for (String id : List.of("roc_auc_multilabel", "average_precision_multilabel")) {
            assertThat(scores(id).parameter("average", "weighted").under(0, 0, 1))
                    .isZero();
            assertThat(scores(id).parameter("average", "weighted").under(0, 0, 0))
                    .isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"macro", "micro", "weighted", "samples"})
    void withoutAnyWeightThereIsNoValue(String average) {
        for (String id : List.of("f1_multilabel", "jaccard_multilabel")) {
            assertThat(sets(id).parameter("average", average).under(0, 0, 0)).isNaN();
        }
    }

    @Test
    void whatIsNoIndicatorIsRefused() {
        sets("subset_accuracy")
                .input("y_pred", List.of(List.of(1, 0, 0), List.of(0, 1, 2), List.of(0, 0, 0)))
                .isRefused("Row 2 of y_pred, column 3, is neither 0 nor 1.");
        sets("subset_accuracy")
                .input("y_true", List.of(List.of(1), List.of(0)))
                .isRefused("The input y_true has fewer than two columns.");
        sets("subset_accuracy").input("y_true", List.of()).isRefused("There are no rows.");
        sets("subset_accuracy")
                .input("y_pred", List.of(List.of(1, 0), List.of(0, 1), List.of(0, 0)))
                .isRefused("The input y_pred has another number of columns than the one it goes with.");
        scores("lrap")
                .input("y_score", List.of(List.of(1, 0, 0)))
                .isRefused("The input y_score has another number of rows than the one it goes with.");
        scores("lrap")
                .input("y_score", List.of())
                .isRefused("The input y_score has another number of rows than the one it goes with.");
    }
}
