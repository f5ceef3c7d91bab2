package dev.assay.scoring;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/** The metrics of the catalogue that need nothing but one true and one predicted value a row. */
public final class Metrics {
    /** The parameter that names the positive class. */
    static final String POSITIVE = "pos_label";

    /** The parameter that names classes. */
    static final String CLASSES = "labels";

    private static final SequencedSet<String> IDS = Collections.unmodifiableSequencedSet(new TreeSet<>(ofPacks()));

    private Metrics() {}

    private static List<String> ofPacks() {
        return MetricCatalogue.all().stream()
                .filter(definition -> PackInputs.of(definition).isPresent())
                .map(MetricDefinition::id)
                .toList();
    }

    /** The ids, sorted. */
    public static SequencedSet<String> ids() {
        return IDS;
    }

    /** Whether there is such a metric, but not for one prediction a row. */
    public static boolean isOfOtherInputs(String id) {
        return !IDS.contains(id)
                && MetricCatalogue.all().stream()
                        .anyMatch(definition -> definition.id().equals(id));
    }

    /**
     * A metric with its parameters bound, in its newest version.
     *
     * @param parameters as read from a manifest: texts, numbers, booleans, lists
     * @throws InvalidMetricException when the id, a parameter or its value does not exist, or the metric is made for
     *     other inputs; the message names what there is
     */
    public static Metric named(String id, Map<String, ?> parameters) {
        MetricDefinition definition = MetricCatalogue.named(id);
        PackInputs inputs = PackInputs.of(definition)
                .orElseThrow(() -> new InvalidMetricException(
                        "The metric %s does not score one predicted probability, class or number a row; those that do are %s."
                                .formatted(id, String.join(", ", IDS))));
        return new Metric(definition, inputs, inUse(definition, parameters));
    }

    /** A metric without parameters, or with those it falls back to. */
    public static Metric named(String id) {
        return named(id, Map.of());
    }

    /** Whether a metric has a parameter. */
    static boolean declares(MetricDefinition definition, String parameter) {
        return definition.parameters().stream().anyMatch(one -> one.name().equals(parameter));
    }

    private static SequencedMap<String, Object> inUse(MetricDefinition definition, Map<String, ?> given) {
        Arguments arguments = definition.arguments(given);
        SequencedMap<String, Object> inUse = new LinkedHashMap<>();
        for (Parameter parameter : definition.parameters()) {
            Object value = arguments.values().get(parameter.name());
            written(parameter, Objects.requireNonNull(value), Optional.ofNullable(given.get(parameter.name())))
                    .ifPresent(written -> inUse.put(parameter.name(), written));
        }
        return Collections.unmodifiableSequencedMap(inUse);
    }

    /** As a manifest has it; empty for what is fixed, or depends on the classes of the target. */
    private static Optional<Object> written(Parameter parameter, Object value, Optional<Object> given) {
        return switch (parameter) {
            case Parameter.Convention _ -> Optional.empty();
            case Parameter.OneLabel _, Parameter.Classes _ -> given;
            case Parameter.Limit _ -> value.equals(Integer.MAX_VALUE) ? Optional.empty() : Optional.of(value);
            default -> Optional.of(value instanceof Enum<?> constant ? constant.toString() : value);
        };
    }
}
