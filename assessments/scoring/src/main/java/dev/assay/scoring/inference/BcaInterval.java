package dev.assay.scoring.inference;

import java.util.Arrays;

/**
 * The bias-corrected and accelerated bootstrap interval. Source: Efron 1987, JASA 82; Efron and Tibshirani 1993, An
 * Introduction to the Bootstrap, chapter 14.
 */
public final class BcaInterval {
    private BcaInterval() {}

    /**
     * The interval; undefined where the jackknife values do not differ.
     *
     * @param distribution values of the statistic on the resamples, at least one
     * @param observed value on the sample itself
     * @param jackknife values on the sample with one row left out, for each row
     * @param confidence such as .95
     */
    public static ConfidenceInterval of(double[] distribution, double observed, double[] jackknife, double confidence) {
        double bias = Normal.STANDARD.inverseCumulativeProbability(shareBelow(distribution, observed));
        double acceleration = acceleration(jackknife);
        double z = Normal.twoSidedQuantile(confidence);
        Quantiles quantiles = new Quantiles(distribution);
        return new ConfidenceInterval(
                quantiles.at(adjusted(bias, acceleration, -z)), quantiles.at(adjusted(bias, acceleration, z)));
    }

    private static double shareBelow(double[] distribution, double observed) {
        double twice = Arrays.stream(distribution)
                .map(value -> (value < observed ? 1 : 0) + (value <= observed ? 1 : 0))
                .sum();
        return twice / (2.0 * distribution.length);
    }

    private static double acceleration(double[] jackknife) {
        double mean = Moments.mean(jackknife);
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return cubes / Math.pow(squares, 1.5) / 6;
    }

    private static double adjusted(double bias, double acceleration, double z) {
        double shifted = bias + z;
        double share = bias + shifted / (1 - acceleration * shifted);
        return Double.isNaN(share) ? Double.NaN : Normal.STANDARD.cumulativeProbability(share);
    }
}
