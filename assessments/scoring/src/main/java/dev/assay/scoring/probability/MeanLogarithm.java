package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import org.jspecify.annotations.Nullable;

/** The mean negative logarithm of a probability a row. */
final class MeanLogarithm implements Statistic {
    /** So many factors of at least 2^-52 stay far from the least double. */
    private static final int FACTORS = 16;

    private final double[] probabilities;
    private @Nullable WeightedMean kept;

    /**
     * Of probabilities.
     *
     * @param probabilities from 2^-52 to 1; kept, not copied
     */
    MeanLogarithm(double[] probabilities) {
        this.probabilities = probabilities;
    }

    static double[] losses(double[] probabilities) {
        double[] losses = new double[probabilities.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = -Math.log(probabilities[row]);
        }
        return losses;
    }

    /** The sum of logarithms is that of a product, and a product is made much faster than a logarithm. */
    @Override
    public double plain(int rows) {
        double sum = 0;
        int row = 0;
        for (; row + FACTORS <= rows; row += FACTORS) {
            double even = 1;
            double odd = 1;
            for (int factor = row; factor < row + FACTORS; factor += 2) {
                even *= probabilities[factor];
                odd *= probabilities[factor + 1];
            }
            sum -= Math.log(even * odd);
        }
        for (; row < rows; row++) {
            sum -= Math.log(probabilities[row]);
        }
        return sum / rows;
    }

    @Override
    public double under(double[] weights) {
        return kept().under(weights);
    }

    @Override
    public double drawn(byte[] counts) {
        return kept().drawn(counts);
    }

    private synchronized WeightedMean kept() {
        if (kept == null) {
            kept = new WeightedMean(losses(probabilities));
        }
        return kept;
    }
}
