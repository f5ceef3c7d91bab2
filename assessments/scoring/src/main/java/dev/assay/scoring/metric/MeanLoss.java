package dev.assay.scoring.metric;

import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a loss of true and predicted number. A single value is summed up in passing, and the numbers are checked by
 * what it comes to; the losses are only kept when weights or resamples ask for them.
 */
public final class MeanLoss implements Statistic {
    private final NumberPairs pairs;
    private final DoubleBinaryOperator loss;
    private @Nullable WeightedMean kept;

    /** Of numbers that are checked. */
    public MeanLoss(NumberPairs pairs, DoubleBinaryOperator loss) {
        this.pairs = pairs;
        this.loss = loss;
    }

    /**
     * The mean loss over the inputs {@code y_true} and {@code y_pred}.
     *
     * @param loss not finite where one of its numbers is not
     * @throws InvalidInputException here, or when a value is asked for, as {@link NumberPairs#truthAndPrediction} does
     */
    public static BoundRows bind(Inputs inputs, DoubleBinaryOperator loss) {
        NumberPairs pairs = NumberPairs.unchecked(inputs);
        return new BoundRows(pairs.rows(), new MeanLoss(pairs, loss));
    }

    /** In four sums, which a processor adds up at the same time, and which lose less to rounding. */
    @Override
    public double plain(int rows) {
        NumberPairs of = pairs;
        DoubleBinaryOperator lost = loss;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            first += lost.applyAsDouble(of.first(row), of.second(row));
            second += lost.applyAsDouble(of.first(row + 1), of.second(row + 1));
            third += lost.applyAsDouble(of.first(row + 2), of.second(row + 2));
            fourth += lost.applyAsDouble(of.first(row + 3), of.second(row + 3));
        }
        for (; row < rows; row++) {
            first += lost.applyAsDouble(of.first(row), of.second(row));
        }
        return checked(first + second + (third + fourth)) / rows;
    }

    /** A sum of losses is finite only when all of them are. */
    private double checked(double sum) {
        if (!Double.isFinite(sum)) {
            pairs.check();
        }
        return sum;
    }

    @Override
    public double under(double[] weights) {
        return losses().under(weights);
    }

    @Override
    public double drawn(byte[] counts) {
        return losses().drawn(counts);
    }

    private synchronized WeightedMean losses() {
        if (kept == null) {
            pairs.check();
            kept = new WeightedMean(pairs.map(loss));
        }
        return kept;
    }
}
