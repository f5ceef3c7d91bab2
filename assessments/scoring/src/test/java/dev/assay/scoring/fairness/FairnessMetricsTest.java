package dev.assay.scoring.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FairnessMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Integer> TRUTH = List.of(1, 1, 0, 0, 1, 1, 1, 0);
    private static final List<Integer> PREDICTED = List.of(1, 0, 0, 0, 1, 1, 0, 1);
    private static final List<String> GROUPS = List.of("a", "a", "a", "a", "b", "b", "b", "b");

    private static Evaluated metric(String id) {
        return Evaluated.metric(id)
                .input("y_true", TRUTH)
                .input("y_pred", PREDICTED)
                .input("group", GROUPS);
    }

    @ParameterizedTest
    @CsvSource({
        "demographic_parity_difference, between_groups, 0.5",
        "demographic_parity_difference, to_overall, 0.25",
        "demographic_parity_ratio, between_groups, 0.3333333333333333",
        "demographic_parity_ratio, to_overall, 0.5",
        "equal_opportunity_difference, between_groups, 0.16666666666666666",
        "equal_opportunity_difference, to_overall, 0.1",
        "equal_opportunity_ratio, between_groups, 0.75",
        "equal_opportunity_ratio, to_overall, 0.8333333333333334",
        "equalized_odds_difference, between_groups, 1.0",
        "equalized_odds_ratio, between_groups, 0.0",
    })
    void agreesWithAComputationByHand(String id, String method, double expected) {
        assertThat(metric(id).parameter("method", method).number()).isCloseTo(expected, CLOSE);
    }

    @Test
    void oddsMayBeAveraged() {
        assertThat(metric("equalized_odds_difference").parameter("agg", "mean").number())
                .isCloseTo((1 + 1 / 6.0) / 2, CLOSE);
        assertThat(metric("equalized_odds_ratio").parameter("agg", "mean").number())
                .isCloseTo(.375, CLOSE);
    }

    @Test
    void anUndefinedRatioOfFalsePositivesIsPassedOver() {
        Evaluated ratio = metric("equalized_odds_ratio").input("y_pred", List.of(1, 0, 0, 0, 1, 1, 0, 0));
        assertThat(ratio.number()).isCloseTo(.75, CLOSE);
        assertThat(ratio.parameter("agg", "mean").number()).isCloseTo(.75, CLOSE);
        assertThat(metric("equalized_odds_ratio")
                        .input("y_pred", List.of(0, 0, 1, 0, 0, 0, 0, 1))
                        .number())
                .isNaN();
    }

    @Test
    void withoutPositivePredictionsThereIsNoRatio() {
        assertThat(metric("demographic_parity_ratio")
                        .input("y_pred", List.of(0, 0, 0, 0, 0, 0, 0, 0))
                        .number())
                .isNaN();
        assertThat(metric("demographic_parity_difference")
                        .input("y_pred", List.of(0, 0, 0, 0, 0, 0, 0, 0))
                        .number())
                .isZero();
    }

    @Test
    void aGroupWithoutPositiveRowsHasATruePositiveRateOfZero() {
        assertThat(metric("equal_opportunity_difference")
                        .input("y_true", List.of(0, 0, 0, 0, 1, 1, 1, 0))
                        .number())
                .isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void oneGroupIsTreatedLikeItself() {
        assertThat(metric("demographic_parity_difference").under(1, 1, 1, 1, 0, 0, 0, 0))
                .isZero();
        assertThat(metric("demographic_parity_ratio").under(1, 1, 1, 1, 0, 0, 0, 0))
                .isEqualTo(1);
    }

    @Test
    void theWorstGroupIsTheOneOfTheLeastAccuracy() {
        Evaluated worst = metric("worst_group_accuracy");
        assertThat(worst.number()).isEqualTo(.5);
        worst.weights(1, 1, 1, 1, 1, 1, 1, 7);
        assertThat(worst.number()).isCloseTo(.2, CLOSE);
        assertThat(worst.parameter("ignore_sample_weight", true).number()).isEqualTo(.5);
        assertThat(metric("worst_group_accuracy")
                        .input("y_true", List.of("x", "y", "z", "z", "x", "x", "x", "x"))
                        .input("y_pred", List.of("x", "y", "z", "x", "x", "x", "x", "x"))
                        .number())
                .isEqualTo(.75);
        assertThat(worst.under(new double[8])).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demographic_parity_difference",
                "demographic_parity_ratio",
                "equal_opportunity_difference",
                "equalized_odds_difference"
            })
    void aWeightCountsARowAsOftenAsRepeatingItWould(String id) {
        Evaluated repeated = Evaluated.metric(id)
                .input("y_true", List.of(1, 1, 1, 0, 0, 1, 1, 1, 0))
                .input("y_pred", List.of(1, 1, 1, 0, 0, 1, 1, 0, 1))
                .input("group", List.of("a", "a", "a", "a", "a", "b", "b", "b", "b"));
        assertThat(metric(id).under(3, 0, 1, 1, 1, 1, 1, 1)).isCloseTo(repeated.number(), CLOSE);
        assertThat(metric(id).under(new double[8])).isNaN();
    }

    @Test
    void minusOneStandsForZero() {
        assertThat(metric("equalized_odds_difference")
                        .input("y_true", List.of(1, 1, -1, -1, 1, 1, 1, -1))
                        .input("y_pred", List.of(1, -1, -1, -1, 1, 1, -1, 1))
                        .number())
                .isEqualTo(metric("equalized_odds_difference").number());
    }

    @Test
    void otherLabelsAreRefused() {
        metric("demographic_parity_ratio")
                .input("y_pred", List.of(1, 0, 2, 0, 1, 1, 0, 1))
                .isRefused("Row 3 of y_pred is not one of two labels, 1 and either 0 or -1.");
        metric("demographic_parity_ratio")
                .input("y_true", List.of(1, 0, -1, 0, 1, 1, 0, 1))
                .isRefused("Row 2 of y_true is not one of two labels, 1 and either 0 or -1.");
        metric("demographic_parity_ratio")
                .input("group", List.of("a"))
                .isRefused("The input group has another number of rows than the one it goes with.");
        metric("demographic_parity_ratio")
                .input("y_pred", List.of(1))
                .isRefused("The input y_pred has another number of rows than the one it goes with.");
        Evaluated.metric("worst_group_accuracy")
                .input("y_true", List.of())
                .input("y_pred", List.of())
                .input("group", List.of())
                .isRefused("There are no rows.");
    }
}
