package dev.assay.scoring.fairness;

import java.util.Arrays;
import java.util.Locale;

/** What the rates of the groups are held against. */
enum Disparity {
    /** Each other: the largest and the least. */
    BETWEEN_GROUPS {
        @Override
        double difference(double[] rates, double overall) {
            return largest(rates) - least(rates);
        }

        @Override
        double ratio(double[] rates, double overall) {
            return least(rates) / largest(rates);
        }
    },
    /** The rate of all rows. */
    TO_OVERALL {
        @Override
        double difference(double[] rates, double overall) {
            return largest(
                    Arrays.stream(rates).map(rate -> Math.abs(rate - overall)).toArray());
        }

        @Override
        double ratio(double[] rates, double overall) {
            return least(Arrays.stream(rates)
                    .map(rate -> rate > overall ? overall / rate : rate / overall)
                    .toArray());
        }
    };

    /** How large the largest difference is. */
    abstract double difference(double[] rates, double overall);

    /** The least ratio of the smaller to the larger of two rates; NaN when both are 0. */
    abstract double ratio(double[] rates, double overall);

    private static double least(double... rates) {
        return Arrays.stream(rates).min().orElse(Double.NaN);
    }

    private static double largest(double... rates) {
        return Arrays.stream(rates).max().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
