package dev.assay.scoring.inference;

import java.util.Arrays;

/** Quantiles of a sample, between its values in a straight line: type 7 of Hyndman and Fan 1996, numpy's default. */
final class Quantiles {
    private final double[] sorted;

    Quantiles(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The value below which a share of the sample lies; NaN for a NaN. */
    double at(double share) {
        if (Double.isNaN(share)) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
