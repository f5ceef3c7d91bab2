package dev.assay.scoring;

import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Input.Shape;
import dev.assay.scoring.metric.MetricDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How truth and predictions of one value a row become the inputs of a metric.
 *
 * @param kind of target
 * @param predictions name of the input that they are
 * @param scaled whether the scale of each row goes with them
 */
record PackInputs(TargetKind kind, String predictions, boolean scaled) {
    private static final String TRUTH = "y_true";
    private static final String SCALE = "scale";

    /** Empty for a metric that needs more, or other rows, or is no score. */
    static Optional<PackInputs> of(MetricDefinition definition) {
        List<Input> required =
                definition.inputs().stream().filter(Input::required).toList();
        if (!definition.isOverRows()
                || definition.direction().isEmpty()
                || required.size() != 2
                || !required.getFirst().name().equals(TRUTH)) {
            return Optional.empty();
        }
        Input predictions = required.getLast();
        boolean scaled =
                definition.inputs().stream().anyMatch(input -> input.name().equals(SCALE));
        return kind(required.getFirst().shape(), predictions)
                .map(kind -> new PackInputs(kind, predictions.name(), scaled));
    }

    private static Optional<TargetKind> kind(Shape truth, Input predictions) {
        boolean single = predictions.shape() == Shape.NUMBERS || predictions.orNumbers();
        return switch (predictions.name()) {
            case "y_score", "y_proba" ->
                truth == Shape.LABELS && single ? Optional.of(TargetKind.PROBABILITY) : Optional.empty();
            case "y_pred" ->
                switch (truth) {
                    case LABELS -> Optional.of(TargetKind.CLASS);
                    case NUMBERS -> Optional.of(TargetKind.NUMBER);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** The inputs by name. A class is its position in the list of classes. */
    Map<String, Object> of(Truth truth, Predictions predicted) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TRUTH, truth.values());
        values.put(predictions, predicted.values());
        if (scaled) {
            values.put(SCALE, truth.scale());
        }
        return values;
    }
}
