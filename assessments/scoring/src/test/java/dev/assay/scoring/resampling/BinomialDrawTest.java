package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDrawTest {
    private static final int DRAWS = 200_000;

    /** Waiting times, both sides of where rejection begins, and probabilities above one half. */
    @ParameterizedTest
    @CsvSource({"1, .3", "20, .1", "19, .5", "25, .41", "40, .25", "40, .75", "1000, .004", "1000, .6", "1000000, .2"})
    void drawsFollowTheBinomialDistribution(int trials, double probability) {
        UniformRandomProvider random = BootstrapSettings.SOURCE.create(11);
        BinomialDistribution expected = BinomialDistribution.of(trials, probability);
        double deviation = Math.sqrt(expected.getVariance());
        int[] below = new int[7];
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int successes = BinomialDraw.of(random, trials, probability);
            assertThat(successes).isBetween(0, trials);
            sum += successes;
            for (int step = 0; step < below.length; step++) {
                if (successes <= threshold(expected, deviation, step)) {
                    below[step]++;
                }
            }
        }
        assertThat(sum / DRAWS).isCloseTo(expected.getMean(), within(5 * deviation / Math.sqrt(DRAWS)));
        for (int step = 0; step < below.length; step++) {
            double share = expected.cumulativeProbability(threshold(expected, deviation, step));
            double margin = 5 * Math.sqrt(share * (1 - share) / DRAWS) + 1e-4;
            assertThat((double) below[step] / DRAWS).isCloseTo(share, within(margin));
        }
    }

    @ParameterizedTest
    @CsvSource({"25, .41", "40, .25", "1000, .1", "1000, .5", "100000, .3"})
    void aNumberIsTakenByItsProbabilityAgainstThatOfTheMode(int trials, double probability) {
        BinomialDistribution expected = BinomialDistribution.of(trials, probability);
        int mode = (int) Math.floor((trials + 1) * probability);
        double deviation = Math.sqrt(expected.getVariance());
        for (int steps = -6; steps <= 6; steps++) {
            int successes = (int) Math.clamp(mode + Math.rint(steps * deviation / 2), 0, trials);
            assertThat(BinomialDraw.logRatioToMode(trials, probability, successes))
                    .isCloseTo(expected.logProbability(successes) - expected.logProbability(mode), within(1e-8));
        }
    }

    private static int threshold(BinomialDistribution expected, double deviation, int step) {
        return (int) Math.floor(expected.getMean() + (step - 3) * .8 * deviation);
    }

    @Test
    void certaintiesAreNotDrawn() {
        UniformRandomProvider random = BootstrapSettings.SOURCE.create(1);
        assertThat(BinomialDraw.of(random, 0, .5)).isZero();
        assertThat(BinomialDraw.of(random, 9, 0)).isZero();
        assertThat(BinomialDraw.of(random, 9, 1)).isEqualTo(9);
    }
}
