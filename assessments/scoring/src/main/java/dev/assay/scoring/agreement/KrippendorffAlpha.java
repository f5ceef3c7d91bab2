package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Krippendorff's alpha for any number of raters with any ratings missing, in n log n except for ratios, whose expected
 * disagreement takes the square of the number of different values. Source: Krippendorff 2018, Content Analysis, chapter
 * 12.
 */
public final class KrippendorffAlpha {
    /** What differences between ratings mean. */
    public enum Level {
        /** Equal or not. */
        NOMINAL,
        /** By the number of ratings between them: the difference of their mean ranks. */
        ORDINAL,
        /** By their difference. */
        INTERVAL,
        /** By their difference over their sum. */
        RATIO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Level level;
    private final double[] paired;

    private KrippendorffAlpha(Level level, double[] paired) {
        this.level = level;
        this.paired = paired;
    }

    /**
     * Alpha.
     *
     * @param ratings a row for each rater, a column for each unit, NaN for what is missing
     */
    public static Estimate<Double> of(double[][] ratings, Level level) {
        List<double[]> units = new ArrayList<>();
        int columns = ratings.length == 0 ? 0 : ratings[0].length;
        for (int column = 0; column < columns; column++) {
            int unit = column;
            double[] given = Arrays.stream(ratings)
                    .mapToDouble(rater -> rater[unit] + 0.0)
                    .filter(rating -> !Double.isNaN(rating))
                    .sorted()
                    .toArray();
            if (given.length > 1) {
                units.add(given);
            }
        }
        if (units.isEmpty()) {
            return new NotEstimable<>("no unit has two ratings");
        }
        double[] paired =
                units.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return new KrippendorffAlpha(level, paired).of(units);
    }

    private Estimate<Double> of(List<double[]> units) {
        double observed = 0;
        for (double[] unit : units) {
            observed += disagreement(unit) / (unit.length - 1);
        }
        double expected = disagreement(paired) / (paired.length - 1);
        return expected == 0
                ? new NotEstimable<>("the ratings that can be paired do not differ")
                : new Estimated<>(1 - observed / expected);
    }

    /** The sum of the squared differences over all ordered pairs of sorted ratings. */
    private double disagreement(double[] sorted) {
        return switch (level) {
            case NOMINAL -> nominal(sorted);
            case ORDINAL ->
                squaredDifferences(
                        Arrays.stream(sorted).map(this::doubledMeanRank).toArray());
            case INTERVAL -> squaredDifferences(sorted);
            case RATIO -> ratio(sorted);
        };
    }

    private static double nominal(double[] sorted) {
        double unequal = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = afterTies(sorted, from);
            unequal += (double) (to - from) * (sorted.length - (to - from));
            from = to;
        }
        return unequal;
    }

    private static double squaredDifferences(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values[0] == values[values.length - 1] ? 0 : 2 * values.length * squares;
    }

    private static double ratio(double[] sorted) {
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = afterTies(sorted, from);
            for (int other = to; other < sorted.length; ) {
                int end = afterTies(sorted, other);
                double total = sorted[from] + sorted[other];
                double share = total == 0 ? 0 : (sorted[other] - sorted[from]) / total;
                sum += 2.0 * (to - from) * (end - other) * share * share;
                other = end;
            }
            from = to;
        }
        return sum;
    }

    /** Twice the mean rank, less one, of a rating among those that can be paired. */
    private double doubledMeanRank(double rating) {
        int at = Arrays.binarySearch(paired, rating);
        return below(rating, at) + (double) above(rating, at);
    }

    private int below(double rating, int at) {
        int low = 0;
        int high = at;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (paired[middle] < rating) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int above(double rating, int at) {
        int low = at;
        int high = paired.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (paired[middle] <= rating) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int afterTies(double[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }
}
