package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Statistic;
import java.util.Map;

/** A pure function of truth and predictions, its parameters bound. Obtained from {@link Metrics}; immutable. */
public interface Metric {
    /** What the metric declares about itself. */
    MetricSignature signature();

    /** Every parameter with the value in use, in a fixed order. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** Whether the truth must carry the scale of each row. */
    default boolean needsScale() {
        return false;
    }

    /**
     * Prepares repeated evaluation. The rows must fit, see {@link #evaluate}.
     *
     * @throws IllegalArgumentException as {@link #evaluate}
     */
    Statistic bind(Truth truth, Predictions predictions);

    /** Stable name. */
    default String id() {
        return signature().id();
    }

    /** Version of the convention. */
    default int version() {
        return signature().version();
    }

    /** Which way is better. */
    default Direction direction() {
        return signature().direction();
    }

    /** The kind of target it applies to. */
    default TargetKind kind() {
        return signature().kind();
    }

    /** The value of predictions that equal the truth. */
    default double optimum() {
        return signature().range().best(direction());
    }

    /**
     * The value on these rows.
     *
     * @throws IllegalArgumentException when truth and predictions differ in kind or length, are of another kind than
     *     the metric's, or lack a scale it needs: faults of the caller, not of a candidate
     */
    default MetricValue evaluate(Truth truth, Predictions predictions) {
        return value(statistic(truth, predictions).plain(truth.size()));
    }

    /** {@link #bind} after checking that truth, predictions and metric fit each other. */
    default Statistic statistic(Truth truth, Predictions predictions) {
        if (truth.kind() != kind() || predictions.kind() != kind()) {
            throw new IllegalArgumentException(
                    "The metric %s applies to the kind %s; the truth is of the kind %s, the predictions are of the kind %s."
                            .formatted(id(), kind(), truth.kind(), predictions.kind()));
        }
        Checks.sameLength(truth.size(), predictions.size(), "true values and predictions");
        if (needsScale() && !truth.hasScale()) {
            throw new IllegalArgumentException(
                    "The metric %s needs a scale for each row, and the truth has none.".formatted(id()));
        }
        return bind(truth, predictions);
    }

    /** What a result of {@link Statistic#under} means. */
    default MetricValue value(double statistic) {
        if (Double.isNaN(statistic)) {
            return new MetricValue.Undefined(signature().undefinedWhen());
        }
        if (Double.isInfinite(statistic)) {
            return new MetricValue.Undefined("the value is too large for a number");
        }
        return new MetricValue.Defined(statistic);
    }
}
