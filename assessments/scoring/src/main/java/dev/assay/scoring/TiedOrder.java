package dev.assay.scoring;

import java.util.Arrays;

/** Rows in ascending order of a value, those of equal value in row order. */
final class TiedOrder {
    /** The rows. */
    final int[] order;

    /** Ends of the runs of equal values, as positions in the order. */
    final int[] ends;

    private TiedOrder(int[] order, int[] ends) {
        this.order = order;
        this.ends = ends;
    }

    /** Sorts the values, none of them NaN, and then counts rows into place: no object a row is made. */
    static TiedOrder of(double[] values) {
        double[] keys = Truth.normalised(values);
        double[] distinct = distinct(keys);
        int[] runs = new int[keys.length];
        int[] ends = new int[distinct.length];
        for (int row = 0; row < keys.length; row++) {
            runs[row] = Arrays.binarySearch(distinct, keys[row]);
            ends[runs[row]]++;
        }
        for (int run = 1; run < ends.length; run++) {
            ends[run] += ends[run - 1];
        }
        int[] next = ends.clone();
        int[] order = new int[keys.length];
        for (int row = keys.length - 1; row >= 0; row--) {
            order[--next[runs[row]]] = row;
        }
        return new TiedOrder(order, ends);
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
}
