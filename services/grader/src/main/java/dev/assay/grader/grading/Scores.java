package dev.assay.grader.grading;

import java.util.List;

/**
 * What predictions are worth.
 *
 * @param deciding metrics on the rows that decide, in the order of the manifest
 * @param feedback the same on the rows that are for the candidate's feedback; empty when there are none
 * @param gates on the deciding metrics
 * @param points from 0 to 100, of the primary deciding metric; 0 when it is undefined
 * @param feedbackPoints the same for the feedback rows; 0 when there are none
 */
public record Scores(
        List<GradedMetric> deciding,
        List<GradedMetric> feedback,
        List<GradedGate> gates,
        double points,
        double feedbackPoints) {
    public Scores {
        deciding = List.copyOf(deciding);
        feedback = List.copyOf(feedback);
        gates = List.copyOf(gates);
    }

    /** The metric that decides the points. */
    public GradedMetric primary() {
        return primary(deciding);
    }

    static GradedMetric primary(List<GradedMetric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.spec().primary())
                .findFirst()
                .orElseThrow();
    }
}
