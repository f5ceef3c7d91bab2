package dev.assay.scoring.inference;

/** Bootstrap intervals that need nothing but the resampled values. For the third kind see {@link BcaInterval}. */
public final class BootstrapInterval {
    private BootstrapInterval() {}

    /** The middle of the resampled values. */
    public static ConfidenceInterval percentile(double[] distribution, double confidence) {
        Quantiles quantiles = new Quantiles(distribution);
        double tail = (1 - confidence) / 2;
        return new ConfidenceInterval(quantiles.at(tail), quantiles.at(1 - tail));
    }

    /** The percentile interval mirrored at the observed value. */
    public static ConfidenceInterval basic(double[] distribution, double observed, double confidence) {
        ConfidenceInterval percentile = percentile(distribution, confidence);
        return new ConfidenceInterval(2 * observed - percentile.high(), 2 * observed - percentile.low());
    }

    /** Standard deviation of the resampled values with the divisor n − 1; NaN for fewer than two. */
    public static double standardError(double[] distribution) {
        return Math.sqrt(Moments.variance(distribution));
    }
}
