package dev.assay.grader.grading;

import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.check.CheckedMetric;
import dev.assay.pack.hidden.Split;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.MetricValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A metric of the pack's own while the pack is tried out. Equal questions are put to its scorer once. */
final class TriedMetric implements CheckedMetric {
    private final MetricSpec spec;
    private final PackScorers scorers;
    private final HiddenData data;
    private final Map<Question, Double> known = new HashMap<>();

    TriedMetric(MetricSpec spec, PackScorers scorers, HiddenData data) {
        this.spec = spec;
        this.scorers = scorers;
        this.data = data;
    }

    private record Question(List<String> ids, List<Double> predictions) {}

    /** The trial cannot go on. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean engine;

        private StoppedException(String reason, boolean engine) {
            super(reason);
            this.engine = engine;
        }

        /** Whether the engine is to blame, not the scorer. */
        boolean isEngines() {
            return engine;
        }
    }

    @Override
    public MetricSpec spec() {
        return spec;
    }

    @Override
    public double value(Truth truth, Predictions predictions) {
        Question question = new Question(
                truth.ids(), Arrays.stream(predictions.values()).boxed().toList());
        Double answer = known.get(question);
        if (answer == null) {
            answer = switch (ask(truth, predictions)) {
                case ScorerOutcome.Scored(MetricScore score) -> value(score);
                case ScorerOutcome.Rejected _ -> Double.NaN;
                case ScorerOutcome.Faulty(String reason) -> throw new StoppedException(reason, false);
                case ScorerOutcome.EngineFailed(String reason) -> throw new StoppedException(reason, true);
            };
            known.put(question, answer);
        }
        return answer;
    }

    /** Runs the scorer, whatever is known. */
    ScorerOutcome ask(Truth truth, Predictions predictions) {
        try {
            return scorers.score(spec, data, Split.PRIVATE, truth, predictions).outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double value(MetricScore score) {
        return switch (score.value()) {
            case MetricValue.Defined(double value) -> value;
            case MetricValue.Undefined _ -> Double.NaN;
        };
    }
}
