package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import java.util.Arrays;

/**
 * Weighted absolute percentage error, a fraction: the sum of the absolute errors over the sum of the absolute true
 * values. Source: Kolassa and Schuetz 2007, Foresight 6.
 */
record Wape() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "wape", 1, TargetKind.NUMBER, Direction.LOWER, Range.NON_NEGATIVE, "every true value is zero");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        double[] errors = Mae.errors(truth, predictions);
        double[] sizes = Arrays.stream(truth.values()).map(Math::abs).toArray();
        return weights -> ratio(errors, sizes, weights);
    }

    private static double ratio(double[] errors, double[] sizes, double[] weights) {
        double error = 0;
        double size = 0;
        for (int row = 0; row < errors.length; row++) {
            error += weights[row] * errors[row];
            size += weights[row] * sizes[row];
        }
        return size == 0 ? Double.NaN : error / size;
    }
}
