package dev.assay.scoring.regression;

import dev.assay.scoring.metric.MetricDefinition;
import java.util.List;
import java.util.stream.Stream;

/** How far predicted numbers are from the true ones, what they explain of them, and how they go together. */
public final class RegressionMetrics {
    /** All of the family. */
    public static final List<MetricDefinition> ALL = Stream.of(
                    ErrorMetrics.ALL, DevianceMetrics.ALL, SkillMetrics.ALL, AssociationMetrics.ALL)
            .flatMap(List::stream)
            .toList();

    private RegressionMetrics() {}
}
