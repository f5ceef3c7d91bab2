package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.WeightedMean;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {
    private static final double[] CLASSES =
            new Random(1).ints(200, 0, 3).asDoubleStream().toArray();

    @Test
    void aResampleDependsOnItsSeedAloneWhateverThreadDrawsIt() {
        Resampling resampling = Resampling.withinClasses(CLASSES);
        long[] seeds = Resampling.seeds(7, 64);
        byte[][] alone =
                Arrays.stream(seeds).mapToObj(seed -> drawn(resampling, seed)).toArray(byte[][]::new);
        byte[][] together = Arrays.stream(seeds)
                .parallel()
                .mapToObj(seed -> drawn(resampling, seed))
                .toArray(byte[][]::new);

        assertThat(together).isDeepEqualTo(alone);
        assertThat(Arrays.stream(seeds).distinct()).hasSize(64);
        assertThat(Arrays.stream(alone).map(Arrays::toString).distinct()).hasSize(64);
    }

    @Test
    void resamplesKeepTheNumberOfRowsOfEachClass() {
        Resampling resampling = Resampling.withinClasses(new double[] {2, 1, 0, 1, 2, 2});
        for (long seed = 0; seed < 50; seed++) {
            byte[] counts = drawn(resampling, seed);
            assertThat(counts[2]).isEqualTo((byte) 1);
            assertThat(counts[1] + counts[3]).isEqualTo(2);
            assertThat(counts[0] + counts[4] + counts[5]).isEqualTo(3);
        }
        assertThat(resampling.method()).isEqualTo("rows drawn within each class");
        assertThat(resampling.strata()).containsExactly(2, 1, 0, 1, 2, 2);
    }

    @Test
    void rowsThatLieClassByClassAreDrawnAsOthers() {
        Resampling resampling = Resampling.withinClasses(new double[] {0, 1, 1, 1});
        assertThat(resampling.scratch()).isEmpty();
        byte[] counts = drawn(resampling, 5);
        assertThat(counts[0]).isEqualTo((byte) 1);
        assertThat(counts[1] + counts[2] + counts[3]).isEqualTo(3);
    }

    @Test
    void resamplesOfGroupsTakeAllTheirRowsOrNone() {
        Resampling resampling = Resampling.ofGroups(new int[] {0, 1, 0, 1, 2});
        assertThat(resampling.method()).isEqualTo("whole groups drawn");
        assertThat(resampling.units()).isEqualTo(3);
        assertThat(resampling.rows()).isEqualTo(5);
        for (long seed = 0; seed < 20; seed++) {
            byte[] counts = drawn(resampling, seed);
            assertThat(counts[0]).isEqualTo(counts[2]);
            assertThat(counts[1]).isEqualTo(counts[3]);
            assertThat(counts[0] + counts[1] + counts[4]).isEqualTo(3);
        }
    }

    /** Few rows, one block, a block and few rows, several blocks of the largest size. */
    @ParameterizedTest
    @CsvSource({"51, 20000", "512, 4000", "1500, 2000", "70000, 300"})
    void everyRowIsDrawnEquallyOftenAndAsVariouslyAsChanceHasIt(int rows, int resamples) {
        Resampling resampling = Resampling.ofRows(rows);
        double[] total = new double[rows];
        double squares = 0;
        double squaresOfBlock = 0;
        int block = Integer.highestOneBit(rows) / 2;
        for (long seed : Resampling.seeds(1, resamples)) {
            byte[] counts = drawn(resampling, seed);
            for (int row = 0; row < rows; row++) {
                total[row] += counts[row];
                squares += counts[row] * counts[row];
            }
            assertThat(IntStream.range(0, rows).map(row -> counts[row]).sum()).isEqualTo(rows);
            int inBlock = IntStream.range(0, block).map(row -> counts[row]).sum();
            squaresOfBlock += Math.pow(inBlock - block, 2);
        }
        // Of so many binomial totals the furthest lies within five and a half deviations.
        for (double draws : total) {
            assertThat(draws).isCloseTo(resamples, within(5.5 * Math.sqrt(resamples)));
        }
        // A count is binomial: its mean square is its variance, 1 - 1/n, and the square of its mean, 1.
        assertThat(squares / resamples / rows).isCloseTo(2 - 1.0 / rows, within(.02));
        // How many draws fall into a part of the rows is binomial too.
        double variance = block * (1 - (double) block / rows);
        assertThat(squaresOfBlock / resamples / variance).isCloseTo(1, within(5 * Math.sqrt(2.0 / resamples)));
        assertThat(resampling.method()).isEqualTo("rows drawn");
    }

    @Test
    void drawsForAnotherProgramAreThoseOfTheBootstrapAndFewerAreTheFirstOfMore() {
        Resampling resampling = Resampling.withinClasses(CLASSES);
        BootstrapSettings many = new BootstrapSettings(200, .95, 7);
        byte[][] drawn = Bootstrap.draws(resampling, many).toArray(byte[][]::new);
        double[] weighted = Arrays.stream(drawn)
                .mapToDouble(counts -> new WeightedMean(CLASSES.clone()).drawn(counts))
                .toArray();

        Random random = new Random(2);
        double[] losses = random.doubles(CLASSES.length).toArray();
        double[] means = Arrays.stream(drawn)
                .mapToDouble(counts -> new WeightedMean(losses).drawn(counts))
                .toArray();
        assertThat(means).containsExactly(Bootstrap.values(new WeightedMean(losses), resampling, many));
        assertThat(Arrays.stream(weighted).distinct()).hasSize(1);
        assertThat(Bootstrap.draws(resampling, new BootstrapSettings(100, .95, 7))
                        .toArray(byte[][]::new))
                .isDeepEqualTo(Arrays.copyOf(drawn, 100));
    }

    @Test
    void valuesComputedElsewhereHaveAPercentileIntervalOrAReasonForNone() {
        Resampling resampling = Resampling.ofRows(5);
        double[] values = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        assertThat(Uncertainty.ofValues(values, resampling, .5))
                .isEqualTo(new Uncertainty.Known(25, 75, "percentile bootstrap, 101 resamples, rows drawn"));
        Arrays.fill(values, 0, 6, Double.NaN);
        assertThat(Uncertainty.ofValues(values, resampling, .5))
                .isEqualTo(new Uncertainty.Unknown("the metric is undefined on 6 of 101 resamples"));
        Arrays.fill(values, Double.NaN);
        assertThat(Uncertainty.ofValues(values, resampling, .5)).isInstanceOf(Uncertainty.Unknown.class);
        Arrays.fill(values, 3);
        assertThat(Uncertainty.ofValues(values, resampling, .5))
                .isInstanceOfSatisfying(
                        Uncertainty.Unknown.class,
                        none -> assertThat(none.reason()).contains("same value"));
    }

    private static byte[] drawn(Resampling resampling, long seed) {
        byte[] counts = new byte[resampling.rows()];
        // What an earlier resample left behind does not count.
        Arrays.fill(counts, (byte) 9);
        byte[] scratch = resampling.scratch();
        Arrays.fill(scratch, (byte) 9);
        resampling.draw(seed, counts, scratch);
        return counts;
    }
}
