package dev.assay.scoring.inference;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** Intervals around a share. Source: Brown, Cai and DasGupta 2001, Statistical Science 16. */
public enum ProportionInterval {
    /** Inverts the score test: Wilson 1927. */
    WILSON,
    /** Inverts the exact binomial test: never covers less than it says. */
    CLOPPER_PEARSON,
    /** The normal interval around the middle of Wilson's. */
    AGRESTI_COULL,
    /** Equal tails of the posterior under Jeffreys' prior, also at no count and at all. */
    JEFFREYS,
    /** Share ± z times its standard error, for comparison only: has no width at no count and at all. */
    NORMAL;

    /**
     * The interval, held within 0 and 1.
     *
     * @param count of those that have something
     * @param total of all, at least one
     * @param confidence such as .95
     */
    public ConfidenceInterval of(int count, int total, double confidence) {
        double z = Normal.twoSidedQuantile(confidence);
        double tail = (1 - confidence) / 2;
        double share = (double) count / total;
        double squares = z * z;
        double middle = (count + squares / 2) / (total + squares);
        ConfidenceInterval interval = switch (this) {
            case WILSON -> around(middle, z * Math.sqrt(total * share * (1 - share) + squares / 4) / (total + squares));
            case CLOPPER_PEARSON ->
                new ConfidenceInterval(
                        count == 0 ? 0 : quantile(count, total - count + 1.0, tail),
                        count == total ? 1 : 1 - quantile((double) total - count, count + 1.0, tail));
            case AGRESTI_COULL -> around(middle, z * Math.sqrt(middle * (1 - middle) / (total + squares)));
            case JEFFREYS ->
                new ConfidenceInterval(
                        quantile(count + 0.5, total - count + 0.5, tail),
                        1 - quantile(total - count + 0.5, count + 0.5, tail));
            case NORMAL -> around(share, z * Math.sqrt(share * (1 - share) / total));
        };
        return interval.within(0, 1);
    }

    private static ConfidenceInterval around(double middle, double margin) {
        return new ConfidenceInterval(middle - margin, middle + margin);
    }

    /** A quantile of a beta distribution; the library's solver stops at 1e-9, Newton's steps go on from there. */
    private static double quantile(double alpha, double beta, double probability) {
        BetaDistribution distribution = BetaDistribution.of(alpha, beta);
        double quantile = distribution.inverseCumulativeProbability(probability);
        for (int step = 0; step < 4; step++) {
            double better = quantile
                    - (distribution.cumulativeProbability(quantile) - probability) / distribution.density(quantile);
            quantile = better > 0 && better < 1 ? better : quantile;
        }
        return quantile;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
