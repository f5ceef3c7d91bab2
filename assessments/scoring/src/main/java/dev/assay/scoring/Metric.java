package dev.assay.scoring;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the catalogue with its parameters, over a truth and predictions of one kind. Obtained from {@link
 * Metrics}; immutable.
 */
public final class Metric {
    private final MetricDefinition definition;
    private final PackInputs inputs;
    private final SequencedMap<String, Object> parameters;

    Metric(MetricDefinition definition, PackInputs inputs, SequencedMap<String, Object> parameters) {
        this.definition = definition;
        this.inputs = inputs;
        this.parameters = parameters;
    }

    /** A statistic of rows that the metric is not made for, such as a logarithm of a number below zero. */
    private record Refused(String reason) implements Statistic {
        @Override
        public double under(double[] weights) {
            return Double.NaN;
        }
    }

    /** What the metric declares about itself. */
    public MetricSignature signature() {
        return new MetricSignature(
                id(), version(), kind(), direction(), definition.range(), definition.undefinedWhen());
    }

    /** Stable name. */
    public String id() {
        return definition.id();
    }

    /** Version of the convention. */
    public int version() {
        return definition.version();
    }

    /** Which way is better. */
    public Direction direction() {
        return definition.direction().orElseThrow();
    }

    /** The kind of target it applies to. */
    public TargetKind kind() {
        return inputs.kind();
    }

    /** Every parameter with the value in use, in a fixed order; classes only where they were given. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether the truth must carry the scale of each row. */
    public boolean needsScale() {
        return inputs.scaled();
    }

    /**
     * Checks that the parameters fit a target.
     *
     * @param classes of the target, as {@link Truth#classes}
     * @throws InvalidMetricException when one of them names a class that is none of these, or none is named where one must
     */
    public void checkClasses(List<String> classes) {
        arguments(classes);
    }

    /** The value of predictions that equal the truth. */
    public double optimum() {
        return definition.range().best(direction());
    }

    /**
     * The value on these rows; undefined, with the reason, when they hold numbers that the metric is not made for.
     *
     * @throws IllegalArgumentException when truth and predictions differ in kind or length, are of another kind than
     *     the metric's, or lack classes or a scale it needs: faults of the caller, not of a candidate
     */
    public MetricValue evaluate(Truth truth, Predictions predictions) {
        return value(statistic(truth, predictions), truth.size());
    }

    /**
     * Prepares repeated evaluation.
     *
     * @throws IllegalArgumentException as {@link #evaluate}
     */
    public Statistic statistic(Truth truth, Predictions predictions) {
        if (truth.kind() != kind() || predictions.kind() != kind()) {
            throw new IllegalArgumentException(
                    "The metric %s applies to the kind %s; the truth is of the kind %s, the predictions are of the kind %s."
                            .formatted(id(), kind(), truth.kind(), predictions.kind()));
        }
        Checks.sameLength(truth.size(), predictions.size(), "true values and predictions");
        if (needsScale() && !truth.hasScale()) {
            throw new IllegalArgumentException(
                    "The metric %s needs a scale for each row, and the truth has none.".formatted(id()));
        }
        Arguments arguments = arguments(truth.classes());
        try {
            return definition
                    .bind(Inputs.of(inputs.of(truth, predictions)), arguments)
                    .orElseThrow()
                    .statistic();
        } catch (InvalidInputException refused) {
            return new Refused(asReason(String.valueOf(refused.getMessage())));
        }
    }

    /** The value of a statistic with each row counted once. */
    MetricValue value(Statistic statistic, int rows) {
        return statistic instanceof Refused(String reason)
                ? new MetricValue.Undefined(reason)
                : value(statistic.plain(rows));
    }

    /** What a result of {@link Statistic#under} means. */
    public MetricValue value(double statistic) {
        if (Double.isNaN(statistic)) {
            return new MetricValue.Undefined(definition.undefinedWhen());
        }
        if (Double.isInfinite(statistic)) {
            return new MetricValue.Undefined("the value is too large for a number");
        }
        return new MetricValue.Defined(statistic);
    }

    /** The parameters, with each class as its position in the list of classes, as the inputs have it. */
    private Arguments arguments(List<String> classes) {
        Map<String, Object> given = new LinkedHashMap<>(parameters);
        for (String name : List.of(Metrics.POSITIVE, Metrics.CLASSES)) {
            Object written = given.get(name);
            if (written instanceof List<?> names) {
                given.put(
                        name,
                        names.stream().map(one -> position(name, one, classes)).toList());
            } else if (written != null) {
                given.put(name, position(name, written, classes));
            }
        }
        boolean declaresPositive = Metrics.declares(definition, Metrics.POSITIVE);
        if (declaresPositive && !given.containsKey(Metrics.POSITIVE) && looksAtPositive(classes)) {
            throw new InvalidMetricException(
                    "The metric %s takes the second of two classes for the positive one, and there are %d classes."
                            .formatted(id(), classes.size()));
        }
        if (kind() == TargetKind.PROBABILITY && Metrics.declares(definition, Metrics.CLASSES)) {
            given.putIfAbsent(Metrics.CLASSES, List.of(0, 1));
        }
        return definition.arguments(given);
    }

    private boolean looksAtPositive(List<String> classes) {
        return classes.size() != 2
                && parameters.getOrDefault("average", "binary").equals("binary");
    }

    private int position(String parameter, @Nullable Object name, List<String> classes) {
        int position = classes.indexOf(String.valueOf(name));
        if (position < 0) {
            throw new InvalidMetricException(
                    "The parameter \"%s\" of the metric %s names a class that is none of the target's."
                            .formatted(parameter, id()));
        }
        return position;
    }

    private static String asReason(String sentence) {
        String start = sentence.substring(0, 1).toLowerCase(Locale.ROOT);
        String rest = sentence.substring(1);
        return start + (rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Metric metric
                && metric.id().equals(id())
                && metric.version() == version()
                && metric.parameters.equals(parameters);
    }

    @Override
    public int hashCode() {
        return 31 * id().hashCode() + parameters.hashCode();
    }

    @Override
    public String toString() {
        return id() + parameters;
    }
}
