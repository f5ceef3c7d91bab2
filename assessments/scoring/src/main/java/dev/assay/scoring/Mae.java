package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;

/** Mean absolute error, as scikit-learn 1.9.0 {@code mean_absolute_error}. */
record Mae() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "mae", 1, TargetKind.NUMBER, Direction.LOWER, Range.NON_NEGATIVE, "no row has any weight");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return new WeightedMean(errors(truth, predictions));
    }

    /** The absolute errors, a fresh array. */
    static double[] errors(Truth truth, Predictions predictions) {
        double[] actual = truth.values();
        double[] errors = predictions.values();
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(actual[row] - errors[row]);
        }
        return errors;
    }
}
