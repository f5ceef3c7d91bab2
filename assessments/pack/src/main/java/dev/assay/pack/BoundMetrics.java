package dev.assay.pack;

import dev.assay.scoring.Metric;
import dev.assay.scoring.Metrics;
import java.util.List;

/** The metrics of a manifest, as the scoring engine computes them. */
public final class BoundMetrics {

    private BoundMetrics() {}

    /** One metric for each of the engine's that the manifest lists, in its order. */
    public static List<Metric> of(Manifest manifest) {
        return manifest.metrics().stream()
                .filter(spec -> spec.scorer().isEmpty())
                .map(BoundMetrics::of)
                .toList();
    }

    /** A metric of the engine. */
    public static Metric of(Manifest.MetricSpec spec) {
        return Metrics.named(spec.id(), spec.params());
    }
}
