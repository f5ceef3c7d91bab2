package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedRowsTest {
    /** Two positive rows tie with a negative one in the middle; ascending the classes are - + (+ - +) -. */
    private static final double[] SCORES = {5, 1, 2, 7, 5, 5};

    private static final boolean[] POSITIVE = {true, false, true, false, false, true};

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrderTiesCountingHalf() {
        // Of nine pairs: 5 beats 1, ties with 5, loses to 7; again; 2 beats 1.
        assertThat(area().plain(6)).isEqualTo((1.5 + 1.5 + 1) / 9);
        assertThat(area().under(new double[] {1, 1, 1, 1, 1, 1})).isEqualTo(4.0 / 9);
        assertThat(area().drawn(new byte[] {1, 1, 1, 1, 1, 1})).isEqualTo(4.0 / 9);
    }

    @Test
    void weightedRowsCountInTheAreaAsOftenAsTheirWeightSays() {
        // Positives: 5 twice, 2 once, 5 not at all. Negatives: 1 three times, 7 once, 5 twice.
        double expected = (2 * (3 + 0.5 * 2) + 3) / 18;

        assertThat(area().under(new double[] {2, 3, 1, 1, 2, 0})).isEqualTo(expected);
        assertThat(area().drawn(new byte[] {2, 3, 1, 1, 2, 0})).isEqualTo(expected);
    }

    @Test
    void averagePrecisionSumsThePrecisionOfEachThresholdByTheRecallItAdds() {
        // At or above 5: two positives of four rows. At or above 2: three of five. None is added by 7 or by 1.
        double expected = (2 * (2.0 / 4) + 3.0 / 5) / 3;

        assertThat(averagePrecision().plain(6)).isEqualTo(expected, within(1e-15));
        assertThat(averagePrecision().under(new double[] {1, 1, 1, 1, 1, 1})).isEqualTo(expected, within(1e-15));
        assertThat(averagePrecision().drawn(new byte[] {1, 1, 1, 1, 1, 1})).isEqualTo(expected, within(1e-15));
        assertThat(averagePrecision().under(new double[] {2, 3, 1, 1, 2, 0}))
                .isEqualTo((2 * (2.0 / 5) + 3.0 / 6) / 3, within(1e-15));
    }

    @Test
    void withoutPositiveRowsAveragePrecisionIsZeroAndWithoutAnyItDoesNotExist() {
        double[] scores = {1, 2};

        assertThat(new RankStatistic.AveragePrecision(scores, new boolean[2]).plain(2))
                .isZero();
        assertThat(new RankStatistic.AveragePrecision(scores, new boolean[2]).under(new double[] {1, 1}))
                .isZero();
        assertThat(new RankStatistic.AveragePrecision(scores, new boolean[2]).under(new double[2]))
                .isNaN();
        assertThat(new RankStatistic.AveragePrecision(new double[0], new boolean[0]).plain(0))
                .isNaN();
        assertThat(averagePrecision().under(new double[] {0, 1, 0, 0, 0, 0})).isZero();
    }

    @Test
    void theAreaOfOneClassDoesNotExist() {
        assertThat(new RankStatistic.Area(new double[] {1, 2}, new boolean[2]).plain(2))
                .isNaN();
        assertThat(area().under(new double[] {1, 0, 1, 0, 0, 1})).isNaN();
        assertThat(area().drawn(new byte[] {1, 0, 1, 0, 0, 1})).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void allWaysToTheAreaMeetThePairsCountedOneByOne(int seed) {
        Random random = new Random(seed);
        int rows = 40;
        boolean untied = seed % 2 == 0;
        double[] scores = random.doubles(rows)
                .map(score -> untied ? score - 0.5 : Math.floor(9 * score) - 4 + 0.0)
                .toArray();
        boolean[] positive = new boolean[rows];
        byte[] counts = new byte[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            positive[row] = random.nextBoolean();
            counts[row] = (byte) random.nextInt(4);
            weights[row] = counts[row];
        }
        RankStatistic area = new RankStatistic.Area(scores, positive);

        assertThat(area.under(weights)).isEqualTo(pairsInOrder(scores, positive, weights), within(1e-12));
        assertThat(area.drawn(counts)).isEqualTo(pairsInOrder(scores, positive, weights), within(1e-12));
        assertThat(area.plain(rows)).isEqualTo(pairsInOrder(scores, positive, Inputs.once(rows)), within(1e-12));
        assertThat(new RankStatistic.AveragePrecision(scores, positive).plain(rows))
                .isEqualTo(
                        new RankStatistic.AveragePrecision(scores, positive).under(Inputs.once(rows)), within(1e-12));
    }

    private static double pairsInOrder(double[] scores, boolean[] positive, double[] weights) {
        double inOrder = 0;
        double pairs = 0;
        for (int above = 0; above < scores.length; above++) {
            for (int below = 0; below < scores.length; below++) {
                if (positive[above] && !positive[below]) {
                    double weight = weights[above] * weights[below];
                    pairs += weight;
                    inOrder += weight * (1 + Math.signum(scores[above] - scores[below])) / 2;
                }
            }
        }
        return inOrder / pairs;
    }

    @Test
    void thresholdsCountWhatIsAtOrAboveThem() {
        RankedRows.Thresholds thresholds = RankedRows.of(SCORES, POSITIVE).thresholds(new double[] {2, 1, 0, 3, 1, 1});

        assertThat(thresholds.count()).isEqualTo(3);
        assertThat(thresholds.values()).containsExactly(7, 5, 1);
        assertThat(thresholds.truePositives()).containsExactly(0, 3, 3);
        assertThat(thresholds.falsePositives()).containsExactly(3, 4, 5);
        assertThat(thresholds.positives()).isEqualTo(3);
        assertThat(thresholds.negatives()).isEqualTo(5);
    }

    @Test
    void withoutAnyWeightThereAreNoThresholds() {
        RankedRows.Thresholds none = RankedRows.of(SCORES, POSITIVE).thresholds(new double[6]);

        assertThat(none.count()).isZero();
        assertThat(none.positives()).isZero();
        assertThat(none.negatives()).isZero();
    }

    @Test
    void scoresAndClassesAreKeptInRowOrder() {
        assertThat(area().scores()).isSameAs(SCORES);
        assertThat(area().positive()).isSameAs(POSITIVE);
        assertThat(area().ranked()).isNotNull();
    }

    @Test
    void rowsOfEqualValuesAreOneRunInRowOrder() {
        TiedOrder order = TiedOrder.of(SCORES);

        assertThat(order.rows()).isEqualTo(6);
        assertThat(IntStream.range(0, 6).map(order::row)).containsExactly(1, 2, 0, 4, 5, 3);
        assertThat(order.runs()).isEqualTo(4);
        assertThat(IntStream.range(0, 6).map(order::run)).containsExactly(2, 0, 1, 3, 2, 2);
        assertThat(IntStream.range(0, 4).map(order::end)).containsExactly(1, 2, 5, 6);
        assertThat(order.weights(new double[] {1, 2, 4, 8, 16, 32})).containsExactly(2, 4, 49, 8);
        assertThat(TiedOrder.of(new double[0]).runs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbersOfEverySizeAndSignAreSorted(long seed) {
        double[] values = new Random(seed)
                .longs(3000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .toArray();
        assertThat(ascending(values)).isSorted();
    }

    @Test
    void numbersThatDifferInOneDigitOfTheirBitsAloneAreSorted() {
        double[] values = IntStream.range(0, 64)
                .mapToLong(bit -> Double.doubleToRawLongBits(3) ^ (1L << bit))
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        assertThat(ascending(values)).isSorted();
        for (int bit = 0; bit < 52; bit++) {
            double above = Double.longBitsToDouble(Double.doubleToRawLongBits(2) | (1L << bit));
            assertThat(RadixSort.order(new double[] {above, 2})).containsExactly(1, 0);
        }
        assertThat(RadixSort.order(new double[] {Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, -1}))
                .containsExactly(2, 3, 1, 0);
    }

    @Test
    void equalNumbersStayInTheirOrder() {
        assertThat(RadixSort.order(new double[] {2, 1, 2, 1, 2})).containsExactly(1, 3, 0, 2, 4);
        assertThat(RadixSort.order(new double[] {4, 4, 4})).containsExactly(0, 1, 2);
        assertThat(RadixSort.order(new double[0])).isEmpty();
    }

    private static Double[] ascending(double... values) {
        Double[] sorted = Arrays.stream(RadixSort.order(values))
                .mapToObj(position -> values[position])
                .toArray(Double[]::new);
        assertThat(sorted).isSortedAccordingTo(Comparator.naturalOrder());
        return sorted;
    }

    private static RankStatistic area() {
        return new RankStatistic.Area(SCORES, POSITIVE);
    }

    private static RankStatistic averagePrecision() {
        return new RankStatistic.AveragePrecision(SCORES, POSITIVE);
    }
}
