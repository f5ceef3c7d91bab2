package dev.assay.scoring.metric;

import java.util.OptionalInt;

/** The weighted mean of one number a row: every metric that is a mean of losses. NaN when all weights are zero. */
public final class WeightedMean implements Statistic {
    private final double[] losses;

    /** The losses are kept, not copied. */
    public WeightedMean(double[] losses) {
        this.losses = losses;
    }

    @Override
    public double under(double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += weights[row] * losses[row];
            total += weights[row];
        }
        return sum / total;
    }

    /** In four sums, which a processor adds up at the same time, and which loses less to rounding. */
    @Override
    public double plain(int rows) {
        double[] values = losses;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int row = 0;
        for (; row + 3 < values.length; row += 4) {
            first += values[row];
            second += values[row + 1];
            third += values[row + 2];
            fourth += values[row + 3];
        }
        for (; row < values.length; row++) {
            first += values[row];
        }
        return (first + second + (third + fourth)) / values.length;
    }

    @Override
    public double drawn(byte[] counts) {
        double sum = 0;
        long total = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += counts[row] * losses[row];
            total += counts[row];
        }
        return sum / total;
    }

    /** How many of the losses are one; empty when there are other ones than zero and one. */
    public OptionalInt ones() {
        int ones = 0;
        for (double loss : losses) {
            if (loss != 0 && loss != 1) {
                return OptionalInt.empty();
            }
            ones += (int) loss;
        }
        return OptionalInt.of(ones);
    }
}
