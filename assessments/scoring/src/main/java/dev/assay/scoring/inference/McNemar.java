package dev.assay.scoring.inference;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether one of two classifiers is right more often on the same rows, from the rows that exactly one of them has right.
 * Source: McNemar 1947, Psychometrika 12.
 */
public final class McNemar {
    private McNemar() {}

    /**
     * The exact test: under no difference each discordant row falls to either side like a coin.
     *
     * @param onlyFirst rows that only the first has right
     * @param onlySecond rows that only the second has right
     */
    public static Significance exact(int onlyFirst, int onlySecond) {
        int fewer = Math.min(onlyFirst, onlySecond);
        BinomialDistribution coin = BinomialDistribution.of(Math.addExact(onlyFirst, onlySecond), 0.5);
        return new Significance(fewer, Math.min(1, 2 * coin.cumulativeProbability(fewer)));
    }

    /**
     * The approximate test; undefined without any discordant row.
     *
     * @param corrected for continuity, by one (Edwards 1948)
     */
    public static Significance chiSquared(int onlyFirst, int onlySecond, boolean corrected) {
        double excess = Math.abs((double) onlyFirst - onlySecond) - (corrected ? 1 : 0);
        double statistic = excess * excess / ((double) onlyFirst + onlySecond);
        double pValue = Double.isNaN(statistic) || Double.isInfinite(statistic)
                ? Double.NaN
                : ChiSquaredDistribution.of(1).survivalProbability(statistic);
        return new Significance(Double.isInfinite(statistic) ? Double.NaN : statistic, pValue);
    }
}
