package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapIntervalTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void bootstrapIntervalsByHand() {
        double[] distribution = {5, 1, 3, 2, 4};
        assertThat(BootstrapInterval.percentile(distribution, 0.5)).isEqualTo(new ConfidenceInterval(2, 4));
        assertThat(BootstrapInterval.basic(distribution, 2, 0.5)).isEqualTo(new ConfidenceInterval(0, 2));
        assertThat(BootstrapInterval.standardError(distribution)).isCloseTo(Math.sqrt(2.5), CLOSE);
        ConfidenceInterval symmetric = BcaInterval.of(distribution, 3, new double[] {-1, 0, 1}, 0.5);
        assertThat(symmetric.low()).isCloseTo(2, CLOSE);
        assertThat(symmetric.high()).isCloseTo(4, CLOSE);
    }

    @Test
    void bcaWithoutInfluenceOrOverlapIsUndefined() {
        assertThat(BcaInterval.of(new double[] {1, 2}, 1.5, new double[] {3, 3}, 0.9)
                        .isDefined())
                .isFalse();
        assertThat(BcaInterval.of(new double[] {1, 2}, 9, new double[] {1, 2, 5}, 0.9)
                        .isDefined())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(SampleStatistic.class)
    void jackknifesLeaveOneRowOut(SampleStatistic statistic) {
        for (int rows = 2; rows < 8; rows++) {
            double[] sample = new SplittableRandom(rows).doubles(rows).toArray();
            double[] jackknife = statistic.jackknife(sample);
            double[] slow = IntStream.range(0, rows)
                    .mapToDouble(left -> statistic.of(IntStream.range(0, sample.length)
                            .filter(row -> row != left)
                            .mapToDouble(row -> sample[row])
                            .toArray()))
                    .sorted()
                    .toArray();
            Arrays.sort(jackknife);
            assertThat(jackknife).containsExactly(slow, within(1e-9));
        }
    }
}
