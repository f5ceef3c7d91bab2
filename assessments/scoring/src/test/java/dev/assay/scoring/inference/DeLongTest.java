package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeLongTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void deLongAgreesWithItsDefinition() {
        SplittableRandom random = new SplittableRandom(7);
        double[] truth = random.doubles(60).map(value -> value < 0.4 ? 1 : 0).toArray();
        double[] first = random.doubles(60).map(value -> Math.rint(value * 12)).toArray();
        double[] second = random.doubles(60).map(value -> Math.rint(value * 30)).toArray();
        DeLong areas = DeLong.of(truth, first, second);
        assertThat(areas.areas()[0]).isCloseTo(area(truth, first), CLOSE);
        assertThat(areas.areas()[1]).isCloseTo(area(truth, second), CLOSE);
        double[][] covariance = areas.covariance();
        assertThat(covariance[0][1]).isEqualTo(covariance[1][0]);
        double z = (area(truth, first) - area(truth, second))
                / Math.sqrt(covariance[0][0] + covariance[1][1] - 2 * covariance[0][1]);
        assertThat(areas.difference(0, 1).statistic()).isCloseTo(z, CLOSE);
        assertThat(areas.difference(1, 0).statistic()).isCloseTo(-z, CLOSE);
        assertThat(Math.pow(10, areas.logarithmOfPValue(0, 1)))
                .isCloseTo(areas.difference(0, 1).pValue(), CLOSE);
    }

    private static double area(double[] truth, double[] scores) {
        double concordant = 0;
        double pairs = 0;
        for (int positive = 0; positive < truth.length; positive++) {
            for (int negative = 0; negative < truth.length; negative++) {
                if (truth[positive] == 1 && truth[negative] == 0) {
                    concordant += (1 + Math.signum(scores[positive] - scores[negative])) / 2;
                    pairs++;
                }
            }
        }
        return concordant / pairs;
    }

    @Test
    void deLongIntervalsByHand() {
        // Components: positives 1, 1/2, 1; negatives 1, 2/3: area 5/6.
        DeLong areas = DeLong.of(new double[] {1, 1, 1, 0, 0}, new double[] {4, 1, 3, 0, 2});
        double variance = (1.0 / 12) / 3 + (1.0 / 18) / 2;
        assertThat(areas.areas()).containsExactly(new double[] {5.0 / 6}, CLOSE);
        assertThat(areas.covariance()[0][0]).isCloseTo(variance, CLOSE);
        ConfidenceInterval plain = areas.interval(0, 0.95);
        assertThat(plain.low()).isCloseTo(5.0 / 6 - 1.959963984540054 * Math.sqrt(variance), CLOSE);
        assertThat(plain.high()).isEqualTo(1);
        ConfidenceInterval logit = areas.logitInterval(0, 0.95);
        double margin = 1.959963984540054 * Math.sqrt(variance) * 36 / 5;
        assertThat(logit.low()).isCloseTo(1 / (1 + Math.exp(-(Math.log(5) - margin))), CLOSE);
        assertThat(logit.high()).isCloseTo(1 / (1 + Math.exp(-(Math.log(5) + margin))), CLOSE);
        ConfidenceInterval none = areas.intervalOfDifference(0, 0, 0.95);
        assertThat(none).isEqualTo(new ConfidenceInterval(0, 0));
        assertThat(areas.difference(0, 0).pValue()).isNaN();
    }

    /** Variances of 1/48 / 3 and 1/36 / 4, both 1/144, so that 4.8 degrees of freedom are left. */
    @Test
    void fewRowsWidenTheIntervalAsStudentHasIt() {
        DeLong few = DeLong.of(new double[] {1, 1, 1, 0, 0, 0, 0}, new double[] {.9, .8, .4, .7, .3, .2, .1});

        assertThat(few.studentLogitInterval(0, .95).low()).isCloseTo(.16545829927341907, within(1e-12));
        assertThat(few.studentLogitInterval(0, .95).high()).isCloseTo(.998364147584286, within(1e-12));
        assertThat(few.logitInterval(0, .95).low()).isGreaterThan(.3);
    }

    @Test
    void aSingleRowOfAClassLeavesNoDegreeOfFreedom() {
        DeLong single = DeLong.of(new double[] {1, 0, 0, 0}, new double[] {.5, .7, .3, .2});

        assertThat(single.studentLogitInterval(0, .95).isDefined()).isFalse();
    }

    @Test
    void deLongWithoutBothClassesIsUndefined() {
        assertThat(DeLong.of(new double[] {1, 1}, new double[] {1, 2}).areas()[0])
                .isNaN();
        assertThat(DeLong.of(new double[] {0, 0}, new double[] {1, 2}).areas()[0])
                .isNaN();
        DeLong single = DeLong.of(new double[] {1, 0, 0}, new double[] {3, 1, 2});
        assertThat(single.areas()[0]).isEqualTo(1);
        assertThat(single.covariance()[0][0]).isNaN();
        assertThat(single.logitInterval(0, 0.95).isDefined()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeLong.of(new double[] {1, 0}, new double[] {1}))
                .withMessage("There must be a score for every row.");
    }

    @ParameterizedTest
    @CsvSource({"40, -349.1359764636819", "29.9, -195.7060204415794", "0, 0"})
    void tailsHaveLogarithmsBeyondTheLeastDouble(double z, double expected) {
        assertThat(Math.log10(2) + Normal.logarithmOfTail(z) / Math.log(10)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void theSeriesOfTheTailContinuesIt() {
        assertThat(Normal.logarithmOfTail(30.1)).isCloseTo(-457.32956441638237, within(1e-10));
    }
}
