package dev.assay.scoring.inference;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A two-sided t test.
 *
 * @param t the statistic; infinite where means differ and nothing varies, NaN where they do not
 * @param pValue NaN where t is
 * @param degreesOfFreedom fractional in Welch's test, and there 1 where nothing varies
 */
public record TTest(double t, double pValue, double degreesOfFreedom) {
    private static TTest of(double t, double degreesOfFreedom) {
        if (Double.isNaN(t)) {
            return new TTest(t, Double.NaN, degreesOfFreedom);
        }
        // An infinite t leaves nothing to the tail.
        double pValue = Double.isInfinite(t) ? 0 : Alternative.TWO_SIDED.of(TDistribution.of(degreesOfFreedom), t);
        return new TTest(t, pValue, degreesOfFreedom);
    }

    /** Whether the mean difference of pairs is zero; undefined for fewer than two pairs. */
    public static TTest paired(double[] first, double[] second) {
        double[] differences = Moments.differences(first, second);
        double standardError = Math.sqrt(Moments.variance(differences) / differences.length);
        return of(Moments.mean(differences) / standardError, differences.length - 1);
    }

    /**
     * Whether two means are equal, the variances being whatever they are; undefined where a sample has fewer than two
     * values. Source: Welch 1947, Biometrika 34.
     */
    public static TTest welch(double[] first, double[] second) {
        double ofFirst = Moments.variance(first) / first.length;
        double ofSecond = Moments.variance(second) / second.length;
        double both = ofFirst + ofSecond;
        double degreesOfFreedom =
                both * both / (ofFirst * ofFirst / (first.length - 1) + ofSecond * ofSecond / (second.length - 1));
        // 0/0 where nothing varies: one, as in the reference, since any number does with a t that is infinite or
        // undefined.
        return of(
                (Moments.mean(first) - Moments.mean(second)) / Math.sqrt(both),
                Double.isNaN(degreesOfFreedom) ? 1 : degreesOfFreedom);
    }
}
