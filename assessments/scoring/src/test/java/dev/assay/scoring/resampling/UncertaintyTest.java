package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.RankStatistic;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import dev.assay.scoring.resampling.Uncertainty.Known;
import dev.assay.scoring.resampling.Uncertainty.Unknown;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final BootstrapSettings SETTINGS = BootstrapSettings.seeded(1);

    @Test
    void aShareOfRowsHasTheIntervalOfWilson() {
        // 7 of 10: Newcombe 1998 gives Wilson's interval in closed form.
        WeightedMean share = new WeightedMean(new double[] {1, 1, 1, 1, 1, 1, 1, 0, 0, 0});
        double z = 1.959963984540054;
        double centre = (0.7 + z * z / 20) / (1 + z * z / 10);
        double half = z * Math.sqrt(0.021 + z * z / 400) / (1 + z * z / 10);

        Known known = known(Uncertainty.of(share, 0.7, Resampling.ofRows(10), SETTINGS));
        assertThat(known.lower()).isEqualTo(centre - half, within(1e-12));
        assertThat(known.upper()).isEqualTo(centre + half, within(1e-12));
        assertThat(known.method()).isEqualTo("Wilson");
    }

    @Test
    void aShareOfRowsThatGoTogetherIsResampled() {
        WeightedMean share = new WeightedMean(new double[] {1, 1, 1, 0, 0, 1, 0, 1});
        Resampling pairs = Resampling.ofGroups(new int[] {0, 0, 1, 1, 2, 2, 3, 3});

        assertThat(known(Uncertainty.of(share, 0.625, pairs, SETTINGS)).method())
                .endsWith("1000 resamples, whole groups drawn");
    }

    @Test
    void anAreaHasTheIntervalOfDeLong() {
        Known known = known(Uncertainty.of(
                area(new double[] {1, 2, 3, 4, 5, 6, 7}, false, true, false, true, false, true, true),
                0.75,
                Resampling.ofRows(7),
                SETTINGS));

        // Shares of the other class on the right side: 1/3, 2/3, 1, 1 and 1, 3/4, 1/2; their variances by 4 and by 3.
        double deviation = Math.sqrt(11.0 / 36 / 3 / 4 + 1.0 / 8 / 2 / 3);
        // Satterthwaite leaves 4.948 degrees of freedom.
        double half = 2.578656633246637 * deviation / (0.75 * 0.25);
        assertThat(known.method()).isEqualTo("DeLong on the log odds");
        assertThat(known.lower()).isEqualTo(1 / (1 + Math.exp(half) / 3), within(1e-12));
        assertThat(known.upper()).isEqualTo(1 / (1 + Math.exp(-half) / 3), within(1e-12));
    }

    @Test
    void anAreaOfOnePositiveRowHasNoVarianceAndIsResampled() {
        RankStatistic one = area(new double[] {1, 2, 3, 4}, false, true, false, false);
        Resampling within = Resampling.withinClasses(new double[] {0, 1, 0, 0});

        assertThat(known(Uncertainty.of(one, 1.0 / 3, within, SETTINGS)).method())
                .endsWith("bootstrap, 1000 resamples, rows drawn within each class");
    }

    @Test
    void aPerfectAreaIsBoundedByItsDisjointPairs() {
        // Three positive and two negative rows make two pairs: an area of A puts both in order with A² at the most.
        RankStatistic perfect = area(new double[] {1, 2, 3, 4, 5}, false, false, true, true, true);
        RankStatistic reversed = area(new double[] {1, 2, 3, 4, 5}, true, true, true, false, false);
        double bound = Math.sqrt(0.025);

        Known high = known(Uncertainty.of(perfect, 1, Resampling.ofRows(5), SETTINGS));
        assertThat(high.lower()).isEqualTo(bound, within(1e-12));
        assertThat(high.upper()).isEqualTo(1);
        assertThat(high.method()).isEqualTo("exact for disjoint pairs of rows");
        Known low = known(Uncertainty.of(reversed, 0, Resampling.ofRows(5), SETTINGS));
        assertThat(low.lower()).isZero();
        assertThat(low.upper()).isEqualTo(1 - bound, within(1e-12));
    }

    @Test
    void fewRowsHaveACorrectedIntervalAndManyAPlainOne() {
        Statistic few = new WeightedMean(new Random(1).doubles(2000).toArray());
        Statistic many = new WeightedMean(new Random(1).doubles(2001).toArray());

        Known corrected = known(Uncertainty.of(few, few.plain(2000), Resampling.ofRows(2000), SETTINGS));
        Known plain = known(Uncertainty.of(many, many.plain(2001), Resampling.ofRows(2001), SETTINGS));
        assertThat(corrected.method()).isEqualTo("BCa bootstrap, 1000 resamples, rows drawn");
        assertThat(plain.method()).isEqualTo("percentile bootstrap, 1000 resamples, rows drawn");
        // The standard error of the mean of n uniform numbers is sqrt(1 / 12 n).
        double half = 1.96 * Math.sqrt(1 / 12.0 / 2001);
        assertThat(plain.lower()).isEqualTo(many.plain(2001) - half, within(0.15 * half));
        assertThat(plain.upper()).isEqualTo(many.plain(2001) + half, within(0.15 * half));
        assertThat(corrected.lower()).isEqualTo(few.plain(2000) - half, within(0.15 * half));
        assertThat(corrected.upper()).isEqualTo(few.plain(2000) + half, within(0.15 * half));
    }

    @Test
    void aLevelLeavesItsRestOutsideInEqualParts() {
        Statistic many = new WeightedMean(new Random(1).doubles(3000).toArray());
        Known half = known(
                Uncertainty.of(many, many.plain(3000), Resampling.ofRows(3000), new BootstrapSettings(1000, 0.5, 3)));
        double[] values = Bootstrap.values(many, Resampling.ofRows(3000), new BootstrapSettings(1000, 0.5, 3));

        assertThat(Arrays.stream(values).filter(value -> value < half.lower()).count())
                .isEqualTo(250);
        assertThat(Arrays.stream(values).filter(value -> value > half.upper()).count())
                .isEqualTo(250);
    }

    @Test
    void whatVariesInNoResampleHasNoInterval() {
        Statistic constant = new WeightedMean(new double[] {2, 2, 2});

        assertThat(Uncertainty.of(constant, 2, Resampling.ofRows(3), SETTINGS))
                .isEqualTo(
                        new Unknown("every resample gives the same value, which shows nothing of how uncertain it is"));
    }

    @Test
    void anUndefinedValueHasNoInterval() {
        assertThat(Uncertainty.of(weights -> 1, Double.NaN, Resampling.ofRows(3), SETTINGS))
                .isEqualTo(new Unknown("the metric has no value on these rows"));
    }

    @Test
    void aTwentiethOfTheResamplesMayBeUndefinedAndNotOneMore() {
        assertThat(Uncertainty.of(undefinedIn(50), 0.5, Resampling.ofRows(3000), SETTINGS))
                .isInstanceOf(Known.class);
        assertThat(Uncertainty.of(undefinedIn(51), 0.5, Resampling.ofRows(3000), SETTINGS))
                .isEqualTo(new Unknown("the metric is undefined on 51 of 1000 resamples"));
    }

    private static Statistic undefinedIn(int resamples) {
        AtomicInteger calls = new AtomicInteger();
        return weights -> calls.getAndIncrement() < resamples ? Double.NaN : weights[0];
    }

    private static RankStatistic area(double[] scores, boolean... positive) {
        return new RankStatistic.Area(scores, positive);
    }

    private static Known known(Uncertainty uncertainty) {
        assertThat(uncertainty).isInstanceOf(Known.class);
        return (Known) uncertainty;
    }
}
