package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics that are sums over rows: the same value in each of the ways they are asked for it. */
class RowStatisticsTest {
    private static final double[] LOSSES = {2, 3, 5, 7, 11, 13, 17, 19, 23};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aMeanIsTheSumOfEveryRowByTheirNumber(int rows) {
        double[] losses = Arrays.copyOf(LOSSES, rows);
        double mean = Arrays.stream(losses).sum() / rows;

        assertThat(new WeightedMean(losses).plain(rows)).isEqualTo(mean, within(1e-15));
        assertThat(meanLoss(losses).plain(rows)).isEqualTo(mean, within(1e-15));
    }

    @Test
    void aWeightCountsARowThatOften() {
        double[] losses = {2, 3, 5};

        assertThat(new WeightedMean(losses).under(new double[] {1, 0, 3})).isEqualTo(17.0 / 4);
        assertThat(new WeightedMean(losses).drawn(new byte[] {1, 0, 3})).isEqualTo(17.0 / 4);
        assertThat(meanLoss(losses).under(new double[] {1, 0, 3})).isEqualTo(17.0 / 4);
        assertThat(meanLoss(losses).drawn(new byte[] {1, 0, 3})).isEqualTo(17.0 / 4);
    }

    @Test
    void aMeanWithoutAnyWeightDoesNotExist() {
        assertThat(new WeightedMean(new double[] {1, 2}).under(new double[2])).isNaN();
        assertThat(new WeightedMean(new double[] {1, 2}).drawn(new byte[2])).isNaN();
        assertThat(DefinedMean.of()).isNaN();
        assertThat(DefinedMean.of(Double.NaN)).isNaN();
    }

    @Test
    void whatIsOneOrZeroIsCounted() {
        assertThat(new WeightedMean(new double[] {1, 0, 1, 1}).ones()).isEqualTo(OptionalInt.of(3));
        assertThat(new WeightedMean(new double[] {1, 0, 0.5}).ones()).isEmpty();
    }

    @Test
    void aMeanLeavesOutWhatIsUndefinedOrHasNoWeight() {
        double[] values = {4, Double.NaN, 1, 100};

        assertThat(DefinedMean.of(4, Double.NaN, 1)).isEqualTo(2.5);
        assertThat(DefinedMean.of(values, new double[] {1, 5, 3, 0})).isEqualTo(7.0 / 4);
        assertThat(DefinedMean.of(new double[] {4, Double.POSITIVE_INFINITY}, new double[] {1, 0}))
                .isEqualTo(4);
    }

    @Test
    void aMeanOfWhatHasNoWeightIsThePlainOne() {
        double[] values = {4, Double.NaN, 1};

        assertThat(DefinedMean.weightedOrPlain(values, new double[] {0, 1, 0})).isEqualTo(2.5);
        assertThat(DefinedMean.weightedOrPlain(values, new double[] {3, 0, 1})).isEqualTo(13.0 / 4);
    }

    @Test
    void aFunctionOfAStatisticIsTheFunctionOfEachOfItsValues() {
        Statistic root = new TransformedStatistic(new WeightedMean(new double[] {4, 9, 16}), Math::sqrt);

        assertThat(root.under(new double[] {0, 2, 0})).isEqualTo(3);
        assertThat(root.drawn(new byte[] {0, 0, 2})).isEqualTo(4);
        assertThat(root.plain(3)).isEqualTo(Math.sqrt(29.0 / 3), within(1e-15));
    }

    @Test
    void aStatisticOfWeightsIsAskedWithCountsAndWithOnes() {
        Statistic weighted = weights -> Arrays.hashCode(weights);

        assertThat(weighted.plain(3)).isEqualTo(Arrays.hashCode(new double[] {1, 1, 1}));
        assertThat(weighted.drawn(new byte[] {2, 0, 7})).isEqualTo(Arrays.hashCode(new double[] {2, 0, 7}));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256, 257, 70_000})
    void pairsAreCountedInSmallAndInLargeTables(int labels) {
        int last = labels - 1;
        PairCounts pairs =
                PairCounts.of(labels, new int[] {last, 0, 1, last, 0, 1}, new int[] {0, last, 1, 0, last, 0});

        assertThat(pairs.rows()).isEqualTo(6);
        assertThat(pairs.cells()).isEqualTo(4);
        assertThat(pairs.trueOfCell()).containsExactly(0, 1, 1, last);
        assertThat(pairs.predictedOfCell()).containsExactly(last, 0, 1, 0);
        assertThat(pairs.counts()).containsExactly(2, 1, 1, 2);
        assertThat(IntStream.range(0, 6).map(pairs::cell)).containsExactly(3, 0, 2, 3, 0, 1);
        assertThat(pairs.weights(new double[] {0.5, 1, 2, 4, 8, 16})).containsExactly(9, 16, 2, 4.5);
        assertThat(pairs.drawn(new byte[] {1, 0, 0, 2, 2, 1})).containsExactly(2, 1, 0, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyRowIsCountedWhetherTheirNumberIsEvenOrOdd(int rows) {
        assertThat(Arrays.stream(PairCounts.of(2, new int[rows], new int[rows]).counts())
                        .sum())
                .isEqualTo(rows);
    }

    @Test
    void aStatisticOfCellsSeesCountsWeightsAndDraws() {
        PairCounts pairs = PairCounts.of(2, new int[] {1, 0, 1}, new int[] {1, 0, 1});
        CellStatistic spread = new CellStatistic(pairs, cells -> cells[1] - 10 * cells[0]);

        assertThat(spread.plain(3)).isEqualTo(-8);
        assertThat(spread.under(new double[] {1, 2, 3})).isEqualTo(-16);
        assertThat(spread.drawn(new byte[] {0, 0, 3})).isEqualTo(3);
        assertThat(spread.of(new double[] {1, 5})).isEqualTo(-5);
    }

    @Test
    void columnsOfPairsAreCopiedAndMapped() {
        NumberPairs pairs =
                NumberPairs.of(Inputs.of(Map.of("a", new double[] {1, 2}, "b", new double[] {3, 5})), "a", "b");
        pairs.firsts()[0] = 9;
        pairs.seconds()[1] = 9;

        assertThat(pairs.rows()).isEqualTo(2);
        assertThat(pairs.firsts()).containsExactly(1, 2);
        assertThat(pairs.seconds()).containsExactly(3, 5);
        assertThat(pairs.first(1)).isEqualTo(2);
        assertThat(pairs.second(1)).isEqualTo(5);
        assertThat(pairs.map((first, second) -> second - first)).containsExactly(2, 3);
    }

    @Test
    void columnsOfPairsAreAsLongAsOneAnother() {
        Inputs inputs = Inputs.of(Map.of("y_true", new double[] {1, 2}, "y_pred", new double[] {3}));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> NumberPairs.truthAndPrediction(inputs))
                .withMessage("The input y_pred has another number of rows than the one it goes with.");
        assertThat(NumberPairs.truthAndPrediction(Inputs.of(Map.of("y_true", List.of(1), "y_pred", List.of(3))))
                        .second(0))
                .isEqualTo(3);
    }

    private static MeanLoss meanLoss(double... losses) {
        return new MeanLoss(
                NumberPairs.of(Inputs.of(Map.of("a", losses, "b", new double[losses.length])), "a", "b"),
                (first, second) -> first + second);
    }
}
