package dev.assay.scoring.inference;

import java.math.BigInteger;
import java.util.stream.IntStream;

/** Two and more shares against each other. Every share has a count of those that have something, of all asked. */
public final class Proportions {
    private static final BigInteger FOUR = BigInteger.valueOf(4);
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private Proportions() {}

    /**
     * Whether two shares are equal, in normal approximation; undefined where the variance is zero.
     *
     * @param pooled variance under equal shares; else each share has its own
     */
    public static Significance zTest(int[] counts, int[] totals, boolean pooled, Alternative alternative) {
        double first = share(counts, totals, 0);
        double second = share(counts, totals, 1);
        double together = ((double) counts[0] + counts[1]) / ((double) totals[0] + totals[1]);
        double variance = pooled
                ? together * (1 - together) * (1.0 / totals[0] + 1.0 / totals[1])
                : first * (1 - first) / totals[0] + second * (1 - second) / totals[1];
        double z = variance == 0 ? Double.NaN : (first - second) / Math.sqrt(variance);
        return Significance.ofNormal(z, alternative);
    }

    /**
     * The difference of two shares with the interval that joins their Wilson intervals. Source: Newcombe 1998, Statistics
     * in Medicine 17, method 10.
     */
    public static ConfidenceInterval newcombe(int[] counts, int[] totals, double confidence) {
        double first = share(counts, totals, 0);
        double second = share(counts, totals, 1);
        ConfidenceInterval ofFirst = ProportionInterval.WILSON.of(counts[0], totals[0], confidence);
        ConfidenceInterval ofSecond = ProportionInterval.WILSON.of(counts[1], totals[1], confidence);
        double difference = first - second;
        return new ConfidenceInterval(
                difference - Math.hypot(first - ofFirst.low(), ofSecond.high() - second),
                difference + Math.hypot(ofFirst.high() - first, second - ofSecond.low()));
    }

    /** Least share over greatest; NaN where all are zero. */
    public static double impactRatio(int[] counts, int[] totals) {
        double greatest = share(counts, totals, greatest(counts, totals));
        return greatest == 0 ? Double.NaN : share(counts, totals, least(counts, totals)) / greatest;
    }

    /**
     * Whether the least share is below four fifths of the greatest, in whole numbers: 2/3 is four fifths of 5/6, which
     * doubles get wrong. Source: 29 CFR 1607.4 D.
     */
    public static boolean isBelowFourFifths(int[] counts, int[] totals) {
        int least = least(counts, totals);
        int greatest = greatest(counts, totals);
        BigInteger fiveTimesLeast = FIVE.multiply(product(counts[least], totals[greatest]));
        return fiveTimesLeast.compareTo(FOUR.multiply(product(counts[greatest], totals[least]))) < 0;
    }

    private static int least(int[] counts, int[] totals) {
        return IntStream.range(0, counts.length)
                .reduce((a, b) -> isLess(counts, totals, b, a) ? b : a)
                .orElseThrow();
    }

    private static int greatest(int[] counts, int[] totals) {
        return IntStream.range(0, counts.length)
                .reduce((a, b) -> isLess(counts, totals, a, b) ? b : a)
                .orElseThrow();
    }

    private static boolean isLess(int[] counts, int[] totals, int first, int second) {
        return (long) counts[first] * totals[second] < (long) counts[second] * totals[first];
    }

    private static BigInteger product(int first, int second) {
        return BigInteger.valueOf((long) first * second);
    }

    private static double share(int[] counts, int[] totals, int group) {
        return (double) counts[group] / totals[group];
    }
}
