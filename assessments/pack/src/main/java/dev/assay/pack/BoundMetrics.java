package dev.assay.pack;

import dev.assay.scoring.Metric;
import dev.assay.scoring.Metrics;
import java.util.List;

/** The metrics of a manifest, as the scoring engine computes them. */
public final class BoundMetrics {

    private BoundMetrics() {}

    /** One metric for each that the manifest lists, in its order. */
    public static List<Metric> of(Manifest manifest) {
        return manifest.metrics().stream().map(BoundMetrics::bound).toList();
    }

    /** The metric that decides the points. */
    public static Metric primary(Manifest manifest) {
        return bound(manifest.primary());
    }

    private static Metric bound(Manifest.MetricSpec spec) {
        return Metrics.named(spec.id(), spec.params());
    }
}
