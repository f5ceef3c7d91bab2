package dev.assay.scoring.catalogue;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.JsonNumber;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that another implementation gave for a metric, or inputs that it rejected.
 *
 * @param id of the case
 * @param metric id of the metric
 * @param params as the case writes them
 * @param inputs as the case writes them
 * @param expected number, list or map as JSON has them; NaN and infinities as texts; null when rejected
 * @param rejected whether the inputs must be refused
 */
public record ReferenceCase(
        String id,
        String metric,
        Map<String, ? extends @Nullable Object> params,
        Map<String, ? extends @Nullable Object> inputs,
        @Nullable Object expected,
        boolean rejected) {

    /** Relative to the larger of one and the expected value. */
    private static final double TOLERANCE = 1e-9;

    private static final Set<String> REJECTED_TAGS = Set.of("nan_input", "inf_input");

    /**
     * A case from the members of its JSON object: id, metric, params, inputs, expected or error, tags.
     *
     * @throws IllegalArgumentException when a member is missing or of the wrong kind
     */
    public static ReferenceCase of(Map<String, ?> members) {
        boolean rejected = members.containsKey("error")
                || (members.get("tags") instanceof List<?> tags && tags.stream().anyMatch(REJECTED_TAGS::contains));
        if (!rejected && !members.containsKey("expected")) {
            throw new IllegalArgumentException("the case has neither \"expected\" nor \"error\"");
        }
        return new ReferenceCase(
                text(members, "id"),
                text(members, "metric"),
                members.containsKey("params") ? map(members, "params") : Map.of(),
                map(members, "inputs"),
                members.get("expected"),
                rejected);
    }

    /** Why the case fails; empty when it passes. */
    public Optional<String> failure() {
        Value value;
        try {
            MetricDefinition definition = MetricCatalogue.named(metric);
            value = definition.value(Inputs.of(inputs), definition.arguments(params));
        } catch (InvalidInputException refused) {
            return rejected ? Optional.empty() : Optional.of("refused: " + refused.getMessage());
        } catch (InvalidMetricException unknown) {
            return Optional.of(String.valueOf(unknown.getMessage()));
        }
        return rejected ? Optional.of("accepted, and should be refused") : difference("value", expected, value);
    }

    private static Optional<String> difference(String where, @Nullable Object expected, Value actual) {
        return switch (actual) {
            case Value.Scalar(double number) -> numberDifference(where, expected, number);
            case Value.Sequence(List<Value> values) -> sequenceDifference(where, expected, values);
            case Value.Fields(Map<String, Value> values) -> fieldsDifference(where, expected, values);
        };
    }

    private static Optional<String> numberDifference(String where, @Nullable Object expected, double actual) {
        Optional<Double> wanted = JsonNumber.of(expected);
        if (wanted.isEmpty()) {
            return Optional.of("%s is %s and should be no number".formatted(where, actual));
        }
        double number = wanted.get();
        boolean equal = Double.isFinite(number)
                ? Math.abs(number - actual) <= TOLERANCE * Math.max(1, Math.abs(number))
                : Double.compare(number, actual) == 0;
        return equal ? Optional.empty() : Optional.of("%s is %s and should be %s".formatted(where, actual, number));
    }

    private static Optional<String> sequenceDifference(String where, @Nullable Object expected, List<Value> actual) {
        if (!(expected instanceof List<?> list) || list.size() != actual.size()) {
            return Optional.of("%s has %d elements and should be otherwise".formatted(where, actual.size()));
        }
        for (int index = 0; index < actual.size(); index++) {
            Optional<String> difference =
                    difference("%s[%d]".formatted(where, index), list.get(index), actual.get(index));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fieldsDifference(
            String where, @Nullable Object expected, Map<String, Value> actual) {
        if (!(expected instanceof Map<?, ?> map)) {
            return Optional.of("%s has named parts and should be otherwise".formatted(where));
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = where + "." + entry.getKey();
            Value part = actual.get(String.valueOf(entry.getKey()));
            Optional<String> difference =
                    part == null ? Optional.of(name + " is missing") : difference(name, entry.getValue(), part);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String text(Map<String, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the case has no text \"%s\"".formatted(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Map<String, ?> members, String name) {
        if (members.get(name) instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("the case has no object \"%s\"".formatted(name));
    }
}
