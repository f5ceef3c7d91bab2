package dev.assay.grader.grading;

import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.scoring.Interval;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.points.Anchors;
import java.util.Optional;
import java.util.OptionalDouble;

/** A metric as the manifest asks for it, with what it came to. */
public record GradedMetric(MetricSpec spec, MetricScore score) {

    /** Its value, never rounded; empty when it is undefined on these rows. */
    public OptionalDouble value() {
        return switch (score.value()) {
            case MetricValue.Defined(double value) -> OptionalDouble.of(value);
            case MetricValue.Undefined _ -> OptionalDouble.empty();
        };
    }

    /** Why it has no value. */
    public Optional<String> whyUndefined() {
        return switch (score.value()) {
            case MetricValue.Defined _ -> Optional.empty();
            case MetricValue.Undefined(String reason) -> Optional.of(reason);
        };
    }

    /** Why a value has no interval. */
    public Optional<String> whyNoInterval() {
        return value().isPresent() ? score.whyNoInterval() : Optional.empty();
    }

    /** Its interval. */
    public Optional<Interval> interval() {
        return score.interval();
    }

    /** From 0 to 100, of a primary metric; 0 when it is undefined. */
    double points() {
        return value().isEmpty() ? 0 : anchors().points(value().getAsDouble());
    }

    /** What its interval is worth in points, baseline and target being exact. */
    Optional<ConfidenceInterval> pointsInterval() {
        return interval().map(found -> anchors().points(new ConfidenceInterval(found.lower(), found.upper())));
    }

    private Anchors anchors() {
        return Anchors.linear(spec.baseline().orElseThrow(), spec.target().orElseThrow());
    }
}
