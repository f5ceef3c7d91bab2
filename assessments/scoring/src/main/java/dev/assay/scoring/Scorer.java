package dev.assay.scoring;

import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Resampling;
import dev.assay.scoring.resampling.Uncertainty;
import java.util.List;
import java.util.Optional;

/** Scores predictions: each metric's value with its interval, see {@link Uncertainty}. Pure and deterministic. */
public final class Scorer {
    /** Version of the way scores are made; a change of any score or interval for the same input is a new version. */
    public static final String VERSION = "3";

    private Scorer() {}

    /**
     * Scores predictions.
     *
     * @return one score a metric, in their order
     * @throws IllegalArgumentException when a metric does not fit the rows, see {@link Metric#evaluate}
     */
    public static List<MetricScore> score(
            Truth truth, Predictions predictions, List<Metric> metrics, BootstrapSettings settings) {
        Resampling resampling = truth.resampling();
        return metrics.stream()
                .map(metric -> score(metric, metric.statistic(truth, predictions), resampling, settings))
                .toList();
    }

    private static MetricScore score(
            Metric metric, Statistic statistic, Resampling resampling, BootstrapSettings settings) {
        MetricValue value = metric.value(statistic, resampling.rows());
        return switch (value) {
            case MetricValue.Undefined(String reason) -> scored(metric, value, Optional.empty(), Optional.of(reason));
            case MetricValue.Defined(double observed) ->
                switch (Uncertainty.of(statistic, observed, resampling, settings)) {
                    case Uncertainty.Known known -> scored(metric, value, interval(known, settings), Optional.empty());
                    case Uncertainty.Unknown(String reason) ->
                        scored(metric, value, Optional.empty(), Optional.of(reason));
                };
        };
    }

    private static Optional<Interval> interval(Uncertainty.Known known, BootstrapSettings settings) {
        return Optional.of(new Interval(known.lower(), known.upper(), settings.level(), known.method()));
    }

    private static MetricScore scored(
            Metric metric, MetricValue value, Optional<Interval> interval, Optional<String> whyNoInterval) {
        return new MetricScore(metric.id(), metric.version(), metric.direction(), value, interval, whyNoInterval);
    }
}
