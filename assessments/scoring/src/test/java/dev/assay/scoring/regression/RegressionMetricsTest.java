package dev.assay.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Double> TRUTH = List.of(1.0, 2.0, 4.0, 8.0);
    private static final List<Double> PREDICTED = List.of(2.0, 2.0, 3.0, 4.0);

    private static Evaluated metric(String id) {
        return metric(id, TRUTH, PREDICTED);
    }

    private static Evaluated metric(String id, List<Double> truth, List<Double> predicted) {
        return Evaluated.metric(id).input("y_true", truth).input("y_pred", predicted);
    }

    private static Evaluated pair(String id, List<Double> x, List<Double> y) {
        return Evaluated.metric(id).input("x", x).input("y", y);
    }

    @ParameterizedTest
    @CsvSource({
        "mae, 1.5",
        "mse, 4.5",
        "rmse, 2.1213203435596424",
        "median_ae, 1",
        "mape, .4375",
        "smape, .40476190476190477",
        "max_error, 4",
        "msle, 0.1399220404557598",
        "rmsle, 0.37406154634733546",
        "pinball, .75",
        "poisson_deviance, 1.00137927686337",
        "gamma_deviance, 0.2728256304407761",
        "r2, 0.3739130434782608",
        "explained_variance, 0.5130434782608695",
        "d2_absolute_error, 0.33333333333333333",
    })
    void agreesWithAComputationByHand(String id, double expected) {
        assertThat(metric(id).number()).isCloseTo(expected, CLOSE);
    }

    @Test
    void pinballLossWeighsBothSidesByAlpha() {
        assertThat(metric("pinball").parameter("alpha", .1).number()).isCloseTo(.35, CLOSE);
        assertThat(metric("d2_pinball").parameter("alpha", .25).number()).isCloseTo(3.0 / 11, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 22.58333333333333, 0.2755221386800335",
        "0, 4.5, 0.3739130434782608",
        "1, 1.00137927686337, 0.4645984792593332",
        "1.5, 0.5059179783946421, 0.49742515479845706",
        "2, 0.2728256304407761, 0.5163267616499412",
        "3, 0.10069444444444445, 0.5017182130584192",
    })
    void devianceAgreesWithAComputationByHandAtEveryPower(double power, double deviance, double skill) {
        assertThat(metric("tweedie").parameter("power", power).number()).isCloseTo(deviance, CLOSE);
        assertThat(metric("d2_tweedie").parameter("power", power).number()).isCloseTo(skill, CLOSE);
    }

    @Test
    void severalOutputsAreAveragedAsAsked() {
        List<List<Double>> truth = List.of(List.of(1.0, 2.0), List.of(2.0, 2.0), List.of(4.0, 3.0));
        List<List<Double>> predicted = List.of(List.of(1.0, 1.0), List.of(3.0, 2.0), List.of(4.0, 5.0));
        Evaluated r2 = Evaluated.metric("r2_multioutput").input("y_true", truth).input("y_pred", predicted);
        assertThat(r2.number()).isCloseTo(-20.0 / 7, CLOSE);
        assertThat(r2.parameter("multioutput", "variance_weighted").number()).isCloseTo(-.125, CLOSE);
        List<Double> raw = r2.parameter("multioutput", "raw_values").numbers();
        assertThat(raw.get(0)).isCloseTo(11.0 / 14, CLOSE);
        assertThat(raw.get(1)).isCloseTo(-6.5, CLOSE);
        Evaluated rmse =
                Evaluated.metric("rmse_multioutput").input("y_true", truth).input("y_pred", predicted);
        assertThat(rmse.number()).isCloseTo((Math.sqrt(1.0 / 3) + Math.sqrt(5.0 / 3)) / 2, CLOSE);
        assertThat(rmse.weights(1, 2, 1).number()).isCloseTo(0.9125703849682212, CLOSE);
        assertThat(rmse.parameter("multioutput", "raw_values").numbers()).hasSize(2);
    }

    @Test
    void constantOutputsAreAveragedPlainly() {
        List<List<Double>> constant = List.of(List.of(.1, .3), List.of(.1, .3), List.of(.1, .3));
        List<List<Double>> half = List.of(List.of(.1, .3), List.of(.1, .3), List.of(.1, .4));
        Evaluated r2 =
                Evaluated.metric("r2_multioutput").input("y_true", constant).input("y_pred", half);
        assertThat(r2.parameter("multioutput", "variance_weighted").number()).isEqualTo(.5);
        assertThat(r2.parameter("multioutput", "raw_values").numbers()).containsExactly(1.0, 0.0);
    }

    @Test
    void severalOutputsMustHaveOneShape() {
        Evaluated r2 = Evaluated.metric("r2_multioutput").input("y_true", List.of(List.of(1, 2), List.of(1, 2)));
        r2.input("y_pred", List.of(List.of(1), List.of(1)))
                .isRefused("The input y_pred has another number of columns than y_true.");
        r2.input("y_pred", List.of(List.of(1, 2)))
                .isRefused("The input y_pred has another number of rows than the one it goes with.");
        r2.input("y_true", List.of()).input("y_pred", List.of()).isRefused("There are no rows.");
        Evaluated single = Evaluated.metric("r2_multioutput")
                .input("y_true", List.of(List.of(1, 2)))
                .input("y_pred", List.of(List.of(1, 2)));
        assertThat(single.number()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "pearson, 0.909207918411186",
        "spearman, 0.7631578947368421",
        "kendall_tau_b, 0.6666666666666666",
        "kendall_tau_c, 0.64",
        "concordance_correlation, 0.5964912280701754",
    })
    void associationAgreesWithAComputationByHand(String id, double expected) {
        Evaluated pair = pair(id, List.of(1.0, 2.0, 2.0, 3.0, 5.0), List.of(2.0, 1.0, 4.0, 4.0, 9.0));
        assertThat(pair.number()).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pearson", "spearman", "kendall_tau_b", "kendall_tau_c", "concordance_correlation"})
    void associationIsOneWithItselfAndMinusOneWithItsReflection(String id) {
        List<Double> x = List.of(-2.0, -1.0, 1.0, 2.0);
        assertThat(pair(id, x, x).number()).isCloseTo(1, CLOSE);
        assertThat(pair(id, x, x.reversed()).number()).isCloseTo(-1, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pearson", "spearman", "kendall_tau_b", "kendall_tau_c"})
    void associationWithAConstantIsUndefined(String id) {
        List<Double> constant = List.of(.1, .1, .1);
        List<Double> other = List.of(1.0, 2.0, 4.0);
        assertThat(pair(id, constant, other).number()).isNaN();
        assertThat(pair(id, other, constant).number()).isNaN();
        assertThat(pair(id, other, other).under(0, 7, 0)).isNaN();
    }

    @Test
    void concordanceWithAConstantIsZeroAndOfEqualConstantsUndefined() {
        assertThat(pair("concordance_correlation", List.of(1.0, 1.0), List.of(1.0, 2.0))
                        .number())
                .isZero();
        assertThat(pair("concordance_correlation", List.of(1.0, 1.0), List.of(1.0, 1.0))
                        .number())
                .isNaN();
    }

    @Test
    void pearsonNeitherOverflowsNorVanishes() {
        List<Double> x = List.of(1.0, 2.0, 4.0);
        List<Double> huge = List.of(1e300, 2e300, 4e300);
        List<Double> tiny = List.of(1e-300, 2e-300, 4e-300);
        assertThat(pair("pearson", huge, tiny).number()).isCloseTo(1, CLOSE);
        assertThat(pair("pearson", x, huge.reversed()).number())
                .isCloseTo(pair("pearson", x, x.reversed()).number(), CLOSE);
    }

    @Test
    void pearsonOfOneRowIsRefused() {
        pair("pearson", List.of(1.0), List.of(1.0)).isRefused("A correlation needs two rows.");
        assertThat(pair("spearman", List.of(1.0), List.of(1.0)).number()).isNaN();
    }

    @Test
    void ranksDependOnOrderAlone() {
        Random random = new Random(7);
        List<Double> x =
                random.doubles(50).map(value -> Math.rint(value * 20)).boxed().toList();
        List<Double> y =
                random.doubles(50).map(value -> Math.rint(value * 20)).boxed().toList();
        List<Double> grown = x.stream().map(value -> Math.exp(value / 3)).toList();
        for (String id : List.of("spearman", "kendall_tau_b", "kendall_tau_c")) {
            assertThat(pair(id, grown, y).number())
                    .isCloseTo(pair(id, x, y).number(), CLOSE)
                    .isCloseTo(pair(id, y, x).number(), CLOSE);
        }
    }

    @Test
    void kendallAgreesWithCountingEveryPair() {
        Random random = new Random(3);
        double[] x = random.doubles(60).map(value -> Math.rint(value * 9)).toArray();
        double[] y = random.doubles(60).map(value -> Math.rint(value * 9)).toArray();
        double surplus = 0;
        double untiedInX = 0;
        double untiedInY = 0;
        for (int first = 0; first < 60; first++) {
            for (int second = 0; second < first; second++) {
                double signs = Math.signum(x[first] - x[second]) * Math.signum(y[first] - y[second]);
                surplus += signs;
                untiedInX += x[first] == x[second] ? 0 : 1;
                untiedInY += y[first] == y[second] ? 0 : 1;
            }
        }
        List<Double> xs = Arrays.stream(x).boxed().toList();
        List<Double> ys = Arrays.stream(y).boxed().toList();
        assertThat(pair("kendall_tau_b", xs, ys).number()).isCloseTo(surplus / Math.sqrt(untiedInX * untiedInY), CLOSE);
        assertThat(pair("kendall_tau_c", xs, ys).number()).isCloseTo(2 * surplus / (3600 * .9), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mae",
                "mse",
                "rmse",
                "median_ae",
                "mape",
                "smape",
                "max_error",
                "msle",
                "rmsle",
                "pinball",
                "tweedie",
                "poisson_deviance",
                "gamma_deviance",
                "r2",
                "explained_variance",
                "d2_absolute_error",
                "d2_pinball",
                "d2_tweedie"
            })
    void aWeightCountsARowThatOftenAndNoWeightLeavesNothing(String id) {
        assertThat(metric(id).under(2, 0, 3, 1))
                .isCloseTo(metric(id).repeated(2, 0, 3, 1).number(), CLOSE);
        assertThat(metric(id).under(1, 2, 0, 0))
                .isCloseTo(metric(id).repeated(1, 2, 0, 0).number(), CLOSE);
        assertThat(metric(id).under(0, 0, 0, 0)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pearson", "spearman", "kendall_tau_b", "kendall_tau_c", "concordance_correlation"})
    void aRowDrawnTwiceIsTwoRows(String id) {
        Evaluated pair = pair(id, List.of(1.0, 2.0, 2.0, 3.0, 5.0), List.of(2.0, 1.0, 4.0, 4.0, 9.0));
        assertThat(pair.under(3, 0, 1, 2, 1))
                .isCloseTo(pair.repeated(3, 0, 1, 2, 1).number(), CLOSE);
        assertThat(pair.under(0, 0, 0, 0, 0)).isNaN();
    }

    @Test
    void weightsAmongTheInputsAreUsed() {
        assertThat(metric("mae").weights(0, 1, 0, 1).number()).isEqualTo(2);
        assertThat(metric("median_ae").weights(.5, .25, .5, .25).number()).isEqualTo(1);
        metric("max_error")
                .weights(1, 1, 1, 1)
                .isRefused("The metric max_error takes no input sample_weight; it takes y_true, y_pred.");
    }

    @Test
    void aMedianThatIsReachedExactlyIsTheMeanOfTwo() {
        assertThat(metric("median_ae", List.of(1.0, 3.0), List.of(0.0, 0.0)).number())
                .isEqualTo(2);
        assertThat(metric("median_ae", List.of(1.0, 2.0, 3.0), List.of(0.0, 0.0, 0.0))
                        .under(1, 0, 1))
                .isEqualTo(2);
        assertThat(metric("median_ae", List.of(1.5e308, 1.7e308), List.of(0.0, 0.0))
                        .number())
                .isEqualTo(1.6e308);
    }

    @Test
    void theQuantileOfTheTruthIsThatOfTheRowsOfAnyWeight() {
        Evaluated upper = metric("d2_pinball").parameter("alpha", .75);
        assertThat(upper.number()).isCloseTo(1 - 4 / 4.25, CLOSE);
        assertThat(upper.under(1, 1, 1, 0)).isCloseTo(1 - 1 / 1.25, CLOSE);
        Evaluated greatest = metric("d2_pinball").parameter("alpha", 1);
        assertThat(greatest.number()).isZero();
        assertThat(greatest.under(1, 1, 0, 0)).isEqualTo(1);
        Evaluated least = metric("d2_pinball").parameter("alpha", 0);
        assertThat(least.number()).isZero();
        assertThat(least.under(0, 1, 1, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2", "explained_variance", "d2_absolute_error", "d2_pinball"})
    void skillOverAConstantTruthIsOneOrZero(String id) {
        List<Double> constant = List.of(.1, .1, .1);
        assertThat(metric(id, constant, constant).number()).isEqualTo(1);
        assertThat(metric(id, constant, List.of(.1, .1, .2)).number()).isZero();
        assertThat(metric(id).under(0, 0, 0, 3)).isEqualTo(id.equals("explained_variance") ? 1 : 0);
    }

    @Test
    void explainedVarianceForgivesAConstantError() {
        List<Double> shifted = List.of(1.1, 2.1, 4.1, 8.1);
        assertThat(metric("explained_variance", TRUTH, shifted).number()).isCloseTo(1, CLOSE);
        assertThat(metric("r2", TRUTH, shifted).number()).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2", "d2_absolute_error", "d2_pinball", "d2_tweedie"})
    void skillOfOneRowIsUndefined(String id) {
        assertThat(metric(id, List.of(1.0), List.of(2.0)).number()).isNaN();
    }

    @Test
    void skillInDevianceNeedsATruthThatVaries() {
        Evaluated constant = metric("d2_tweedie", List.of(2.0, 2.0), List.of(1.0, 2.0));
        constant.isRefused("The input y_true is constant.");
        assertThat(metric("d2_tweedie").under(0, 0, 5, 0)).isNaN();
    }

    @Test
    void valuesOutsideADomainAreRefused() {
        List<Double> zero = List.of(1.0, 0.0);
        List<Double> one = List.of(1.0, 1.0);
        List<Double> minusOne = List.of(-.5, -1.0);
        metric("msle", one, minusOne).isRefused("Row 2 of y_pred is -1 or less, which has no logarithm here.");
        metric("rmsle", minusOne, one).isRefused("Row 2 of y_true is -1 or less, which has no logarithm here.");
        metric("poisson_deviance", one, zero)
                .isRefused("Row 2 of y_pred is not positive, as this deviance needs it to be.");
        metric("poisson_deviance", minusOne, one).isRefused("Row 1 of y_true is negative.");
        assertThat(metric("poisson_deviance", zero, one).number()).isCloseTo(1, CLOSE);
        metric("gamma_deviance", zero, one).isRefused("Row 2 of y_true is zero, which this deviance does not allow.");
        metric("tweedie", one, zero)
                .parameter("power", -1)
                .isRefused("Row 2 of y_pred is not positive, as this deviance needs it to be.");
        assertThat(metric("tweedie", minusOne, zero).number()).isCloseTo((2.25 + 1) / 2, CLOSE);
        metric("tweedie").parameter("power", .5).isRefused("No Tweedie distribution has a power between 0 and 1.");
    }

    @Test
    void aRelativeErrorOfNothingIsHuge() {
        assertThat(metric("mape", List.of(0.0), List.of(1.0)).number()).isEqualTo(0x1p52);
        assertThat(metric("smape", List.of(0.0, 0.0), List.of(0.0, 1.0)).number())
                .isEqualTo(1);
    }

    @Test
    void infinitiesStandForWhatLeavesTheNumbers() {
        List<Double> huge = List.of(1e300, -1e300);
        List<Double> zeros = List.of(0.0, 0.0);
        assertThat(metric("mse", huge, zeros).number()).isInfinite();
        assertThat(metric("r2", huge, zeros).number()).isNaN();
        assertThat(metric("mae", huge, zeros).number()).isEqualTo(1e300);
    }

    @Test
    void sidesMustBeAsLongAndNotEmpty() {
        metric("mae", TRUTH, List.of(1.0))
                .isRefused("The input y_pred has another number of rows than the one it goes with.");
        metric("r2", List.of(), List.of()).isRefused("There are no rows.");
        metric("median_ae", List.of(), List.of()).isRefused("There are no rows.");
        pair("kendall_tau_b", List.of(), List.of()).isRefused("There are no rows.");
    }

    @Test
    void aMillionRowsTakeMomentsOnly() {
        Random random = new Random(1);
        double[] x = random.doubles(1_000_000).toArray();
        double[] y = random.doubles(1_000_000).toArray();
        assertThat(Evaluated.metric("kendall_tau_b").input("x", x).input("y", y).number())
                .isBetween(-.005, .005);
    }
}
