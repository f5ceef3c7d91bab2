package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void holmByHand() {
        // Ascending .01, .02, .03, .3 times 4, 3, 2, 1, and never less than the one before.
        assertThat(Holm.adjusted(new double[] {.02, .3, .01, .03})).containsExactly(.06, .3, .04, .06);
    }

    @ParameterizedTest
    @EnumSource(Adjustment.class)
    void adjustedPValuesFollowTheirOrderAndNeverShrink(Adjustment adjustment) {
        double[] pValues =
                new SplittableRandom(3).doubles(200).map(value -> value * value).toArray();
        double[] adjusted = adjustment.adjusted(pValues);
        for (int first = 0; first < pValues.length; first++) {
            assertThat(adjusted[first]).isBetween(pValues[first], 1.0);
            for (int second = 0; second < first; second++) {
                assertThat((pValues[first] - pValues[second]) * (adjusted[first] - adjusted[second]) + 0.0)
                        .isNotNegative();
            }
        }
    }

    @Test
    void hommelAgreesWithItsQuadraticForm() {
        SplittableRandom random = new SplittableRandom(11);
        for (int count : new int[] {1, 2, 3, 10, 57, 300}) {
            double[] sorted = random.doubles(count)
                    .map(value -> Math.rint(Math.pow(value, 3) * 1000) / 1000)
                    .sorted()
                    .toArray();
            assertThat(Adjustment.HOMMEL.adjusted(sorted)).containsExactly(quadraticHommel(sorted), CLOSE);
        }
    }

    private static double[] quadraticHommel(double[] sorted) {
        int count = sorted.length;
        double[] adjusted = sorted.clone();
        for (int size = count; size > 1; size--) {
            double simes = Double.POSITIVE_INFINITY;
            for (int place = 1; place <= size; place++) {
                simes = Math.min(simes, size * sorted[count - size + place - 1] / place);
            }
            for (int place = 0; place < count; place++) {
                double bound = place < count - size ? Math.min(size * sorted[place], simes) : simes;
                adjusted[place] = Math.max(adjusted[place], bound);
            }
        }
        return adjusted;
    }

    @Test
    void aMillionPValuesAreAdjusted() {
        double[] pValues = new SplittableRandom(5).doubles(1_000_000).toArray();
        assertThat(Adjustment.HOMMEL.adjusted(pValues)).hasSize(1_000_000);
    }
}
