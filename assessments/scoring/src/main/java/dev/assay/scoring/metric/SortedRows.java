package dev.assay.scoring.metric;

import java.util.Arrays;

/**
 * Values in ascending order, with their rows; equal values stay in the order of their rows. Each is put into a bucket by its
 * place between the least and the greatest, again within each bucket that is still too full, until insertion does the rest:
 * most of the work is then on what the processor's nearest cache holds. Source: Dobosiewicz 1978, Sorting by distributive
 * partitioning. Buckets that stay full hold crowded values, which are sorted by their digits ({@link RadixSort}).
 */
final class SortedRows {
    private static final int MOST_BUCKETS = 2048;
    private static final int DEEPEST = 3;

    /** What insertion sorts faster than buckets do. */
    private static final int FEW = 16;

    /** What insertion sorts faster than digits do. */
    private static final int SOME = 256;

    private final double[] values;
    private final int[] rows;
    private final double[] spareValues;
    private final int[] spareRows;
    private final int[][] bounds = new int[DEEPEST][MOST_BUCKETS];

    private SortedRows(double[] unsorted) {
        values = unsorted.clone();
        rows = new int[values.length];
        Arrays.setAll(rows, row -> row);
        spareValues = new double[values.length];
        spareRows = new int[values.length];
    }

    /** Sorts values, none of them NaN or negative zero; no object a row is made. */
    static SortedRows of(double[] values) {
        var sorted = new SortedRows(values);
        sorted.sort(0, values.length, 0);
        return sorted;
    }

    /** The value at a position of the order. */
    double value(int position) {
        return values[position];
    }

    /** The row of the value at each position. */
    int[] rows() {
        return rows;
    }

    private void sort(int from, int to, int depth) {
        if (to - from <= FEW) {
            insert(from, to);
            return;
        }
        double least = values[from];
        double greatest = values[from];
        for (int position = from + 1; position < to; position++) {
            least = Math.min(least, values[position]);
            greatest = Math.max(greatest, values[position]);
        }
        if (least == greatest) {
            return;
        }
        int buckets = Math.min(MOST_BUCKETS, to - from);
        // Rounding keeps the order of products, and never lifts the greatest above the last bucket.
        double scale = (buckets - 1) / (greatest - least);
        if (depth < DEEPEST && scale > 0 && scale < Double.POSITIVE_INFINITY) {
            sortInBuckets(from, to, least, scale, buckets, depth);
        } else if (to - from <= SOME) {
            insert(from, to);
        } else {
            sortByDigits(from, to);
        }
    }

    private void sortInBuckets(int from, int to, double least, double scale, int buckets, int depth) {
        int[] ends = bounds[depth];
        spread(from, to, least, scale, buckets, ends);
        int start = from;
        for (int bucket = 0; bucket < buckets; bucket++) {
            if (ends[bucket] - start > 1) {
                sort(start, ends[bucket], depth + 1);
            }
            start = ends[bucket];
        }
    }

    /** Puts each value into its bucket; leaves where each bucket ends. */
    private void spread(int from, int to, double least, double scale, int buckets, int[] ends) {
        Arrays.fill(ends, 0, buckets, 0);
        for (int position = from; position < to; position++) {
            ends[(int) ((values[position] - least) * scale)]++;
        }
        int start = from;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int size = ends[bucket];
            ends[bucket] = start;
            start += size;
        }
        for (int position = from; position < to; position++) {
            int place = ends[(int) ((values[position] - least) * scale)]++;
            spareValues[place] = values[position];
            spareRows[place] = rows[position];
        }
        takeSpare(from, to);
    }

    private void insert(int from, int to) {
        for (int position = from + 1; position < to; position++) {
            double value = values[position];
            int row = rows[position];
            int place = position;
            while (place > from && values[place - 1] > value) {
                values[place] = values[place - 1];
                rows[place] = rows[place - 1];
                place--;
            }
            values[place] = value;
            rows[place] = row;
        }
    }

    private void sortByDigits(int from, int to) {
        int place = from;
        for (int position : RadixSort.order(Arrays.copyOfRange(values, from, to))) {
            spareValues[place] = values[from + position];
            spareRows[place] = rows[from + position];
            place++;
        }
        takeSpare(from, to);
    }

    private void takeSpare(int from, int to) {
        System.arraycopy(spareValues, from, values, from, to - from);
        System.arraycopy(spareRows, from, rows, from, to - from);
    }
}
