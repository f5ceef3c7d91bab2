package dev.assay.scoring.metric;

import java.util.Arrays;

/**
 * A metric tied to rows, ready to be evaluated many times under different row weights. Immutable and safe for
 * concurrent use.
 */
@FunctionalInterface
public interface Statistic {
    /**
     * The metric with each row counted as often as its weight says.
     *
     * @param weights one a row, finite and not negative; the number of draws in a resample, or 1
     * @return the value; NaN where the metric is undefined, infinite where it leaves the range of numbers
     */
    double under(double[] weights);

    /**
     * The metric with each row counted once.
     *
     * @param rows number of rows
     * @return as {@link #under}
     */
    default double plain(int rows) {
        double[] once = new double[rows];
        Arrays.fill(once, 1);
        return under(once);
    }

    /**
     * The metric on a resample; what a bootstrap calls thousands of times.
     *
     * @param counts how often each row was drawn
     * @return as {@link #under}
     */
    default double drawn(byte[] counts) {
        double[] weights = new double[counts.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = counts[row];
        }
        return under(weights);
    }
}
