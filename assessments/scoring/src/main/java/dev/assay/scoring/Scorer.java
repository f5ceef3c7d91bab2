package dev.assay.scoring;

import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores predictions: each metric's value with a percentile bootstrap interval. Pure and deterministic. */
public final class Scorer {
    /** Version of the way scores are made; a change of any score or interval for the same input is a new version. */
    public static final String VERSION = "1";

    /** Share of the resamples that may be undefined before an interval would mislead. */
    private static final double UNDEFINED_SHARE = .05;

    private Scorer() {}

    /**
     * Scores predictions on shared resamples.
     *
     * @return one score a metric, in their order
     * @throws IllegalArgumentException when a metric does not fit the rows, see {@link Metric#evaluate}
     */
    public static List<MetricScore> score(
            Truth truth, Predictions predictions, List<Metric> metrics, BootstrapSettings settings) {
        List<Statistic> statistics = metrics.stream()
                .map(metric -> metric.statistic(truth, predictions))
                .toList();
        Resampling resampling = new Resampling(truth);
        double[][] resampled = Bootstrap.values(statistics, resampling, settings);
        String method = "percentile bootstrap, %d resamples, %s".formatted(settings.resamples(), resampling.method());
        List<MetricScore> scores = new ArrayList<>();
        for (int index = 0; index < metrics.size(); index++) {
            Metric metric = metrics.get(index);
            MetricValue value = metric.evaluate(truth, predictions);
            scores.add(score(metric, value, Bootstrap.defined(resampled[index]), settings, method));
        }
        return List.copyOf(scores);
    }

    private static MetricScore score(
            Metric metric, MetricValue value, double[] defined, BootstrapSettings settings, String method) {
        Optional<String> obstacle = obstacle(value, settings.resamples() - defined.length, settings.resamples());
        Optional<Interval> interval =
                obstacle.isPresent() ? Optional.empty() : Optional.of(interval(defined, settings.level(), method));
        return new MetricScore(metric.id(), metric.version(), metric.direction(), value, interval, obstacle);
    }

    private static Interval interval(double[] ascending, double level, String method) {
        double tail = (1 - level) / 2;
        return new Interval(
                Bootstrap.quantile(ascending, tail), Bootstrap.quantile(ascending, 1 - tail), level, method);
    }

    private static Optional<String> obstacle(MetricValue value, int undefined, int resamples) {
        return switch (value) {
            case MetricValue.Undefined(String reason) -> Optional.of(reason);
            case MetricValue.Defined _
            when undefined > UNDEFINED_SHARE * resamples ->
                Optional.of("the metric is undefined on %d of %d resamples".formatted(undefined, resamples));
            case MetricValue.Defined _ -> Optional.empty();
        };
    }
}
