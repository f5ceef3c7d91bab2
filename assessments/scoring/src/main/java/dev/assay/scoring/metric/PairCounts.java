package dev.assay.scoring.metric;

import java.util.stream.IntStream;

/**
 * Rows by their pair of true and predicted label: how many rows each pair has, and which pair each row has. Pairs that
 * occur are numbered as cells. Immutable.
 */
public final class PairCounts {
    /** Tables up to this size are counted into directly. */
    private static final int TABLE = 1 << 16;

    private final int[] truth;
    private final int[] predicted;
    private final int[] trueOfCell;
    private final int[] predictedOfCell;
    private final double[] counts;
    /** The cell of each pair, where the table is small. */
    private final int[] cellOfPair;

    private final int labels;
    private final TiedOrder pairs;

    private PairCounts(int labels, int[] truth, int[] predicted) {
        this.labels = labels;
        this.truth = truth;
        this.predicted = predicted;
        if ((long) labels * labels <= TABLE) {
            int[] table = table(labels, truth, predicted);
            int[] occurring = IntStream.range(0, table.length)
                    .filter(pair -> table[pair] > 0)
                    .toArray();
            cellOfPair = new int[table.length];
            for (int cell = 0; cell < occurring.length; cell++) {
                cellOfPair[occurring[cell]] = cell;
            }
            pairs = TiedOrder.of(new double[0]);
            trueOfCell = IntStream.of(occurring).map(pair -> pair / labels).toArray();
            predictedOfCell = IntStream.of(occurring).map(pair -> pair % labels).toArray();
            counts = IntStream.of(occurring).mapToDouble(pair -> table[pair]).toArray();
        } else {
            double[] keys = new double[truth.length];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = (double) truth[row] * labels + predicted[row];
            }
            cellOfPair = new int[0];
            pairs = TiedOrder.of(keys);
            trueOfCell = new int[pairs.runs()];
            predictedOfCell = new int[pairs.runs()];
            counts = new double[pairs.runs()];
            for (int row = 0; row < keys.length; row++) {
                int cell = pairs.run(row);
                trueOfCell[cell] = truth[row];
                predictedOfCell[cell] = predicted[row];
                counts[cell]++;
            }
        }
    }

    /**
     * Counts pairs.
     *
     * @param labels number of labels
     * @param truth a label a row, from 0 to labels - 1; kept, not copied
     * @param predicted a label a row, from 0 to labels - 1; kept, not copied
     */
    public static PairCounts of(int labels, int[] truth, int[] predicted) {
        return new PairCounts(labels, truth, predicted);
    }

    private static int[] table(int labels, int[] truth, int[] predicted) {
        return labels == 2 ? tableOfTwo(truth, predicted) : tableOfMany(labels, truth, predicted);
    }

    /** From three sums, which a processor adds up many rows at a time. */
    private static int[] tableOfTwo(int[] truth, int[] predicted) {
        int both = 0;
        int ofTruth = 0;
        int ofPredicted = 0;
        for (int row = 0; row < truth.length; row++) {
            both += truth[row] & predicted[row];
            ofTruth += truth[row];
            ofPredicted += predicted[row];
        }
        return new int[] {truth.length - ofTruth - ofPredicted + both, ofPredicted - both, ofTruth - both, both};
    }

    /** Into two tables in turn: a processor need not wait for the last count to be written. */
    private static int[] tableOfMany(int labels, int[] truth, int[] predicted) {
        int[] even = new int[labels * labels];
        int[] odd = new int[labels * labels];
        int row = 0;
        for (; row + 1 < truth.length; row += 2) {
            even[truth[row] * labels + predicted[row]]++;
            odd[truth[row + 1] * labels + predicted[row + 1]]++;
        }
        if (row < truth.length) {
            even[truth[row] * labels + predicted[row]]++;
        }
        for (int pair = 0; pair < even.length; pair++) {
            even[pair] += odd[pair];
        }
        return even;
    }

    public int rows() {
        return truth.length;
    }

    /** Number of cells: of pairs that occur. */
    public int cells() {
        return counts.length;
    }

    /** The cell of a row. */
    public int cell(int row) {
        return cellOfPair.length == 0 ? pairs.run(row) : cellOfPair[truth[row] * labels + predicted[row]];
    }

    /** The true label of each cell; not a copy. */
    public int[] trueOfCell() {
        return trueOfCell;
    }

    /** The predicted label of each cell; not a copy. */
    public int[] predictedOfCell() {
        return predictedOfCell;
    }

    /** How many rows each cell has; not a copy. */
    public double[] counts() {
        return counts;
    }

    /** The weight of each cell. */
    public double[] weights(double[] weights) {
        double[] sums = new double[cells()];
        for (int row = 0; row < weights.length; row++) {
            sums[cell(row)] += weights[row];
        }
        return sums;
    }

    /** How many rows of each cell were drawn, each row as often as its count says. */
    double[] drawn(byte[] draws) {
        int[] sums = new int[cells()];
        for (int row = 0; row < draws.length; row++) {
            sums[cell(row)] += draws[row];
        }
        return IntStream.of(sums).asDoubleStream().toArray();
    }
}
