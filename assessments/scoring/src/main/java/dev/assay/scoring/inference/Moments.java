package dev.assay.scoring.inference;

/**
 * Means and sums of squares, in two passes so that a common offset of the values does not cancel digits. Sums are
 * pairwise in the order of numpy, whose rounding error grows with the logarithm of the length only; a bootstrap counts
 * resamples that equal the observed value, so that the last digit matters.
 */
final class Moments {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private Moments() {}

    static double mean(double[] values) {
        return sum(values, 0, values.length) / values.length;
    }

    /** Sum of the products of the deviations from the means. */
    static double products(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double[] products = new double[first.length];
        for (int index = 0; index < products.length; index++) {
            products[index] = (first[index] - firstMean) * (second[index] - secondMean);
        }
        return sum(products, 0, products.length);
    }

    static double sum(double[] values, int from, int to) {
        if (to - from <= BLOCK) {
            return blockSum(values, from, to);
        }
        int half = (to - from) / 2;
        int middle = from + half - half % LANES;
        return sum(values, from, middle) + sum(values, middle, to);
    }

    private static double blockSum(double[] values, int from, int to) {
        int next = from;
        double sum = 0;
        if (to - from >= LANES) {
            double[] lanes = new double[LANES];
            for (; next + LANES <= to; next += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    lanes[lane] += values[next + lane];
                }
            }
            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        for (; next < to; next++) {
            sum += values[next];
        }
        return sum;
    }

    /** Covariance with the divisor n − 1; NaN for fewer than two values. */
    static double covariance(double[] first, double[] second) {
        return first.length < 2 ? Double.NaN : products(first, second) / (first.length - 1);
    }

    static double variance(double[] values) {
        return covariance(values, values);
    }

    static double[] differences(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int row = 0; row < differences.length; row++) {
            differences[row] = first[row] - second[row];
        }
        return differences;
    }
}
