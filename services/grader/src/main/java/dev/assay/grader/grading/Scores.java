package dev.assay.grader.grading;

import dev.assay.scoring.inference.ConfidenceInterval;
import java.util.List;
import java.util.Optional;

/**
 * What predictions are worth.
 *
 * @param deciding metrics on the rows that decide, in the order of the manifest
 * @param feedback the same on the rows that are for the candidate's feedback; empty when there are none
 * @param gates on the deciding metrics
 */
public record Scores(List<GradedMetric> deciding, List<GradedMetric> feedback, List<GradedGate> gates) {
    public Scores {
        deciding = List.copyOf(deciding);
        feedback = List.copyOf(feedback);
        gates = List.copyOf(gates);
    }

    /** The metric that decides the points. */
    public GradedMetric primary() {
        return primary(deciding);
    }

    /** From 0 to 100, of the primary deciding metric; 0 when it is undefined. */
    public double points() {
        return primary().points();
    }

    /** What the interval of the primary deciding metric is worth in points; empty when it has none. */
    public Optional<ConfidenceInterval> pointsInterval() {
        return primary().pointsInterval();
    }

    /** The points on the feedback rows; 0 when there are none. */
    public double feedbackPoints() {
        return feedback.isEmpty() ? 0 : primary(feedback).points();
    }

    /** Their interval; empty when there are no feedback rows or it is not known. */
    public Optional<ConfidenceInterval> feedbackPointsInterval() {
        return feedback.isEmpty() ? Optional.empty() : primary(feedback).pointsInterval();
    }

    static GradedMetric primary(List<GradedMetric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.spec().primary())
                .findFirst()
                .orElseThrow();
    }
}
