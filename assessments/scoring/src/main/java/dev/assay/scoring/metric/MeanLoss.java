package dev.assay.scoring.metric;

import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a loss of two numbers a row. A single value is summed up in passing; the losses are only kept when
 * weights or resamples ask for them.
 */
public final class MeanLoss implements Statistic {
    private final NumberPairs pairs;
    private final DoubleBinaryOperator loss;
    private @Nullable WeightedMean kept;

    public MeanLoss(NumberPairs pairs, DoubleBinaryOperator loss) {
        this.pairs = pairs;
        this.loss = loss;
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
        return (first + second + (third + fourth)) / rows;
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
            kept = new WeightedMean(pairs.map(loss));
        }
        return kept;
    }
}
