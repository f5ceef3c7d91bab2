package dev.assay.scoring.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
    static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    /** Above it the upper tail is better computed by its asymptotic series than as a number near the least double. */
    private static final double FAR = 30;

    private Normal() {}

    /** The value that a share of the distribution lies below. */
    public static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }

    /** The quantile that leaves half of what the confidence leaves out above it. */
    public static double twoSidedQuantile(double confidence) {
        return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
    }

    /** Natural logarithm of the upper tail, exact to double precision however far out. */
    static double logarithmOfTail(double z) {
        if (z < FAR) {
            return Math.log(STANDARD.survivalProbability(z));
        }
        // Abramowitz and Stegun 26.2.12; the first term left out is below 1e-12 from 30 on.
        double inverse = 1 / (z * z);
        double series = -inverse * (1 - inverse * (3 - inverse * (15 - inverse * (105 - 945 * inverse))));
        return -z * z / 2 - Math.log(z) - Math.log(2 * Math.PI) / 2 + Math.log1p(series);
    }
}
