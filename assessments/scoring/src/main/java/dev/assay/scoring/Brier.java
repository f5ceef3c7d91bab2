package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;

/**
 * Mean squared difference of probability and outcome for two classes, as scikit-learn 1.9.0 {@code brier_score_loss}.
 * Source: Brier 1950, Monthly Weather Review 78(1).
 */
record Brier() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "brier", 1, TargetKind.PROBABILITY, Direction.LOWER, Range.UNIT, "no row has any weight");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return of(truth.values(), predictions.values());
    }

    /**
     * The statistic.
     *
     * @param truth 0 or 1 a row
     * @param probabilities of 1
     */
    static Statistic of(double[] truth, double[] probabilities) {
        Checks.sameLength(truth.length, probabilities.length, "labels and probabilities");
        Checks.unitInterval(probabilities, "probabilities");
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            double error = truth[row] - probabilities[row];
            losses[row] = error * error;
        }
        return new WeightedMean(losses);
    }
}
