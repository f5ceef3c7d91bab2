package dev.assay.scoring.metric;

import java.util.Arrays;

/**
 * Rows in ascending order of a value, in runs of equal values; rows of one run are in row order. Made once by sorting,
 * read many times. Immutable.
 */
public final class TiedOrder {
    private final int[] order;
    private final int[] runs;
    private final int[] ends;

    private TiedOrder(int[] order, int[] runs, int[] ends) {
        this.order = order;
        this.runs = runs;
        this.ends = ends;
    }

    /** Sorts values, none of them NaN or negative zero; no object a row is made. */
    public static TiedOrder of(double[] values) {
        SortedRows sorted = SortedRows.of(values);
        int[] order = sorted.rows();
        int[] runs = new int[values.length];
        int[] ends = new int[values.length];
        int run = -1;
        for (int position = 0; position < order.length; position++) {
            if (position == 0 || sorted.value(position) != sorted.value(position - 1)) {
                run++;
            }
            runs[order[position]] = run;
            ends[run] = position + 1;
        }
        return new TiedOrder(order, runs, Arrays.copyOf(ends, run + 1));
    }

    public int rows() {
        return order.length;
    }

    /** The row at a position of the order. */
    public int row(int position) {
        return order[position];
    }

    /** The number of runs, that is of different values. */
    public int runs() {
        return ends.length;
    }

    /** The run of a row: 0 for the least value. */
    public int run(int row) {
        return runs[row];
    }

    /** The position after the last of a run. */
    public int end(int run) {
        return ends[run];
    }

    /** The weight of each run. */
    public double[] weights(double[] weights) {
        double[] sums = new double[ends.length];
        for (int row = 0; row < runs.length; row++) {
            sums[runs[row]] += weights[row];
        }
        return sums;
    }
}
