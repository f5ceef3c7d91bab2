package dev.assay.scoring.metric;

/**
 * The scores of positive and of negative rows, each sorted: all that a single value of a rank statistic needs, and made
 * faster than {@link RankedRows}, which resamples need. Immutable.
 */
final class SplitScores {
    private final double[] positives;
    private final double[] negatives;

    /** Splits and sorts scores, none of them NaN or negative zero. */
    SplitScores(double[] scores, boolean[] positive) {
        int count = 0;
        for (boolean isPositive : positive) {
            count += isPositive ? 1 : 0;
        }
        negatives = new double[scores.length - count];
        positives = new double[count];
        SortedRows sorted = SortedRows.of(scores);
        int[] rows = sorted.rows();
        int nextNegative = 0;
        int nextPositive = 0;
        for (int position = 0; position < rows.length; position++) {
            if (positive[rows[position]]) {
                positives[nextPositive++] = sorted.value(position);
            } else {
                negatives[nextNegative++] = sorted.value(position);
            }
        }
    }

    /** As {@link RankedRows#area} of rows that count once each. */
    double area() {
        // Twice the concordant pairs, ties counting once.
        long concordant = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            concordant += below + notAbove;
        }
        return concordant / 2.0 / ((double) positives.length * negatives.length);
    }

    /** As {@link RankedRows#averagePrecision} of rows that count once each. */
    double averagePrecision() {
        double sum = 0;
        int negative = negatives.length;
        int position = positives.length;
        while (position > 0) {
            double threshold = positives[position - 1];
            int start = position - 1;
            while (start > 0 && positives[start - 1] == threshold) {
                start--;
            }
            while (negative > 0 && negatives[negative - 1] >= threshold) {
                negative--;
            }
            double above = positives.length - start;
            sum += (position - start) * (above / (above + negatives.length - negative));
            position = start;
        }
        if (positives.length == 0) {
            return negatives.length == 0 ? Double.NaN : 0;
        }
        return sum / positives.length;
    }
}
