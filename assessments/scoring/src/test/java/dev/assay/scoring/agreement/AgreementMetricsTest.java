package dev.assay.scoring.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import dev.assay.scoring.agreement.IntraclassCorrelation.Form;
import dev.assay.scoring.agreement.KrippendorffAlpha.Level;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[][] TABLE = {{4, 5, 3}, {2, 9, 1}, {2, 2, 11}};
    private static final double[][] RATINGS = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}};

    @Test
    void kappaIsThatOfStatsmodelsWithBothStandardErrors() {
        Kappa kappa = value(Kappa.of(TABLE));
        assertThat(kappa.value()).isCloseTo(0.41964285714285715, CLOSE);
        assertThat(kappa.standardError()).isCloseTo(0.11247984271998769, CLOSE);
        assertThat(kappa.nullStandardError()).isCloseTo(0.11183914632565738, CLOSE);
        assertThat(kappa.low(0.95)).isCloseTo(0.19918641642495144, CLOSE);
        assertThat(kappa.high(0.95)).isCloseTo(0.6400992978607629, CLOSE);
        assertThat(kappa.high(0.5)).isBetween(kappa.value(), kappa.high(0.95));
    }

    @Test
    void kappaDoesNotDependOnTheScaleOfItsWeights() {
        double[][] weights = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};
        double[][] larger = Arrays.stream(weights)
                .map(row -> Arrays.stream(row).map(weight -> 8 * weight).toArray())
                .toArray(double[][]::new);
        assertThat(Kappa.of(TABLE, larger)).isEqualTo(Kappa.of(TABLE, weights));
        assertThat(Kappa.of(TABLE, weights)).isNotEqualTo(Kappa.of(TABLE));
    }

    @Test
    void kappaOfPerfectAgreementIsOneWithoutError() {
        assertThat(Kappa.of(new double[][] {{3, 0}, {0, 5}}).number(Kappa::value))
                .isEqualTo(1);
        assertThat(Kappa.of(new double[][] {{3, 0}, {0, 5}}).number(Kappa::standardError))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0 1 1 1 0 1 1 1 0", "LINEAR, 0 1 2 1 0 1 2 1 0", "QUADRATIC, 0 1 4 1 0 1 4 1 0"})
    void weightsGrowWithTheDistanceOfClasses(DisagreementWeights weights, String expected) {
        assertThat(Arrays.stream(weights.of(3)).flatMapToDouble(Arrays::stream))
                .containsExactly(
                        Arrays.stream(expected.split(" ")).map(Double::valueOf).toArray(Double[]::new));
    }

    @Test
    void fleissAndRandolphByHand() {
        int[][] counts = {{2, 0}, {1, 1}, {0, 2}};
        assertThat(value(MultiRaterKappa.fleiss(counts))).isCloseTo(1.0 / 3, CLOSE);
        int[][] skewed = {{2, 0, 0}, {2, 0, 0}, {1, 1, 0}, {2, 0, 0}};
        assertThat(value(MultiRaterKappa.fleiss(skewed))).isCloseTo(1 - 0.25 / (14.0 / 64), CLOSE);
        assertThat(value(MultiRaterKappa.randolph(skewed))).isCloseTo(1 - 0.25 / (2.0 / 3), CLOSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultiRaterKappa.fleiss(new int[][] {{1, 1}, {1, 2}}))
                .withMessage("Subjects have different numbers of raters.");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void alphaOfTheSameRatingsIsOneWhateverIsMissing(Level level) {
        double[][] ratings = {{1, 2, Double.NaN, 7}, {1, Double.NaN, 4, 7}, {1, 2, 4, Double.NaN}};
        assertThat(value(KrippendorffAlpha.of(ratings, level))).isCloseTo(1, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "NOMINAL, 0.6956521739130435",
        "ORDINAL, 0.9102564102564102",
        "INTERVAL, 0.8888888888888888",
        "RATIO, 0.9551875720199735"
    })
    void alphaOfOneDisagreement(Level level, double expected) {
        // Nominal by hand: 2 of 8 paired ratings disagree, 46 of 56 pairs of ratings do: 1 − (2/8) / (46/56).
        double[][] ratings = {{1, 2, 3, 4}, {1, 2, 3, 3}};
        assertThat(value(KrippendorffAlpha.of(ratings, level))).isCloseTo(expected, CLOSE);
    }

    @Test
    void ordinalAlphaKnowsTheOrderOnly() {
        double[][] ratings = {{1, 2, 3, 4, 2}, {1, 3, 3, 3, 1}};
        double[][] stretched = Arrays.stream(ratings)
                .map(row -> Arrays.stream(row).map(Math::exp).toArray())
                .toArray(double[][]::new);
        assertThat(value(KrippendorffAlpha.of(stretched, Level.ORDINAL)))
                .isCloseTo(value(KrippendorffAlpha.of(ratings, Level.ORDINAL)), CLOSE);
        assertThat(value(KrippendorffAlpha.of(stretched, Level.INTERVAL)))
                .isNotCloseTo(value(KrippendorffAlpha.of(ratings, Level.INTERVAL)), within(1e-3));
    }

    @Test
    void ratioAlphaKnowsNoUnitOfMeasurement() {
        double[][] ratings = {{1, 2, 3, 0}, {1, 3, 3, 0}};
        double[][] scaled = Arrays.stream(ratings)
                .map(row -> Arrays.stream(row).map(rating -> 10 * rating).toArray())
                .toArray(double[][]::new);
        assertThat(value(KrippendorffAlpha.of(scaled, Level.RATIO)))
                .isCloseTo(value(KrippendorffAlpha.of(ratings, Level.RATIO)), CLOSE);
    }

    @Test
    void correlationsOfOffsetRatersAgreeInConsistencyOnly() {
        double[][] offset = {{1, 3}, {2, 4}, {4, 6}, {7, 9}};
        IntraclassCorrelation consistent = value(IntraclassCorrelation.of(offset, Form.FIXED_RATERS, 0.95));
        assertThat(consistent).isEqualTo(new IntraclassCorrelation(1, 1, 1));
        IntraclassCorrelation absolute = value(IntraclassCorrelation.of(offset, Form.RANDOM_RATERS, 0.95));
        // B = 14, J = 8, E = 0: 14 / (14 + 2 · 8 / 4).
        assertThat(absolute.value()).isCloseTo(14.0 / 18, CLOSE);
        assertThat(absolute.low()).isBetween(0.0, absolute.value());
        assertThat(absolute.high()).isBetween(absolute.value(), 1.0);
        assertThat(value(IntraclassCorrelation.of(offset, Form.RANDOM_RATERS_MEAN, 0.95))
                        .value())
                .isCloseTo(14.0 / 16, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void correlationsLieWithinIntervalsThatGrowWithConfidence(Form form) {
        IntraclassCorrelation wide = value(IntraclassCorrelation.of(RATINGS, form, 0.99));
        IntraclassCorrelation narrow = value(IntraclassCorrelation.of(RATINGS, form, 0.8));
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(narrow.low()).isLessThan(narrow.value());
        assertThat(narrow.value()).isEqualTo(wide.value()).isLessThan(narrow.high());
        assertThat(narrow.high()).isLessThan(wide.high());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void correlationsOfEqualRatingsAreNotEstimable(Form form) {
        double[][] equal = {{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}};
        assertThat(IntraclassCorrelation.of(equal, form, 0.95)).isInstanceOf(NotEstimable.class);
        assertThat(IntraclassCorrelation.of(new double[][] {{1, 2}}, form, 0.95))
                .isEqualTo(new NotEstimable<>("there are fewer than two subjects"));
        assertThat(IntraclassCorrelation.of(new double[][] {{1}, {2}}, form, 0.95))
                .isEqualTo(new NotEstimable<>("there are fewer than two raters"));
    }

    @Test
    void perfectRatersAgreePerfectly() {
        double[][] same = {{1, 1}, {2, 2}, {4, 4}};
        for (Form form : Form.values()) {
            assertThat(value(IntraclassCorrelation.of(same, form, 0.95))).isEqualTo(new IntraclassCorrelation(1, 1, 1));
        }
    }

    @Test
    void severitiesAreThoseOfLeastSquares() {
        ReviewerSeverity fitted = value(ReviewerSeverity.of(
                new int[] {0, 0, 1, 1, 2, 2, 3}, new int[] {0, 1, 1, 2, 2, 0, 2}, new double[] {5, 3, 6, 7, 8, 7, 4}));
        assertThat(fitted.adjusted()).containsExactly(new double[] {13.0 / 3, 20.0 / 3, 7, 10.0 / 3}, CLOSE);
        assertThat(fitted.severities()).containsExactly(new double[] {-1.0 / 3, 1, -2.0 / 3}, CLOSE);
    }

    @Test
    void severitiesNeedSharedCandidates() {
        assertThat(ReviewerSeverity.of(new int[] {0, 1}, new int[] {0, 1}, new double[] {5, 3}))
                .isEqualTo(new NotEstimable<>("some reviewers are not linked by shared candidates"));
        assertThat(ReviewerSeverity.of(new int[0], new int[0], new double[0]))
                .isEqualTo(new NotEstimable<>("there are no scores"));
        assertThat(value(ReviewerSeverity.of(new int[] {0, 1}, new int[] {0, 0}, new double[] {5, 3}))
                        .adjusted())
                .containsExactly(5, 3);
    }

    @Test
    void reviewersAreComparedWithGoldWhereThereIsAny() {
        ReviewerCalibration calibration =
                value(ReviewerCalibration.of(new double[] {5, 2, 9, 4}, new double[] {4, 4, Double.NaN, 4}));
        assertThat(calibration.bias()).isCloseTo(-1.0 / 3, CLOSE);
        assertThat(calibration.meanAbsoluteError()).isEqualTo(1);
        assertThat(calibration.rootMeanSquareError()).isCloseTo(Math.sqrt(5.0 / 3), CLOSE);
        assertThat(calibration.count()).isEqualTo(3);
    }

    static Stream<Arguments> notEstimable() {
        double[][] once = {{1, Double.NaN}, {Double.NaN, 2}};
        double[][] unpaired = {{1, 1, 5}, {1, 1, Double.NaN}};
        return Stream.of(
                Arguments.of(Kappa.of(new double[][] {{0, 0}, {0, 0}}), "there are no ratings"),
                Arguments.of(
                        Kappa.of(new double[][] {{4, 0}, {0, 0}}), "both raters leave no room for chance disagreement"),
                Arguments.of(MultiRaterKappa.fleiss(new int[][] {{3, 0}, {3, 0}}), "every rating is of one class"),
                Arguments.of(MultiRaterKappa.fleiss(new int[][] {{1, 0}, {0, 1}}), "there are fewer than two raters"),
                Arguments.of(MultiRaterKappa.fleiss(new int[0][]), "there are no subjects"),
                Arguments.of(MultiRaterKappa.randolph(new int[][] {{3}, {3}}), "there is one class"),
                Arguments.of(MultiRaterKappa.randolph(new int[][] {{1, 0}}), "there are fewer than two raters"),
                Arguments.of(KrippendorffAlpha.of(once, Level.NOMINAL), "no unit has two ratings"),
                Arguments.of(
                        KrippendorffAlpha.of(unpaired, Level.INTERVAL), "the ratings that can be paired do not differ"),
                Arguments.of(KrippendorffAlpha.of(new double[0][], Level.RATIO), "no unit has two ratings"),
                Arguments.of(
                        ReviewerCalibration.of(new double[] {1}, new double[] {Double.NaN}),
                        "no score has a gold score"));
    }

    @ParameterizedTest
    @MethodSource("notEstimable")
    void saysWhyACoefficientIsNotEstimable(Estimate<?> estimate, String reason) {
        assertThat(estimate).isEqualTo(new NotEstimable<>(reason));
        assertThat(estimate.number(ignored -> 1)).isNaN();
    }

    static Stream<Arguments> refused() {
        List<?> ragged = List.of(List.of(1, 2), List.of(3));
        return Stream.of(
                Arguments.of(
                        "cohen_kappa_ci",
                        Map.of("table", List.of(List.of(1, 2))),
                        "The input table must have as many columns as rows."),
                Arguments.of(
                        "cohen_kappa_ci",
                        Map.of("table", List.of()),
                        "The input table must have as many columns as rows."),
                Arguments.of("fleiss_kappa", Map.of("counts", ragged), "Row 2 of counts is not as long as the first."),
                Arguments.of(
                        "fleiss_kappa",
                        Map.of("counts", List.of(List.of(1, 2), List.of(3, 1))),
                        "Row 2 of counts has another sum than the first."),
                Arguments.of("randolph_kappa", Map.of("counts", List.of()), "The input counts has no rows."),
                Arguments.of(
                        "krippendorff_alpha",
                        Map.of("ratings", List.of(List.of(1, 1), List.of(1, "NaN"))),
                        "The input ratings needs at least two different ratings."),
                Arguments.of(
                        "krippendorff_alpha",
                        Map.of("ratings", List.of(List.of(1, "NaN"), List.of("NaN", 2))),
                        "The input ratings has no unit with two ratings."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItCannotCompute(String metric, Map<String, ?> inputs, String message) {
        MetricDefinition definition = definition(metric);
        assertThatThrownBy(() -> definition.value(Inputs.of(inputs), definition.arguments(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void metricsOfWhatIsNotEstimableAreUndefined() {
        MetricDefinition icc = definition("icc");
        Value.Fields value = (Value.Fields) icc.value(
                Inputs.of(Map.of("ratings", List.of(List.of(1, 1), List.of(1, 1)))), icc.arguments(Map.of("form", 2)));
        assertThat(value.values().keySet()).containsExactly("icc", "low", "upp");
        assertThat(((Value.Scalar) Objects.requireNonNull(value.values().get("icc"))).value())
                .isNaN();
    }

    private static MetricDefinition definition(String id) {
        return AgreementMetrics.ALL.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T value(Estimate<T> estimate) {
        assertThat(estimate).isInstanceOf(Estimated.class);
        return ((Estimated<T>) estimate).value();
    }
}
