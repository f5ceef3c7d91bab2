package dev.assay.scoring.inference;

import java.util.function.DoubleUnaryOperator;

/** How many rows a comparison needs, every test being two-sided. */
public final class SampleSize {
    /** Rows by which the size may be off: the reference looks no closer. */
    private static final double TOLERANCE = 1e-5;

    /** Where the reference begins to look. */
    private static final double LEAST_SIZE = 2;

    private static final double FIRST_SIZE = 50;

    private SampleSize() {}

    /**
     * Size of each of two samples for a z test of their means, as a number to round up.
     *
     * @param effect difference of the means over the standard deviation, not zero
     * @param level of the test
     * @param power chance of finding the difference, more than the level
     */
    public static double ofEachForMeans(double effect, double level, double power) {
        DoubleUnaryOperator excess = size -> powerForMeans(effect, level, size) - power;
        double low = LEAST_SIZE;
        double high = FIRST_SIZE;
        if (excess.applyAsDouble(low) >= 0) {
            return Brent.root(excess, 0, low, 0);
        }
        while (excess.applyAsDouble(high) < 0) {
            low = high;
            high *= 10;
        }
        return Brent.root(excess, low, high, TOLERANCE);
    }

    private static double powerForMeans(double effect, double level, double size) {
        double critical = Normal.STANDARD.inverseSurvivalProbability(level / 2);
        double shift = Math.abs(effect) * Math.sqrt(1 / (1 / size + 1 / size));
        return Normal.STANDARD.survivalProbability(critical - shift)
                + Normal.STANDARD.cumulativeProbability(-critical - shift);
    }

    /** Size of each of two samples for telling apart two shares, in normal approximation without pooled power. */
    public static double ofEachForShares(double first, double second, double level, double power) {
        double middle = (first + second) / 2;
        double root = Normal.STANDARD.inverseSurvivalProbability(level / 2) * Math.sqrt(2 * middle * (1 - middle))
                + Normal.STANDARD.inverseCumulativeProbability(power)
                        * Math.sqrt(first * (1 - first) + second * (1 - second));
        return root * root / ((first - second) * (first - second));
    }

    /**
     * Shared rows needed to tell apart the accuracies of two classifiers. Source: Miettinen 1968, Biometrics 24, for
     * McNemar's test.
     *
     * @param discordant share of rows that exactly one of them has right
     * @param difference of the accuracies, at most the discordant share in size
     */
    public static double ofPairedAccuracies(double discordant, double difference, double level, double power) {
        double root = Normal.STANDARD.inverseSurvivalProbability(level / 2) * Math.sqrt(discordant)
                + Normal.STANDARD.inverseCumulativeProbability(power) * Math.sqrt(discordant - difference * difference);
        return root * root / (difference * difference);
    }
}
