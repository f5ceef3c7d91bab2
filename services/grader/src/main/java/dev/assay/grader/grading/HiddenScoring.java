package dev.assay.grader.grading;

import dev.assay.pack.Manifest;
import dev.assay.scoring.Metric;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Metrics;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Scorer;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.points.Points;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns accepted predictions into scores. Pure and deterministic. */
final class HiddenScoring {
    private HiddenScoring() {}

    /** Scores predictions for all hidden rows. */
    static Scores score(Manifest manifest, HiddenData data, Predictions predictions) {
        List<GradedMetric> decided = metrics(manifest, data.truth(), predictions, data.deciding());
        List<GradedMetric> told =
                data.feedback().length == 0 ? List.of() : metrics(manifest, data.truth(), predictions, data.feedback());
        return new Scores(
                decided,
                told,
                manifest.gates().stream()
                        .map(gate -> GradedGate.of(gate, decided))
                        .toList(),
                points(decided),
                told.isEmpty() ? 0 : points(told));
    }

    /** What the primary metric gives the true values themselves on the deciding rows. */
    static MetricValue optimum(Manifest manifest, HiddenData data) {
        Truth truth = data.truth().rows(data.deciding());
        Manifest.MetricSpec primary = manifest.primary();
        return Metrics.named(primary.id(), primary.params()).evaluate(truth, Predictions.equalTo(truth));
    }

    /** One seed for each pack version, so that candidates are compared on the same resamples. */
    static BootstrapSettings bootstrap(Manifest manifest) {
        byte[] digest = Digests.sha256((manifest.id() + "\n" + manifest.version()).getBytes(StandardCharsets.UTF_8));
        return BootstrapSettings.seeded(ByteBuffer.wrap(digest).getLong());
    }

    private static List<GradedMetric> metrics(Manifest manifest, Truth truth, Predictions predictions, int[] rows) {
        List<Metric> bound = manifest.metrics().stream()
                .map(spec -> Metrics.named(spec.id(), spec.params()))
                .toList();
        List<MetricScore> scores = Scorer.score(truth.rows(rows), predictions.rows(rows), bound, bootstrap(manifest));
        List<GradedMetric> graded = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            graded.add(new GradedMetric(manifest.metrics().get(i), scores.get(i)));
        }
        return graded;
    }

    private static double points(List<GradedMetric> metrics) {
        GradedMetric primary = Scores.primary(metrics);
        return primary.value().isEmpty()
                ? 0
                : Points.of(
                        primary.value().getAsDouble(),
                        primary.spec().baseline().orElseThrow(),
                        primary.spec().target().orElseThrow());
    }
}
