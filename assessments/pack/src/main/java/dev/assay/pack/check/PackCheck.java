package dev.assay.pack.check;

import java.util.ArrayList;
import java.util.List;

/** Checks what a pack's scores mean. Deterministic, and pure where the engine computes the metrics; takes
 * seconds to a minute. */
public final class PackCheck {

    private final CheckedData data;
    private final List<CheckedMetric> metrics;
    private final long seed;

    /**
     * A check of prepared data whose metrics the scoring engine computes.
     *
     * @param seed of every draw
     */
    public PackCheck(CheckedData data, long seed) {
        this(
                data,
                data.manifest().metrics().stream().map(CheckedMetric::ofEngine).toList(),
                seed);
    }

    /**
     * A check of prepared data.
     *
     * @param metrics one for each that the manifest lists, in its order
     * @param seed of every draw
     */
    public PackCheck(CheckedData data, List<CheckedMetric> metrics, long seed) {
        this.data = data;
        this.metrics = List.copyOf(metrics);
        this.seed = seed;
    }

    /** Runs all checks. */
    public PackCheckReport run(CheckedPredictions predictions) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new ScoreFindings(data, metrics, predictions, seed).findings());
        findings.addAll(new LeakFindings(data).findings());
        findings.addAll(new LookupFindings(data, primary(metrics), predictions).findings());
        return new PackCheckReport(findings);
    }

    /** The metric that decides the points. */
    static CheckedMetric primary(List<CheckedMetric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.spec().primary())
                .findFirst()
                .orElseThrow();
    }
}
