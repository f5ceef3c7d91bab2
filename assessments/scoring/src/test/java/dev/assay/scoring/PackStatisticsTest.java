package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pack is checked with: chance, distinguishable differences, columns that give the truth away. */
class PackStatisticsTest {
    private static final int ROWS = 500;
    private static final Random RANDOM = new Random(11);
    private static final double[] NOISE = RANDOM.doubles(ROWS).toArray();
    private static final double[] LABELS = RANDOM.doubles(ROWS).map(Math::round).toArray();
    private static final Truth BINARY = Rows.binary(LABELS);
    private static final Predictions INFORMED = Predictions.probabilities(IntStream.range(0, ROWS)
            .mapToDouble(row -> .4 * LABELS[row] + .6 * NOISE[row])
            .toArray());

    @Test
    void shuffledPredictionsCentreOnChance() {
        Metric auc = Metrics.named("roc_auc");
        LabelPermutations permutations = LabelPermutations.of(auc, BINARY, INFORMED, 500, 1);
        assertThat(permutations.mean()).isCloseTo(.5, within(.005));
        assertThat(permutations.extreme()).isBetween(.55, .62);
        assertThat(permutations.defined()).isEqualTo(500);
        assertThat(Rows.defined(auc.evaluate(BINARY, INFORMED))).isGreaterThan(permutations.extreme());
        assertThat(LabelPermutations.of(auc, BINARY, INFORMED, 500, 1)).isEqualTo(permutations);
    }

    @Test
    void forAnErrorTheExtremeIsTheSmallest() {
        Metric brier = Metrics.named("brier");
        LabelPermutations permutations = LabelPermutations.of(brier, BINARY, INFORMED, 200, 1);
        assertThat(permutations.extreme()).isLessThan(permutations.mean());
        assertThat(Rows.defined(brier.evaluate(BINARY, INFORMED))).isLessThan(permutations.extreme());
    }

    @Test
    void permutationsNeedADefinedMetricAndASensibleNumber() {
        Metric auc = Metrics.named("roc_auc");
        assertThatIllegalArgumentException().isThrownBy(() -> LabelPermutations.of(auc, BINARY, INFORMED, 199, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelPermutations.of(auc, BINARY, INFORMED, 2001, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LabelPermutations.of(auc, Rows.binary(1, 1), Predictions.probabilities(.5, .6), 200, 1))
                .withMessageContaining("undefined");
    }

    @Test
    void theDetectableDifferenceOfMeansIsThatOfThePairedTest() {
        double[] first = NOISE;
        double[] second = IntStream.range(0, ROWS)
                .mapToDouble(row -> NOISE[row] + .1 * LABELS[row])
                .toArray();
        DetectableDifference found = DetectableDifference.between(
                Metrics.named("mae"),
                Rows.numbers(new double[ROWS]),
                Predictions.numbers(first),
                Predictions.numbers(second),
                BootstrapSettings.seeded(5));
        double standardError = Moments.standardDeviation(
                        Arrays.stream(LABELS).map(label -> .1 * label).toArray())
                / Math.sqrt(ROWS);
        assertThat(found.standardError()).isCloseTo(standardError, within(.1 * standardError));
        assertThat(found.difference()).isCloseTo(1.96 * found.standardError(), within(1e-6));
        assertThat(found.correlation()).isBetween(.95, 1.0);
    }

    @Test
    void theDetectableDifferenceShowsInPoints() {
        DetectableDifference difference = new DetectableDifference(.02, .01, .5);
        assertThat(difference.inPoints(.6, .8)).isCloseTo(10, within(1e-12));
        assertThat(difference.inPoints(.8, .6)).isCloseTo(10, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> difference.inPoints(.6, .6));
    }

    @Test
    void theDetectableDifferenceNeedsADefinedMetric() {
        Truth truth = Rows.binary(1, 1);
        Predictions predictions = Predictions.probabilities(.5, .6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectableDifference.between(
                        Metrics.named("roc_auc"), truth, predictions, predictions, BootstrapSettings.seeded(5)))
                .withMessageContaining("undefined");
    }

    @Test
    void identicalPredictionsDifferByNothing() {
        DetectableDifference found = DetectableDifference.between(
                Metrics.named("roc_auc"), BINARY, INFORMED, INFORMED, BootstrapSettings.seeded(5));
        assertThat(found.difference()).isZero();
        assertThat(found.correlation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aColumnThatIsTheLabelTellsEverything() {
        assertThat(Association.of(LABELS, BINARY).strength()).isEqualTo(1);
        assertThat(Association.of(negated(LABELS), BINARY).strength()).isEqualTo(1);
        double[] cubes =
                Arrays.stream(NOISE).map(value -> value * value * value).toArray();
        assertThat(Association.of(negated(cubes), Rows.numbers(NOISE)).strength())
                .isCloseTo(1, within(1e-12));
        Truth classes = classes();
        assertThat(Association.of(classes.values(), classes).strength()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(TargetKind.class)
    void anIndependentColumnRarelySurpassesChance(TargetKind kind) {
        Truth truth = switch (kind) {
            case PROBABILITY -> BINARY;
            case CLASS -> classes();
            case NUMBER -> Rows.numbers(NOISE);
        };
        Random random = new Random(12);
        long surpassing = IntStream.range(0, 2000)
                .mapToObj(column -> Association.of(random.doubles(ROWS).toArray(), truth))
                .filter(found -> found.strength() > found.chance())
                .count();
        assertThat(surpassing).isLessThanOrEqualTo(8);
        assertThat(Association.of(NOISE, BINARY).chance()).isLessThan(.2);
    }

    @Test
    void whatIsMissingCanTellToo() {
        double[] column =
                Arrays.stream(LABELS).map(label -> label == 1 ? Double.NaN : 3).toArray();
        assertThat(Association.of(column, BINARY).strength()).isEqualTo(1);
    }

    @Test
    void aConstantTellsNothing() {
        double[] constant = new double[ROWS];
        for (Truth truth : List.of(BINARY, classes(), Rows.numbers(NOISE))) {
            assertThat(Association.of(constant, truth).strength()).isZero();
        }
        assertThat(Association.of(NOISE, Rows.binary(constant))).isEqualTo(new Association(0, 1));
        assertThat(Association.of(NOISE, Rows.numbers(constant)).strength()).isZero();
        String[] same = new String[ROWS];
        Arrays.fill(same, "a");
        assertThat(Association.of(NOISE, Rows.classes(List.of("a"), same))).isEqualTo(new Association(0, 1));
    }

    @Test
    void spearmanAndKruskalWallisAgreeWithTheirPublishedFormulas() {
        double[] column = {1, 2, 3, 4, 5};
        assertThat(Association.of(column, Rows.numbers(2, 1, 4, 3, 5)).strength())
                .isCloseTo(1 - 6.0 * 4 / (5 * 24), within(1e-12));
        Truth classes = Rows.classes(List.of("a", "b"), "a", "a", "b", "a", "b");
        double h = 12.0 / (5 * 6) * (49.0 / 3 + 64.0 / 2) - 3 * 6;
        assertThat(Association.of(column, classes).strength()).isCloseTo(h / 4, within(1e-12));
    }

    @Test
    void aColumnHasAValueARow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Association.of(new double[1], BINARY));
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private static Truth classes() {
        return Rows.classes(
                List.of("a", "b", "c"),
                Arrays.stream(NOISE)
                        .mapToObj(value -> value < .2 ? "a" : value < .5 ? "b" : "c")
                        .toArray(String[]::new));
    }
}
