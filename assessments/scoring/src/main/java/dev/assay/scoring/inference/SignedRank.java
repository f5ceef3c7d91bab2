package dev.assay.scoring.inference;

import dev.assay.scoring.metric.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Wilcoxon's signed-rank test: whether differences lie symmetrically about zero, by the ranks of their sizes. Sources:
 * Wilcoxon 1945, Biometrics Bulletin 1; Pratt 1959, JASA 54; Cureton 1967, JASA 62 for the variance under zeros.
 *
 * @param positive sum of the ranks of positive differences
 * @param negative sum of the ranks of negative differences
 * @param count of the differences ranked
 * @param mean of the positive sum where there is no difference
 * @param standardError of the positive sum where there is no difference
 */
public record SignedRank(double positive, double negative, int count, double mean, double standardError) {
    /** The exact distribution takes count³ steps. */
    private static final int MOST_EXACT = 1000;

    /** What becomes of differences of zero. */
    public enum Zeros {
        /** They are left out before ranking. */
        WILCOX,
        /** They are ranked and count for neither side. */
        PRATT,
        /** They are ranked and count half for either side. */
        ZSPLIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Ranks differences. */
    public static SignedRank of(double[] differences, Zeros zeros) {
        double[] ranked = Arrays.stream(differences)
                .map(difference -> difference + 0.0)
                .filter(difference -> difference != 0 || zeros != Zeros.WILCOX)
                .toArray();
        Ranks ranks = new Ranks(Arrays.stream(ranked).map(Math::abs).toArray());
        double positive = 0;
        double negative = 0;
        for (double difference : ranked) {
            double rank = ranks.of(Math.abs(difference));
            positive += difference > 0 ? rank : 0;
            negative += difference < 0 ? rank : 0;
        }
        double zeroCount = Arrays.stream(ranked).filter(value -> value == 0).count();
        double ofZeros = zeros == Zeros.ZSPLIT ? zeroCount * (zeroCount + 1) / 4 : 0;
        double uncounted = zeros == Zeros.PRATT ? zeroCount : 0;
        double ties = ranks.tieCorrection() - (uncounted * uncounted * uncounted - uncounted);
        double variance = (squares(ranked.length) - squares(uncounted) - ties / 2) / 24;
        return new SignedRank(
                positive + ofZeros,
                negative + ofZeros,
                ranked.length,
                (ranked.length * (ranked.length + 1.0) - uncounted * (uncounted + 1)) / 4,
                Math.sqrt(variance));
    }

    private static double squares(double count) {
        return count * (count + 1) * (2 * count + 1);
    }

    /** The statistic by custom: the smaller sum where both directions count, else the positive one. */
    public double statistic(Alternative alternative) {
        return alternative == Alternative.TWO_SIDED ? Math.min(positive, negative) : positive;
    }

    /**
     * The test in normal approximation; its statistic is z, NaN where all differences are zero. The two-sided z is that
     * of the smaller sum and never positive.
     *
     * @param corrected for continuity
     */
    public Significance asymptotic(boolean corrected, Alternative alternative) {
        double z = standardError == 0 ? Double.NaN : (positive - mean) / standardError;
        double towards = switch (alternative) {
            case GREATER -> 1;
            case LESS -> -1;
            case TWO_SIDED -> Math.signum(z);
        };
        double moved = corrected ? z - towards / 2 / standardError : z;
        return Significance.ofNormal(alternative == Alternative.TWO_SIDED ? -Math.abs(moved) : moved, alternative);
    }

    /**
     * The p-value from the distribution of the positive sum over all signs, which is exact where no two differences are
     * equally large and none is zero. Sums between whole numbers are rounded to the safe side.
     *
     * @throws InvalidInputException for more than 1,000 differences
     */
    public double exact(Alternative alternative) {
        if (count > MOST_EXACT) {
            throw new InvalidInputException(
                    "The exact signed-rank distribution is for at most %d differences.".formatted(MOST_EXACT));
        }
        double[] lower = cumulative();
        double less = atMost(lower, (int) Math.ceil(positive));
        double greater = atMost(lower, lower.length - 1 - (int) Math.floor(positive));
        return switch (alternative) {
            case LESS -> less;
            case GREATER -> greater;
            case TWO_SIDED -> Math.min(1, 2 * Math.min(less, greater));
        };
    }

    /** The chance of a positive sum up to some number, from the shorter tail; by symmetry that of the other side, too. */
    private static double atMost(double[] lower, int sum) {
        int most = lower.length - 1;
        if (sum >= most) {
            return 1;
        }
        return 2 * sum <= most ? lower[sum] : 1 - lower[most - sum - 1];
    }

    private double[] cumulative() {
        double[] chances = new double[count * (count + 1) / 2 + 1];
        chances[0] = 1;
        for (int rank = 1; rank <= count; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
            }
        }
        Arrays.parallelPrefix(chances, Double::sum);
        return chances;
    }
}
