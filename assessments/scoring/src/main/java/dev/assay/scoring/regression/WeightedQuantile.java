package dev.assay.scoring.regression;

import dev.assay.scoring.metric.TiedOrder;

/**
 * Quantiles of weighted numbers by the averaged inverted distribution function: the least value whose cumulative weight
 * reaches the share, and the mean with the next one where it reaches it exactly. Source: Hyndman and Fan 1996, The
 * American Statistician 50(4), definition 2, as scikit-learn 1.9.0 evaluates it. Sorted once.
 */
final class WeightedQuantile {
    /** Cumulative weights that exceed the wanted one by no more than this reach it exactly. */
    private static final double SPACING = Math.ulp(1.0);

    private final double[] values;
    private final TiedOrder order;

    /** The values are kept, not copied. */
    WeightedQuantile(double[] values) {
        this.values = values;
        this.order = TiedOrder.of(values);
    }

    /**
     * A quantile.
     *
     * @param share from 0 to 1
     * @return NaN when no value has any weight
     */
    double at(double share, double[] weights) {
        double total = 0;
        for (int position = 0; position < values.length; position++) {
            total += weights[order.row(position)];
        }
        // The reference goes through percent, and its rounding decides whether a weight is reached exactly.
        double wanted = Math.max(share * 100 / 100 * total, Double.MIN_VALUE);
        double reached = 0;
        for (int position = 0; position < values.length; position++) {
            reached += weights[order.row(position)];
            if (reached >= wanted) {
                double value = values[order.row(position)];
                return reached - wanted > SPACING ? value : middle(value, next(position, weights));
            }
        }
        return total == 0 ? Double.NaN : values[order.row(values.length - 1)];
    }

    /** The next value of any weight, or the value itself when it is the last. */
    private double next(int position, double[] weights) {
        for (int after = position + 1; after < values.length; after++) {
            if (weights[order.row(after)] > 0) {
                return values[order.row(after)];
            }
        }
        return values[order.row(position)];
    }

    private static double middle(double lower, double upper) {
        return lower / 2 + upper / 2;
    }
}
