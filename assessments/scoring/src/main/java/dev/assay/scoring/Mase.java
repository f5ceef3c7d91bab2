package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import java.util.Arrays;

/**
 * Mean absolute scaled error: the mean over the rows of the absolute error divided by the scale of the row's series.
 * Source: Hyndman and Koehler 2006, International Journal of Forecasting 22(4).
 */
public record Mase() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "mase", 1, TargetKind.NUMBER, Direction.LOWER, Range.NON_NEGATIVE, "the scale of a series is zero");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public boolean needsScale() {
        return true;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        double[] scale = truth.scale();
        if (Arrays.stream(scale).anyMatch(value -> value == 0)) {
            return weights -> Double.NaN;
        }
        double[] scaled = Mae.errors(truth, predictions);
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] /= scale[row];
        }
        return new WeightedMean(scaled);
    }

    /**
     * The scale of a series: the mean absolute difference of its training values one season apart, the error of the
     * seasonal naive forecast.
     *
     * @param train training values in time order, more than one season of them
     * @param seasonality steps in a season, at least 1
     * @throws IllegalArgumentException when the series is too short or a value is not finite
     */
    public static double scale(double[] train, int seasonality) {
        Checks.finite(train, "training values");
        if (seasonality < 1 || train.length <= seasonality) {
            throw new IllegalArgumentException("A scale needs more training values than one season of at least 1.");
        }
        double sum = 0;
        for (int step = seasonality; step < train.length; step++) {
            sum += Math.abs(train[step] - train[step - seasonality]);
        }
        return sum / (train.length - seasonality);
    }
}
