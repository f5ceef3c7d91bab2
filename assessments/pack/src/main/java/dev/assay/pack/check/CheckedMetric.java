package dev.assay.pack.check;

import dev.assay.pack.BoundMetrics;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.scoring.Metric;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;

/** A metric of a manifest, whoever computes it. */
public interface CheckedMetric {

    /** What the manifest says of it. */
    MetricSpec spec();

    /** The value on these rows; NaN when it has none. */
    double value(Truth truth, Predictions predictions);

    /** Which way is better, as the manifest declares. */
    default Direction direction() {
        return switch (spec().direction()) {
            case HIGHER -> Direction.HIGHER;
            case LOWER -> Direction.LOWER;
        };
    }

    /** A metric that the scoring engine computes. */
    static CheckedMetric ofEngine(MetricSpec spec) {
        return new OfEngine(spec, BoundMetrics.of(spec));
    }

    /**
     * A metric of the engine: cheap enough to be computed on thousands of resamples and permutations.
     *
     * @param metric as the engine has it
     */
    record OfEngine(MetricSpec spec, Metric metric) implements CheckedMetric {
        @Override
        public double value(Truth truth, Predictions predictions) {
            return switch (metric.evaluate(truth, predictions)) {
                case MetricValue.Defined(double value) -> value;
                case MetricValue.Undefined ignored -> Double.NaN;
            };
        }
    }
}
