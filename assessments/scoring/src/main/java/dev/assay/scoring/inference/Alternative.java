package dev.assay.scoring.inference;

import java.util.Locale;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** In which direction a difference counts against the hypothesis that there is none. */
public enum Alternative {
    TWO_SIDED,
    LESS,
    GREATER;

    /** The p-value of a statistic that is standard normal where there is no difference. */
    public double ofNormal(double z) {
        return of(Normal.STANDARD, z);
    }

    /** The p-value of a statistic whose distribution, where there is no difference, is symmetric about zero. */
    double of(ContinuousDistribution symmetric, double statistic) {
        if (Double.isNaN(statistic)) {
            return Double.NaN;
        }
        return switch (this) {
            case TWO_SIDED -> 2 * symmetric.survivalProbability(Math.abs(statistic));
            case LESS -> symmetric.cumulativeProbability(statistic);
            case GREATER -> symmetric.survivalProbability(statistic);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
