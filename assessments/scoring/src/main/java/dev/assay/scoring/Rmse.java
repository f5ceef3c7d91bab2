package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;

/** Root of the mean squared error, as scikit-learn 1.9.0 {@code root_mean_squared_error}. */
record Rmse() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "rmse", 1, TargetKind.NUMBER, Direction.LOWER, Range.NON_NEGATIVE, "no row has any weight");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        double[] squares = Mae.errors(truth, predictions);
        for (int row = 0; row < squares.length; row++) {
            squares[row] *= squares[row];
        }
        WeightedMean meanSquare = new WeightedMean(squares);
        return weights -> Math.sqrt(meanSquare.under(weights));
    }
}
