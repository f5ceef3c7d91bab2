package dev.assay.scoring.catalogue;

import dev.assay.scoring.agreement.AgreementMetrics;
import dev.assay.scoring.clustering.ClusteringMetrics;
import dev.assay.scoring.drift.DriftMetrics;
import dev.assay.scoring.fairness.FairnessMetrics;
import dev.assay.scoring.forecast.ForecastMetrics;
import dev.assay.scoring.inference.InferenceMetrics;
import dev.assay.scoring.label.LabelMetrics;
import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.multilabel.MultilabelMetrics;
import dev.assay.scoring.probability.ProbabilityMetrics;
import dev.assay.scoring.ranking.RankingMetrics;
import dev.assay.scoring.regression.RegressionMetrics;
import dev.assay.scoring.survival.SurvivalMetrics;
import dev.assay.scoring.text.TextMetrics;
import dev.assay.scoring.vision.VisionMetrics;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every metric by its stable id. */
public final class MetricCatalogue {
    private static final SequencedMap<String, MetricDefinition> BY_ID = byId();

    private MetricCatalogue() {}

    /** All metrics, sorted by id. */
    public static Collection<MetricDefinition> all() {
        return BY_ID.values();
    }

    /**
     * A metric in its newest version.
     *
     * @throws InvalidMetricException when there is none; the message names those that are spelt alike
     */
    public static MetricDefinition named(String id) {
        MetricDefinition found = BY_ID.get(id);
        if (found == null) {
            List<String> near = NearNames.of(id, BY_ID.keySet());
            throw new InvalidMetricException("There is no metric \"%s\"; %s."
                    .formatted(
                            id,
                            near.isEmpty()
                                    ? "the metrics are " + String.join(", ", BY_ID.keySet())
                                    : "spelt alike: " + String.join(", ", near)));
        }
        return found;
    }

    private static SequencedMap<String, MetricDefinition> byId() {
        TreeMap<String, MetricDefinition> byId = new TreeMap<>();
        Stream.of(
                        AgreementMetrics.ALL,
                        ClusteringMetrics.ALL,
                        DriftMetrics.ALL,
                        FairnessMetrics.ALL,
                        ForecastMetrics.ALL,
                        InferenceMetrics.ALL,
                        LabelMetrics.ALL,
                        MultilabelMetrics.ALL,
                        ProbabilityMetrics.ALL,
                        RankingMetrics.ALL,
                        RegressionMetrics.ALL,
                        SurvivalMetrics.ALL,
                        TextMetrics.ALL,
                        VisionMetrics.ALL)
                .flatMap(List::stream)
                .forEach(definition -> {
                    if (byId.put(definition.id(), definition) != null) {
                        throw new IllegalStateException(definition.id() + " is defined twice");
                    }
                });
        return Collections.unmodifiableSequencedMap(byId);
    }
}
