package dev.assay.scoring.regression;

/**
 * Weighted means and sums of products, in two passes. Means are taken from a value of the column itself, so that a
 * constant column has exactly its value for a mean and exactly no variance.
 */
final class Moments {
    private Moments() {}

    /** The weighted mean; NaN when all weights are zero. */
    static double mean(double[] values, double[] weights) {
        double origin = origin(values, weights);
        double sum = 0;
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            sum += weights[row] * (values[row] - origin);
            total += weights[row];
        }
        return origin + sum / total;
    }

    private static double origin(double[] values, double[] weights) {
        for (int row = 0; row < values.length; row++) {
            if (weights[row] > 0) {
                return values[row];
            }
        }
        return Double.NaN;
    }

    /** The weighted sum of the products of deviations from two centres. */
    static double products(double[] first, double firstMean, double[] second, double secondMean, double[] weights) {
        double sum = 0;
        for (int row = 0; row < first.length; row++) {
            sum += weights[row] * (first[row] - firstMean) * (second[row] - secondMean);
        }
        return sum;
    }

    /** The weighted sum of squared deviations from the mean; NaN when all weights are zero. */
    static double squares(double[] values, double[] weights) {
        double mean = mean(values, weights);
        return products(values, mean, values, mean, weights);
    }

    /** The correlation of two weighted columns; NaN when one is constant. */
    static double correlation(double[] first, double[] second, double[] weights) {
        double firstMean = mean(first, weights);
        double secondMean = mean(second, weights);
        double spread = Math.sqrt(products(first, firstMean, first, firstMean, weights))
                * Math.sqrt(products(second, secondMean, second, secondMean, weights));
        double correlation = products(first, firstMean, second, secondMean, weights) / spread;
        return spread == 0 ? Double.NaN : Math.clamp(correlation, -1.0, 1.0);
    }
}
