package dev.assay.scoring.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What candidates have on the same rows. */
final class PairedRows {
    private PairedRows() {}

    static void requireEqual(IntStream rows) {
        if (rows.distinct().count() > 1) {
            throw new IllegalArgumentException("The candidates differ in the number of their rows.");
        }
    }

    static double[] differences(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int row = 0; row < differences.length; row++) {
            differences[row] = first[row] - second[row];
        }
        return differences;
    }

    static boolean haveDistinctSizes(double[] differences) {
        return Arrays.stream(differences).map(Math::abs).distinct().count() == differences.length;
    }
}
