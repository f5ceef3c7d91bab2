package dev.assay.scoring.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.RankStatistic.Area;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaResamplesTest {
    private static final int ROWS = 1000;

    /** Scores that all differ, and scores of which many are tied. */
    @ParameterizedTest
    @ValueSource(doubles = {1e12, 20})
    void rowsInOrderHaveTheAreaThatTheirCountsAsWeightsGive(double steps) {
        Area area = area(steps);
        Area ascending = area.ascending();
        assertThat(ascending.scores()).isSorted();
        assertThat(ascending.plain(ROWS)).isEqualTo(area.plain(ROWS));
        for (long seed : Resampling.seeds(3, 20)) {
            byte[] counts = new byte[ROWS];
            Resampling.ofRows(ROWS).draw(seed, counts, new byte[0]);
            double[] weights =
                    IntStream.range(0, ROWS).mapToDouble(row -> counts[row]).toArray();
            assertThat(ascending.drawn(counts)).isCloseTo(ascending.under(weights), within(1e-12));
            assertThat(area.drawn(counts)).isCloseTo(area.under(weights), within(1e-12));
        }
    }

    @Test
    void anOrderThatSparesTheMemoryChangesNoDistribution() {
        Area area = area(1e12);
        BootstrapSettings settings = new BootstrapSettings(4000, .95, 5);
        double[] inOrder = Bootstrap.values(area, Resampling.ofRows(ROWS), settings);
        double[] shared = Bootstrap.values(List.of(area), Resampling.ofRows(ROWS), settings)[0];
        double deviation = deviation(shared);
        assertThat(mean(inOrder)).isCloseTo(mean(shared), within(5 * deviation / Math.sqrt(4000)));
        assertThat(deviation(inOrder) / deviation).isCloseTo(1, within(.08));
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double... values) {
        double mean = mean(values);
        return Math.sqrt(mean(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray()));
    }

    @Test
    void rowsThatAreDrawnWithinTheirClassesStayWhereTheyAre() {
        Area area = area(1e12);
        double[] classes = IntStream.range(0, ROWS)
                .mapToDouble(row -> area.positive()[row] ? 1 : 0)
                .toArray();
        Resampling resampling = Resampling.withinClasses(classes);
        BootstrapSettings settings = new BootstrapSettings(100, .95, 5);
        assertThat(Bootstrap.values(area, resampling, settings))
                .containsExactly(Bootstrap.values(List.of(area), resampling, settings)[0]);
    }

    private static Area area(double steps) {
        Random random = new Random(1);
        double[] scores = new double[ROWS];
        boolean[] positive = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            positive[row] = random.nextInt(10) < 3;
            scores[row] = Math.rint(steps * (random.nextDouble() + (positive[row] ? .2 : 0)));
        }
        return new Area(scores, positive);
    }
}
