package dev.assay.grader.grading;

import dev.assay.pack.Manifest.Gate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A gate and whether it holds. One on an undefined metric does not.
 */
public record GradedGate(Gate gate, boolean passed) {

    static GradedGate of(Gate gate, List<GradedMetric> metrics) {
        OptionalDouble value = metrics.stream()
                .filter(metric -> metric.spec().id().equals(gate.metric()))
                .map(GradedMetric::value)
                .findFirst()
                .orElse(OptionalDouble.empty());
        boolean passed = value.isPresent()
                && value.getAsDouble() >= gate.atLeast().orElse(Double.NEGATIVE_INFINITY)
                && value.getAsDouble() <= gate.atMost().orElse(Double.POSITIVE_INFINITY);
        return new GradedGate(gate, passed);
    }
}
