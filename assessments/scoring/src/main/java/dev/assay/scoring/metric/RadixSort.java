package dev.assay.scoring.metric;

/**
 * Sorts doubles by the digits of their bits, least significant first: a few passes over memory instead of n log n
 * comparisons that a processor cannot predict. Source: Knuth 1998, The Art of Computer Programming 3, 5.2.5.
 */
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 6;
    private static final int MASK = (1 << DIGIT_BITS) - 1;

    /** Below this the library's sort is faster than counting 2,048 digits six times. */
    private static final int FEW = 4096;

    private RadixSort() {}

    /** The values in ascending order, none of them NaN; negative zeros come before zeros. */
    static double[] sorted(double[] values) {
        if (values.length < FEW) {
            double[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            return sorted;
        }
        long[] keys = keys(values);
        int[][] counts = counts(keys);
        long[] spare = new long[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = starts(counts[digit], keys.length);
            if (next.length > 0) {
                int shift = digit * DIGIT_BITS;
                for (long key : keys) {
                    spare[next[(int) (key >>> shift) & MASK]++] = key;
                }
                long[] swapped = keys;
                keys = spare;
                spare = swapped;
            }
        }
        double[] sorted = new double[keys.length];
        for (int index = 0; index < sorted.length; index++) {
            sorted[index] = value(keys[index]);
        }
        return sorted;
    }

    /** The positions of the values in ascending order of these; equal values stay in their order. */
    static int[] order(double[] values) {
        long[] keys = keys(values);
        int[][] counts = counts(keys);
        int[] order = new int[keys.length];
        for (int index = 0; index < order.length; index++) {
            order[index] = index;
        }
        int[] spare = new int[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = starts(counts[digit], keys.length);
            if (next.length > 0) {
                int shift = digit * DIGIT_BITS;
                for (int index : order) {
                    spare[next[(int) (keys[index] >>> shift) & MASK]++] = index;
                }
                int[] swapped = order;
                order = spare;
                spare = swapped;
            }
        }
        return order;
    }

    /** Bits whose unsigned order is the order of the values. */
    private static long[] keys(double[] values) {
        long[] keys = new long[values.length];
        for (int index = 0; index < keys.length; index++) {
            long bits = Double.doubleToRawLongBits(values[index]);
            keys[index] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
        }
        return keys;
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }

    private static int[][] counts(long[] keys) {
        int[][] counts = new int[DIGITS][MASK + 1];
        for (long key : keys) {
            counts[0][(int) key & MASK]++;
            counts[1][(int) (key >>> 11) & MASK]++;
            counts[2][(int) (key >>> 22) & MASK]++;
            counts[3][(int) (key >>> 33) & MASK]++;
            counts[4][(int) (key >>> 44) & MASK]++;
            counts[5][(int) (key >>> 55) & MASK]++;
        }
        return counts;
    }

    /** Where each digit's keys begin; empty when all keys have the same digit, and nothing is to be done. */
    private static int[] starts(int[] counts, int keys) {
        int[] starts = new int[counts.length];
        int start = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            if (counts[digit] == keys) {
                return new int[0];
            }
            starts[digit] = start;
            start += counts[digit];
        }
        return starts;
    }
}
