package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;

/**
 * Mean negative natural logarithm of the probability given to what happened, clipped to [2^-52, 1 - 2^-52] and never
 * renormalised, as scikit-learn 1.9.0 {@code log_loss}. Source: Good 1952, J. R. Stat. Soc. B 14(1).
 */
record LogLoss() implements Metric {
    private static final double LEAST = 0x1p-52;

    private static final MetricSignature SIGNATURE = new MetricSignature(
            "log_loss",
            1,
            TargetKind.PROBABILITY,
            Direction.LOWER,
            new Range(0, -Math.log(LEAST)),
            "no row has any weight");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return of(truth.values(), predictions.values());
    }

    /**
     * The statistic for two classes.
     *
     * @param truth 0 or 1 a row
     * @param probabilities of 1
     */
    static Statistic of(double[] truth, double[] probabilities) {
        Checks.sameLength(truth.length, probabilities.length, "labels and probabilities");
        Checks.unitInterval(probabilities, "probabilities");
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss(truth[row] == 1 ? probabilities[row] : 1 - probabilities[row]);
        }
        return new WeightedMean(losses);
    }

    /**
     * The statistic for any number of classes.
     *
     * @param truth index of the class a row
     * @param probabilities of each class a row
     */
    static Statistic of(int[] truth, double[][] probabilities) {
        Checks.sameLength(truth.length, probabilities.length, "labels and probabilities");
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            Checks.unitInterval(probabilities[row], "probabilities");
            losses[row] = loss(probabilities[row][truth[row]]);
        }
        return new WeightedMean(losses);
    }

    private static double loss(double probability) {
        return -Math.log(Math.clamp(probability, LEAST, 1 - LEAST));
    }
}
