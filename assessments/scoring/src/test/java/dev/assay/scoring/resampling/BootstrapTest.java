package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.CellStatistic;
import dev.assay.scoring.metric.PairCounts;
import dev.assay.scoring.metric.WeightedMean;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    /** Of each true class so many rows predicted as either. */
    private static final int[][] TABLE = {{20, 7, 3}, {0, 10, 5}};

    private static final int ROWS = 45;
    private static final BootstrapSettings MANY = new BootstrapSettings(20_000, .95, 5);

    @Test
    void cellsOfAClassAreDrawnAsItsRowsWouldBe() {
        Resampling within = Resampling.withinClasses(classes());
        // Cells that occur: 20, 7 and 3 of thirty rows, 10 and 5 of fifteen.
        int[] counts = {20, 7, 3, 10, 5};
        int[] rows = {30, 30, 30, 15, 15};

        for (int cell = 0; cell < counts.length; cell++) {
            int of = cell;
            assertBinomial(Bootstrap.values(cells(drawn -> drawn[of]), within, MANY), rows[cell], counts[cell]);
        }
        assertThat(Bootstrap.values(cells(drawn -> drawn[0] + drawn[1] + drawn[2]), within, MANY))
                .containsOnly(30);
        assertThat(Bootstrap.values(cells(drawn -> drawn[3] + drawn[4]), within, MANY))
                .containsOnly(15);
    }

    @Test
    void cellsOfAllRowsAreDrawnAsTheseWouldBe() {
        Resampling rows = Resampling.ofRows(ROWS);

        assertBinomial(Bootstrap.values(cells(drawn -> drawn[1]), rows, MANY), ROWS, 7);
        assertBinomial(Bootstrap.values(cells(drawn -> drawn[4]), rows, MANY), ROWS, 5);
        assertThat(Bootstrap.values(cells(drawn -> Arrays.stream(drawn).sum()), rows, MANY))
                .containsOnly(ROWS);
    }

    private static void assertBinomial(double[] values, int rows, int count) {
        double share = (double) count / rows;
        double variance = rows * share * (1 - share);
        double mean = Arrays.stream(values).average().orElseThrow();
        double spread = Arrays.stream(values)
                .map(value -> (value - rows * share) * (value - rows * share))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(rows * share, within(5 * Math.sqrt(variance / values.length)));
        assertThat(spread).isCloseTo(variance, within(.06 * variance));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 256, 257, 512, 700})
    void fewerResamplesAreTheFirstOfMore(int resamples) {
        BootstrapSettings few = new BootstrapSettings(resamples, .95, MANY.seed());
        CellStatistic cells = cells(drawn -> drawn[0] + 100 * drawn[3]);
        WeightedMean rows = new WeightedMean(classes());

        assertThat(Bootstrap.values(cells, Resampling.ofRows(ROWS), few))
                .isEqualTo(Arrays.copyOf(Bootstrap.values(cells, Resampling.ofRows(ROWS), MANY), resamples))
                .doesNotContain(0);
        assertThat(Bootstrap.values(rows, Resampling.ofRows(ROWS), few))
                .isEqualTo(Arrays.copyOf(Bootstrap.values(rows, Resampling.ofRows(ROWS), MANY), resamples))
                .doesNotContain(0);
    }

    @Test
    void howResamplesAreDrawnIsTold() {
        CellStatistic cells = cells(drawn -> drawn[0]);
        Resampling groups =
                Resampling.ofGroups(IntStream.range(0, ROWS).map(row -> row / 3).toArray());

        assertThat(Bootstrap.method(cells, Resampling.ofRows(ROWS))).isEqualTo("multinomial cells, rows drawn");
        assertThat(Bootstrap.method(cells, groups)).isEqualTo("whole groups drawn");
        assertThat(Bootstrap.method(new WeightedMean(classes()), Resampling.ofRows(ROWS)))
                .isEqualTo("rows drawn");
        assertThat(Bootstrap.values(cells, groups, MANY)).isEqualTo(Bootstrap.values(List.of(cells), groups, MANY)[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 15, 16, 17, 33})
    void theJackknifeLeavesOutOneRowAfterTheOther(int rows) {
        double[] losses = IntStream.range(0, rows).mapToDouble(row -> row * row).toArray();
        double sum = Arrays.stream(losses).sum();

        assertThat(Bootstrap.jackknife(new WeightedMean(losses), Resampling.ofRows(rows)))
                .containsExactly(Arrays.stream(losses)
                        .map(loss -> (sum - loss) / (rows - 1))
                        .toArray());
    }

    @Test
    void theJackknifeLeavesOutWholeGroups() {
        WeightedMean mean = new WeightedMean(new double[] {1, 2, 4, 8});

        assertThat(Bootstrap.jackknife(mean, Resampling.ofGroups(new int[] {1, 0, 1, 0})))
                .containsExactly(2.5, 5);
    }

    @Test
    void quantilesAreLinearBetweenOrderStatistics() {
        double[] values = {1, 2, 4, 8};

        assertThat(Bootstrap.quantile(values, 0)).isEqualTo(1);
        assertThat(Bootstrap.quantile(values, .5)).isEqualTo(3);
        assertThat(Bootstrap.quantile(values, .9)).isCloseTo(6.8, within(1e-12));
        assertThat(Bootstrap.quantile(values, 1)).isEqualTo(8);
        assertThat(Bootstrap.defined(new double[] {3, Double.NaN, 1, Double.POSITIVE_INFINITY}))
                .containsExactly(1, 3);
    }

    private static CellStatistic cells(ToDoubleFunction<double[]> formula) {
        int[] predicted = IntStream.range(0, 2)
                .flatMap(truth -> IntStream.range(0, 3)
                        .flatMap(label -> IntStream.generate(() -> label).limit(TABLE[truth][label])))
                .toArray();
        int[] truth = Arrays.stream(classes()).mapToInt(label -> (int) label).toArray();
        return new CellStatistic(PairCounts.of(3, truth, predicted), formula);
    }

    private static double[] classes() {
        return IntStream.range(0, ROWS).mapToDouble(row -> row < 30 ? 0 : 1).toArray();
    }
}
