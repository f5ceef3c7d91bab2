package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] DIFFERENCES = {1.5, -0.5, 2, 0, 0, 3, -1, -1, 2.5, 4};

    @ParameterizedTest
    @CsvSource({
        "wilcox, two-sided,  6, 0.10689685480449329, -1.6122991656353975, 0.109375",
        "wilcox, less,      30, 0.9601559871628543,   1.752499093081954,  0.9609375",
        "wilcox, greater,   30, 0.053448427402246645, 1.6122991656353975, 0.0546875",
        "pratt,  two-sided, 12, 0.1657521231461998,  -1.3859829063162323, 0.232421875",
        "pratt,  less,      40, 0.9317099980315553,   1.4886483067841014, 0.9033203125",
        "pratt,  greater,   40, 0.0828760615730999,   1.3859829063162323, 0.1162109375",
        "zsplit, two-sided, 13.5, 0.1682533168062098, -1.3778379803155378, 0.193359375",
        "zsplit, less,      41.5, 0.9305500392128019,  1.4799000529315036, 0.9345703125",
        "zsplit, greater,   41.5, 0.0841266584031049,  1.3778379803155378, 0.0966796875"
    })
    void signedRanksAgreeWithScipyUnderTiesAndZeros(
            String zeros, String alternative, double statistic, double pValue, double z, double exact) {
        Map<String, Value> asymptotic = fields(
                "wilcoxon_signed_rank",
                Map.of("zero_method", zeros, "alternative", alternative, "correction", true),
                Map.of("d", DIFFERENCES));
        assertThat(number(asymptotic, "statistic")).isEqualTo(statistic);
        assertThat(number(asymptotic, "pvalue")).isCloseTo(pValue, CLOSE);
        assertThat(number(asymptotic, "z")).isCloseTo(z, CLOSE);
        Map<String, Value> small = fields(
                "wilcoxon_signed_rank",
                Map.of("zero_method", zeros, "alternative", alternative, "method", "exact"),
                Map.of("d", DIFFERENCES));
        assertThat(number(small, "pvalue")).isCloseTo(exact, CLOSE);
        assertThat(small).containsOnlyKeys("statistic", "pvalue");
    }

    @Test
    void signedRanksOfNothingButZerosHaveNoZ() {
        SignedRank zeros = SignedRank.of(new double[] {0, -0.0}, SignedRank.Zeros.WILCOX);
        assertThat(zeros.asymptotic(true, Alternative.TWO_SIDED).pValue()).isNaN();
        assertThat(zeros.asymptotic(false, Alternative.LESS).statistic()).isNaN();
        assertThat(zeros.exact(Alternative.TWO_SIDED)).isEqualTo(1);
    }

    @Test
    void exactSignedRanksAreForAThousandDifferences() {
        double[] differences = IntStream.rangeClosed(1, 1001).asDoubleStream().toArray();
        assertThat(SignedRank.of(Arrays.copyOf(differences, 1000), SignedRank.Zeros.WILCOX)
                        .exact(Alternative.LESS))
                .isEqualTo(1);
        SignedRank many = SignedRank.of(differences, SignedRank.Zeros.WILCOX);
        assertThatThrownBy(() -> many.exact(Alternative.LESS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The exact signed-rank distribution is for at most 1000 differences.");
    }

    @Test
    void mcNemarCountsDiscordantRowsLikeCoins() {
        assertThat(McNemar.exact(1, 3)).isEqualTo(new Significance(1, 0.625));
        assertThat(McNemar.exact(3, 1)).isEqualTo(new Significance(1, 0.625));
        assertThat(McNemar.exact(0, 0)).isEqualTo(new Significance(0, 1));
        assertThat(McNemar.exact(2, 2).pValue()).isEqualTo(1);
        assertThat(McNemar.chiSquared(9, 1, true).statistic()).isCloseTo(4.9, CLOSE);
        assertThat(McNemar.chiSquared(9, 1, false).statistic()).isCloseTo(6.4, CLOSE);
        assertThat(McNemar.chiSquared(0, 0, true)).isEqualTo(new Significance(Double.NaN, Double.NaN));
        assertThat(McNemar.chiSquared(0, 0, false)).isEqualTo(new Significance(Double.NaN, Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 2, 1, 5, two-sided, 0.034965034965034975, 20",
        "8, 2, 1, 5, less,      0.9991258741258742,   20",
        "8, 2, 1, 5, greater,   0.024475524475524483, 20",
        "0, 3, 4, 2, two-sided, 0.16666666666666669,  0",
        "0, 3, 4, 2, less,      0.11904761904761905,  0",
        "0, 3, 4, 2, greater,   1,                    0",
        "0, 0, 4, 2, two-sided, 1,                    NaN",
        "4, 2, 0, 0, two-sided, 1,                    NaN",
        "0, 3, 0, 2, less,      1,                    NaN",
        "3, 0, 2, 0, greater,   1,                    NaN",
        "2, 0, 0, 2, two-sided, 0.33333333333333333,  Infinity"
    })
    void fisherAgreesWithScipy(int a, int b, int c, int d, String alternative, double pValue, double oddsRatio) {
        Map<String, Value> test = fields(
                "fisher_exact",
                Map.of("alternative", alternative),
                Map.of("table", List.of(List.of(a, b), List.of(c, d))));
        assertThat(number(test, "pvalue")).isCloseTo(pValue, CLOSE);
        assertThat(Double.compare(number(test, "odds_ratio"), oddsRatio)).isZero();
    }

    @Test
    void fisherOfManyRowsNeitherOverflowsNorTakesLong() {
        int half = 500_000_000;
        Significance even = FisherExact.of(new int[][] {{half, half}, {half, half}}, Alternative.TWO_SIDED);
        assertThat(even.pValue()).isCloseTo(1, within(1e-9));
        Significance uneven = FisherExact.of(new int[][] {{half, 0}, {0, half}}, Alternative.TWO_SIDED);
        assertThat(uneven.pValue()).isZero();
        Significance tiny = FisherExact.of(new int[][] {{300, 0}, {0, 300}}, Alternative.TWO_SIDED);
        // Twice one of as many tables as 300 of 600 can be chosen: 600! / 300!².
        assertThat(Math.log(tiny.pValue() / 2)).isCloseTo(-412.46363548924063, within(1e-9));
    }

    @Test
    void theQuantileOfTheNormalDistribution() {
        assertThat(Normal.quantile(.9)).isCloseTo(1.2815515655446004, CLOSE);
    }

    @Test
    void tTestsAgreeWithScipy() {
        TTest paired = TTest.paired(new double[] {1, 2, 4, 8}, new double[] {0, 2, 3, 4});
        assertThat(paired.t()).isCloseTo(1.7320508075688774, CLOSE);
        assertThat(paired.pValue()).isCloseTo(0.18169011381620936, CLOSE);
        assertThat(paired.degreesOfFreedom()).isEqualTo(3);
        TTest welch = TTest.welch(new double[] {1, 2, 4, 8}, new double[] {0, 2, 3});
        assertThat(welch.t()).isCloseTo(1.1694506743124697, CLOSE);
        assertThat(welch.pValue()).isCloseTo(0.29986692118233255, CLOSE);
        assertThat(welch.degreesOfFreedom()).isCloseTo(4.545432781247959, CLOSE);
    }

    @Test
    void tTestsWithoutSpreadAreCertainOrUndefined() {
        assertThat(TTest.paired(new double[] {2, 3}, new double[] {1, 2}))
                .isEqualTo(new TTest(Double.POSITIVE_INFINITY, 0, 1));
        assertThat(TTest.paired(new double[] {2, 3}, new double[] {2, 3}).pValue())
                .isNaN();
        assertThat(TTest.paired(new double[] {2}, new double[] {1}).t()).isNaN();
        assertThat(TTest.welch(new double[] {1, 1}, new double[] {2, 2}))
                .isEqualTo(new TTest(Double.NEGATIVE_INFINITY, 0, 1));
        assertThat(TTest.welch(new double[] {1, 1}, new double[] {1, 1}))
                .isEqualTo(new TTest(Double.NaN, Double.NaN, 1));
        assertThat(TTest.welch(new double[] {1}, new double[] {2, 3}).t()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "WILSON, 0.10779126740630104, 0.6032218525388546",
        "CLOPPER_PEARSON, 0.06673951117773447, 0.6524528500599973",
        "AGRESTI_COULL, 0.10333841792242526, 0.6076747020227304",
        "JEFFREYS, 0.09269459393815316, 0.6058183181486714",
        "NORMAL, 0.015974234910674567, 0.5840257650893255"
    })
    void sharesHaveTheIntervalsOfStatsmodels(ProportionInterval method, double low, double high) {
        ConfidenceInterval interval = method.of(3, 10, 0.95);
        assertThat(interval.low()).isCloseTo(low, CLOSE);
        assertThat(interval.high()).isCloseTo(high, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(ProportionInterval.class)
    void intervalsOfSharesMirrorAndStayWithinBounds(ProportionInterval method) {
        for (int count = 0; count <= 7; count++) {
            ConfidenceInterval some = method.of(count, 7, 0.9);
            ConfidenceInterval others = method.of(7 - count, 7, 0.9);
            assertThat(some.low()).isBetween(0.0, some.high()).isCloseTo(1 - others.high(), CLOSE);
            assertThat(some.high()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void fourFifthsAreDecidedInWholeNumbers() {
        assertThat(Proportions.isBelowFourFifths(new int[] {2, 5}, new int[] {3, 6}))
                .isFalse();
        assertThat(Proportions.impactRatio(new int[] {2, 5}, new int[] {3, 6})).isCloseTo(0.8, CLOSE);
        assertThat(Proportions.isBelowFourFifths(new int[] {50, 40, 39}, new int[] {100, 100, 100}))
                .isTrue();
        assertThat(Proportions.isBelowFourFifths(new int[] {0, 0}, new int[] {3, 6}))
                .isFalse();
        int many = Integer.MAX_VALUE;
        assertThat(Proportions.isBelowFourFifths(new int[] {many, many / 5 * 4}, new int[] {many, many}))
                .isTrue();
        assertThat(Proportions.impactRatio(new int[] {0, 0}, new int[] {3, 6})).isNaN();
    }

    @Test
    void sharesAgreeWithStatsmodels() {
        int[] counts = {30, 45};
        int[] totals = {100, 90};
        Significance test = Proportions.zTest(counts, totals, true, Alternative.TWO_SIDED);
        assertThat(test.statistic()).isCloseTo(-2.8161027649233072, CLOSE);
        assertThat(test.pValue()).isCloseTo(0.004861011505374611, CLOSE);
        ConfidenceInterval difference = Proportions.newcombe(counts, totals, 0.95);
        assertThat(difference.low()).isCloseTo(-0.3296271377039215, CLOSE);
        assertThat(difference.high()).isCloseTo(-0.06064128938125035, CLOSE);
        double unpooled = -0.2 / Math.sqrt(0.3 * 0.7 / 100 + 0.25 / 90);
        assertThat(Proportions.zTest(counts, totals, false, Alternative.LESS).statistic())
                .isCloseTo(unpooled, CLOSE);
        assertThat(Proportions.zTest(new int[] {2, 3}, new int[] {2, 3}, true, Alternative.LESS)
                        .pValue())
                .isNaN();
    }

    static Stream<Arguments> refused() {
        List<?> square = List.of(List.of(1, 2), List.of(3, 4), List.of(5, 6));
        return Stream.of(
                Arguments.of("wilcoxon_signed_rank", Map.of("d", List.of()), "The input d has no rows."),
                Arguments.of(
                        "paired_t",
                        Map.of("a", List.of(1, 2), "b", List.of(1)),
                        "The input b has another number of rows than the one it goes with."),
                Arguments.of("mcnemar", Map.of("table", square), "The input table must have two rows of two counts."),
                Arguments.of(
                        "fisher_exact",
                        Map.of("table", List.of(List.of(1, 2, 3), List.of(1, 2, 3))),
                        "The input table must have two rows of two counts."),
                Arguments.of(
                        "delong",
                        Map.of("y_true", List.of(0, 2), "score1", List.of(1, 2), "score2", List.of(1, 2)),
                        "Row 2 of y_true is neither 0 nor 1."),
                Arguments.of(
                        "delong",
                        Map.of("y_true", List.of(0, 1), "score1", List.of(1), "score2", List.of(1, 2)),
                        "The input score1 has another number of rows than the one it goes with."),
                Arguments.of("proportion_ci", Map.of("count", 3, "nobs", 2), "The input count is greater than nobs."),
                Arguments.of("proportion_ci", Map.of("count", 0, "nobs", 0), "The input nobs is zero."),
                Arguments.of(
                        "impact_ratio",
                        Map.of("count", List.of(1), "nobs", List.of(2)),
                        "The input count needs at least two rows."),
                Arguments.of(
                        "newcombe_diff_ci",
                        Map.of("count", List.of(1, 1, 1), "nobs", List.of(2, 2, 2)),
                        "The input count must have two rows."),
                Arguments.of(
                        "two_proportion_z",
                        Map.of("count", List.of(1, 0), "nobs", List.of(2, 0)),
                        "Row 2 of nobs is zero."),
                Arguments.of(
                        "impact_ratio",
                        Map.of("count", List.of(3, 0), "nobs", List.of(2, 1)),
                        "Row 1 of count is greater than that of nobs."),
                Arguments.of("p_adjust", Map.of("pvalues", List.of(0.5, 1.5)), "Row 2 of pvalues is not from 0 to 1."),
                Arguments.of("p_adjust", Map.of("pvalues", List.of(-0.1)), "Row 1 of pvalues is not from 0 to 1."),
                Arguments.of(
                        "bootstrap_ci",
                        Map.of("data", List.of(1), "distribution", List.of(1, 2)),
                        "The input data needs at least two rows for a BCa interval."),
                Arguments.of(
                        "power_n_two_sample_z",
                        Map.of("effect_size", 0),
                        "The input effect_size is zero: no sample is large enough."),
                Arguments.of(
                        "ladder_parameter_free",
                        Map.of("y_true", List.of(1), "submissions", List.of(List.of(1))),
                        "The input y_true needs at least two rows."),
                Arguments.of(
                        "ladder_parameter_free",
                        Map.of("y_true", List.of(1, 0), "submissions", List.of(List.of(1))),
                        "The input submissions has another number of rows than the one it goes with."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItCannotCompute(String metric, Map<String, ?> inputs, String message) {
        MetricDefinition definition = definition(metric);
        assertThatThrownBy(() -> definition.value(Inputs.of(inputs), definition.arguments(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    private static Map<String, Value> fields(String metric, Map<String, ?> parameters, Map<String, ?> inputs) {
        MetricDefinition definition = definition(metric);
        return ((Value.Fields) definition.value(Inputs.of(inputs), definition.arguments(parameters))).values();
    }

    private static MetricDefinition definition(String id) {
        return InferenceMetrics.ALL.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Map<String, Value> fields, String name) {
        return ((Value.Scalar) Objects.requireNonNull(fields.get(name))).value();
    }
}
