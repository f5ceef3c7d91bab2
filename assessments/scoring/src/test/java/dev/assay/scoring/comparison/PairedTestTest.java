package dev.assay.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.comparison.PairedTest.Evidence;
import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    @Test
    void theBootstrapCountsResamplesOnTheOtherSideOfZero() {
        // 99 resamples: 20 at or below zero, so p = 2 · 21/100.
        double[] advantages = IntStream.range(0, 99)
                .mapToDouble(index -> index < 20 ? -.01 * (index % 2) : .02)
                .toArray();

        assertThat(onResamples(Direction.HIGHER, .01, advantages)).isEqualTo(new Evidence(.42, .01));
        assertThat(onResamples(Direction.LOWER, -.01, negated(advantages))).isEqualTo(new Evidence(.42, .01));
        assertThat(onResamples(Direction.HIGHER, -.01, negated(advantages))).isEqualTo(new Evidence(.42, -.01));
    }

    @Test
    void theBootstrapGoesOnWhereCountsEnd() {
        SplittableRandom random = new SplittableRandom(5);
        double[] farOff = random.doubles(999)
                .map(ignored -> .06 + .01 * random.nextGaussian())
                .toArray();

        double pValue = onResamples(Direction.HIGHER, .06, farOff).pValue();

        // Six standard errors: 2e-9, up to what 1000 resamples know of a standard error.
        assertThat(pValue).isBetween(1e-10, 5e-8);
    }

    @Test
    void theTailNeverPassesWhatIsCountedAtItsStart() {
        // Nine of 999 beyond zero, with a spread that the normal distribution would put far more beyond.
        double[] wide = IntStream.range(0, 999)
                .mapToDouble(index -> index < 9 ? -1 : index % 2 == 0 ? .01 : 10)
                .toArray();

        assertThat(onResamples(Direction.HIGHER, 1, wide).pValue()).isCloseTo(2 * 11 / 1000.0, within(1e-12));
    }

    @Test
    void aDifferenceThatNeverVariesIsOnlyAsCertainAsTheNumberOfResamples() {
        double[] constant = new double[99];
        Arrays.fill(constant, .1);

        assertThat(onResamples(Direction.HIGHER, .1, constant).pValue()).isEqualTo(.02);
    }

    @Test
    void theBootstrapKnowsNothingWhereOneResampleInTwentyIsUndefined() {
        double[] advantages = new double[100];
        Arrays.setAll(advantages, index -> index < 5 ? Double.NaN : .1 + .001 * index);

        assertThat(onResamples(Direction.HIGHER, .1, advantages).pValue()).isNotNaN();
        advantages[5] = Double.POSITIVE_INFINITY;
        assertThat(onResamples(Direction.HIGHER, .1, advantages).pValue()).isNaN();
        assertThat(onResamples(Direction.HIGHER, 0, new double[100])).isEqualTo(new Evidence(1, 0));
    }

    @Test
    void accuraciesAreComparedByMcNemarsExactTest() {
        // 8 rows only the first has right, 2 only the second: 2 P(Bin(10, 1/2) <= 2) = 2 · 56/1024.
        boolean[] first = new boolean[20];
        boolean[] second = new boolean[20];
        Arrays.fill(first, 0, 8, true);
        Arrays.fill(second, 8, 10, true);
        Arrays.fill(first, 15, 20, true);
        Arrays.fill(second, 15, 20, true);
        PairedTest test = new PairedTest.OfAccuracies(new boolean[][] {first, second});

        assertThat(test.between(0, 1)).isEqualTo(new Evidence(112 / 1024.0, 6));
        assertThat(test.between(1, 0)).isEqualTo(new Evidence(112 / 1024.0, -6));
        assertThat(test.candidates()).isEqualTo(2);
    }

    @Test
    void lossesAreComparedBySignedRanks() {
        // Hollander and Wolfe: V = 40 of nine pairs, exact one-sided p .01953125.
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        PairedTest test = new PairedTest.OfLosses(new double[][] {before, after});

        assertThat(test.between(0, 1).pValue()).isCloseTo(.0390625, within(1e-12));
        assertThat(test.between(0, 1).advantage()).as("less loss is better").isEqualTo(-35);
        assertThat(test.candidates()).isEqualTo(2);
    }

    @Test
    void equalLossesOrEqualSizesTakeTheNormalApproximation() {
        // Ranks 2, 2, 4, 5 against 2: z = (2 - 7.5) / sqrt(5 * 6 * 11 / 24 - (27 - 3) / 48) = -1.511.
        PairedTest test =
                new PairedTest.OfLosses(new double[][] {{1, 1, 2, 3, -1, 0}, {0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}});

        assertThat(test.between(0, 1).pValue()).isCloseTo(0.13079706180685866, within(1e-9));
        assertThat(test.between(1, 2)).isEqualTo(new Evidence(1, 0));
    }

    @Test
    void areasAreComparedByDeLong() {
        // Areas 8/9 and 6/9 by counting pairs; both orders give one p-value.
        double[] truth = {0, 0, 0, 1, 1, 1};
        PairedTest test =
                PairedTest.OfAreas.of(truth, new double[][] {{.1, .2, .6, .5, .7, .8}, {.4, .2, .6, .3, .5, .7}});

        assertThat(test.between(0, 1).advantage()).isCloseTo(8 / 9.0 - 6 / 9.0, within(1e-12));
        assertThat(test.between(1, 0).pValue())
                .isEqualTo(test.between(0, 1).pValue())
                .isBetween(.1, .9);
        assertThat(test.candidates()).isEqualTo(2);
    }

    @Test
    void candidatesHaveTheSameRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedTest.OfLosses(new double[][] {{1}, {1, 2}}))
                .withMessage("The candidates differ in the number of their rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedTest.OfAccuracies(new boolean[][] {{true}, {}}));
    }

    /** The test of a candidate against one of value zero. */
    private static Evidence onResamples(Direction direction, double value, double[] resampled) {
        return new PairedTest.OnResamples(new SharedResamples(
                        direction, new double[] {value, 0}, new double[][] {resampled, new double[resampled.length]}))
                .between(0, 1);
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
