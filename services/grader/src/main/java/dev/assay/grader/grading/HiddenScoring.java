package dev.assay.grader.grading;

import dev.assay.pack.BoundMetrics;
import dev.assay.pack.Manifest;
import dev.assay.pack.hidden.Split;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Scorer;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns accepted predictions into scores. Pure and deterministic. */
final class HiddenScoring {
    private HiddenScoring() {}

    /**
     * Scores predictions for all hidden rows.
     *
     * @param own the scores of the metrics that the pack computes itself
     */
    static Scores score(Manifest manifest, HiddenData data, Predictions predictions, List<OwnScore> own) {
        List<GradedMetric> decided = metrics(manifest, data, predictions, Split.PRIVATE, own);
        List<GradedMetric> told =
                data.feedback().length == 0 ? List.of() : metrics(manifest, data, predictions, Split.PUBLIC, own);
        return new Scores(
                decided,
                told,
                manifest.gates().stream()
                        .map(gate -> GradedGate.of(gate, decided))
                        .toList());
    }

    /** The score of a metric that the pack computes itself, on one part of the hidden rows. */
    record OwnScore(Split split, MetricScore score) {}

    /**
     * What the primary metric of the engine gives the true values themselves on the deciding rows; empty when the pack
     * computes it: its scorer either has a value or decides the verdict itself.
     */
    static Optional<MetricValue> optimum(Manifest manifest, HiddenData data) {
        if (manifest.primary().scorer().isPresent()) {
            return Optional.empty();
        }
        Truth truth = data.truth().rows(data.deciding());
        Manifest.MetricSpec primary = manifest.primary();
        return Optional.of(BoundMetrics.of(primary).evaluate(truth, Predictions.equalTo(truth)));
    }

    /** One seed for each pack version, so that candidates are compared on the same resamples. */
    static BootstrapSettings bootstrap(Manifest manifest) {
        byte[] digest = Digests.sha256((manifest.id() + "\n" + manifest.version()).getBytes(StandardCharsets.UTF_8));
        return BootstrapSettings.seeded(ByteBuffer.wrap(digest).getLong());
    }

    private static List<GradedMetric> metrics(
            Manifest manifest, HiddenData data, Predictions predictions, Split split, List<OwnScore> own) {
        int[] rows = data.rows(split);
        Map<String, MetricScore> scores = new HashMap<>();
        own.stream()
                .filter(scored -> scored.split() == split)
                .forEach(scored -> scores.put(scored.score().id(), scored.score()));
        Scorer.score(data.truth().rows(rows), predictions.rows(rows), BoundMetrics.of(manifest), bootstrap(manifest))
                .forEach(score -> scores.put(score.id(), score));
        return manifest.metrics().stream()
                .map(spec -> new GradedMetric(spec, Objects.requireNonNull(scores.get(spec.id()))))
                .toList();
    }
}
