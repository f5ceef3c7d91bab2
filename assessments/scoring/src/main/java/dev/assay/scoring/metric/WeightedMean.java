package dev.assay.scoring.metric;

/** The weighted mean of one number a row: every metric that is a mean of losses. NaN when all weights are zero. */
public final class WeightedMean implements Statistic {
    private final double[] losses;

    /** The losses are kept, not copied. */
    public WeightedMean(double[] losses) {
        this.losses = losses;
    }

    @Override
    public double under(double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += weights[row] * losses[row];
            total += weights[row];
        }
        return sum / total;
    }
}
