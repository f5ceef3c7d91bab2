package dev.assay.scoring;

/** Means and sums of squares, in two passes. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Sum of the products of the deviations from the means. */
    static double products(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double sum = 0;
        for (int index = 0; index < first.length; index++) {
            sum += (first[index] - firstMean) * (second[index] - secondMean);
        }
        return sum;
    }

    /** Standard deviation with the divisor n - 1. */
    static double standardDeviation(double[] values) {
        return Math.sqrt(products(values, values) / (values.length - 1));
    }
}
