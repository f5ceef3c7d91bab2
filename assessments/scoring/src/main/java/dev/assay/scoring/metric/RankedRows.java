package dev.assay.scoring.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of two classes sorted by a score, to be swept from one end to the other under any weights: the area under the
 * ROC curve, average precision, and the counts at every threshold, of which curves are made. Immutable.
 */
public final class RankedRows {
    private final double[] scores;
    private final boolean[] positive;
    private final TiedOrder order;
    /** The row at each position; negative, one's complement, for a positive row. */
    private final int[] coded;
    /** Where rows are in order already and no two are tied: all bits of a positive row, none of a negative one. */
    private final byte[] maskInOrder;

    private RankedRows(double[] scores, boolean[] positive) {
        this.order = TiedOrder.of(scores);
        this.scores = scores;
        this.positive = new boolean[order.rows()];
        for (int position = 0; position < this.positive.length; position++) {
            this.positive[position] = positive[order.row(position)];
        }
        coded = new int[order.rows()];
        for (int position = 0; position < coded.length; position++) {
            coded[position] = this.positive[position] ? ~order.row(position) : order.row(position);
        }
        maskInOrder = new byte[isInOrder(order) ? coded.length : 0];
        for (int row = 0; row < maskInOrder.length; row++) {
            maskInOrder[row] = (byte) (positive[row] ? -1 : 0);
        }
    }

    private static boolean isInOrder(TiedOrder order) {
        return order.runs() == order.rows()
                && IntStream.range(0, order.rows()).allMatch(position -> order.row(position) == position);
    }

    /**
     * Sorts rows.
     *
     * @param scores finite, without negative zeros; kept, not copied
     * @param positive whether a row is of the positive class
     */
    public static RankedRows of(double[] scores, boolean[] positive) {
        return new RankedRows(scores, positive);
    }

    /** The statistic of the rows as they are sorted. */
    RankStatistic.Area ascending() {
        double[] ascending = new double[scores.length];
        for (int position = 0; position < ascending.length; position++) {
            ascending[position] = scores[order.row(position)];
        }
        return new RankStatistic.Area(ascending, positive);
    }

    /**
     * The area under the ROC curve: the share of pairs of a positive and a negative row that the score puts in the
     * right order, ties counting half. NaN when only one class has any weight. Source: Hanley and McNeil 1982,
     * Radiology 143(1).
     */
    public double area(double[] weights) {
        double concordant = 0;
        double positives = 0;
        double negatives = 0;
        int position = 0;
        for (int run = 0; run < order.runs(); run++) {
            double positivesHere = 0;
            double negativesHere = 0;
            for (; position < order.end(run); position++) {
                double weight = weights[order.row(position)];
                if (positive[position]) {
                    positivesHere += weight;
                } else {
                    negativesHere += weight;
                }
            }
            concordant += positivesHere * (negatives + negativesHere / 2);
            positives += positivesHere;
            negatives += negativesHere;
        }
        return concordant / (positives * negatives);
    }

    /** {@link #area} on a resample, exact in whole numbers. */
    double drawnArea(byte[] counts) {
        if (maskInOrder.length > 0) {
            return drawnInOrder(counts);
        }
        return order.runs() == coded.length ? drawnUntied(counts) : drawnTied(counts);
    }

    /** Of rows in ascending order of scores that all differ: from one end of the memory to the other. */
    private double drawnInOrder(byte[] counts) {
        byte[] mask = maskInOrder;
        long concordant = 0;
        long positives = 0;
        long negatives = 0;
        for (int row = 0; row < mask.length; row++) {
            int count = counts[row];
            int positivesHere = count & mask[row];
            concordant += positivesHere * negatives;
            positives += positivesHere;
            negatives += count - positivesHere;
        }
        return concordant / ((double) positives * negatives);
    }

    private double drawnUntied(byte[] counts) {
        int[] rows = coded;
        long concordant = 0;
        int positives = 0;
        int negatives = 0;
        for (int code : rows) {
            int ofPositive = code >> 31;
            int count = counts[code ^ ofPositive];
            int positivesHere = count & ofPositive;
            concordant += (long) positivesHere * negatives;
            positives += positivesHere;
            negatives += count - positivesHere;
        }
        return concordant / ((double) positives * negatives);
    }

    private double drawnTied(byte[] counts) {
        // Twice the concordant pairs, ties counting once.
        long concordant = 0;
        long positives = 0;
        long negatives = 0;
        int position = 0;
        for (int run = 0; run < order.runs(); run++) {
            int end = order.end(run);
            int positivesHere = 0;
            int negativesHere = 0;
            for (; position < end; position++) {
                int code = coded[position];
                int ofPositive = code >> 31;
                int count = counts[code ^ ofPositive];
                positivesHere += count & ofPositive;
                negativesHere += count & ~ofPositive;
            }
            concordant += positivesHere * (2 * negatives + negativesHere);
            positives += positivesHere;
            negatives += negativesHere;
        }
        return concordant / 2.0 / ((double) positives * negatives);
    }

    /**
     * Average precision: the precision at each threshold, weighted by the recall it adds. 0 without positive rows, NaN
     * without any weight.
     */
    public double averagePrecision(double[] weights) {
        double sum = 0;
        double positives = 0;
        double negatives = 0;
        int position = order.rows() - 1;
        for (int run = order.runs() - 1; run >= 0; run--) {
            int start = run == 0 ? 0 : order.end(run - 1);
            double positivesHere = 0;
            for (; position >= start; position--) {
                double weight = weights[order.row(position)];
                if (positive[position]) {
                    positivesHere += weight;
                } else {
                    negatives += weight;
                }
            }
            positives += positivesHere;
            if (positivesHere > 0) {
                sum += positivesHere * (positives / (positives + negatives));
            }
        }
        if (positives == 0) {
            return negatives == 0 ? Double.NaN : 0;
        }
        return sum / positives;
    }

    /** What lies at or above each score that has any weight, from the highest score to the lowest. */
    public Thresholds thresholds(double[] weights) {
        double[] positives = new double[order.runs()];
        double[] negatives = new double[order.runs()];
        double[] values = new double[order.runs()];
        int kept = 0;
        int position = order.rows() - 1;
        for (int run = order.runs() - 1; run >= 0; run--) {
            int start = run == 0 ? 0 : order.end(run - 1);
            double positivesHere = 0;
            double negativesHere = 0;
            for (; position >= start; position--) {
                double weight = weights[order.row(position)];
                if (positive[position]) {
                    positivesHere += weight;
                } else {
                    negativesHere += weight;
                }
            }
            if (positivesHere + negativesHere > 0) {
                positives[kept] = positivesHere + (kept == 0 ? 0 : positives[kept - 1]);
                negatives[kept] = negativesHere + (kept == 0 ? 0 : negatives[kept - 1]);
                values[kept++] = scores[order.row(start)];
            }
        }
        return new Thresholds(
                Arrays.copyOf(values, kept), Arrays.copyOf(positives, kept), Arrays.copyOf(negatives, kept));
    }

    /**
     * Counts at every threshold, the highest first.
     *
     * @param values the thresholds: scores that occur
     * @param truePositives weight of the positive rows at or above
     * @param falsePositives weight of the negative rows at or above
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and too many to box
    public record Thresholds(double[] values, double[] truePositives, double[] falsePositives) {
        public int count() {
            return values.length;
        }

        /** Weight of all positive rows. */
        public double positives() {
            return count() == 0 ? 0 : truePositives[count() - 1];
        }

        /** Weight of all negative rows. */
        public double negatives() {
            return count() == 0 ? 0 : falsePositives[count() - 1];
        }
    }
}
