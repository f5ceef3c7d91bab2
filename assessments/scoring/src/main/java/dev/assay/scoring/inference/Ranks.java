package dev.assay.scoring.inference;

import java.util.Arrays;

/** Ranks from one up, equal values sharing the mean of theirs. */
final class Ranks {
    private final double[] sorted;
    private final double[] rankAt;

    /** Ranks among some numbers, none of them a negative zero. */
    Ranks(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
        rankAt = new double[sorted.length];
        for (int from = 0; from < sorted.length; ) {
            int to = endOfTies(from);
            Arrays.fill(rankAt, from, to, (from + 1.0 + to) / 2);
            from = to;
        }
    }

    private int endOfTies(int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    /** The rank of one of the numbers. */
    double of(double value) {
        return rankAt[Arrays.binarySearch(sorted, value)];
    }

    /** The sum of t³ − t over the groups of t equal values. */
    double tieCorrection() {
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = endOfTies(from);
            double ties = to - from;
            sum += ties * ties * ties - ties;
            from = to;
        }
        return sum;
    }
}
