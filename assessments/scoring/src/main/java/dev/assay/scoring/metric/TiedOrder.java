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
        double[] distinct = distinct(values);
        int[] runs = new int[values.length];
        int[] ends = new int[distinct.length];
        for (int row = 0; row < values.length; row++) {
            runs[row] = Arrays.binarySearch(distinct, values[row]);
            ends[runs[row]]++;
        }
        for (int run = 1; run < ends.length; run++) {
            ends[run] += ends[run - 1];
        }
        int[] next = ends.clone();
        int[] order = new int[values.length];
        for (int row = values.length - 1; row >= 0; row--) {
            order[--next[runs[row]]] = row;
        }
        return new TiedOrder(order, runs, ends);
    }

    private static double[] distinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (double value : sorted) {
            if (kept == 0 || value != sorted[kept - 1]) {
                sorted[kept++] = value;
            }
        }
        return Arrays.copyOf(sorted, kept);
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
