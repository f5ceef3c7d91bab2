package dev.assay.scoring;

import static java.util.Objects.requireNonNull;

import dev.assay.scoring.metric.InvalidMetricException;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Parameter.Choice;
import dev.assay.scoring.metric.Parameter.Flag;
import dev.assay.scoring.metric.Parameter.WholeNumber;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every metric by its stable id. */
public final class Metrics {
    private static final SortedMap<String, Definition> DEFINITIONS = definitions(List.of(
            new Definition("accuracy", List.of(), given -> new Accuracy()),
            new Definition(
                    "balanced_accuracy",
                    List.of(new Flag("adjusted", false)),
                    given -> new BalancedAccuracy(given.get("adjusted", Boolean.class))),
            new Definition("brier", List.of(), given -> new Brier()),
            new Definition(
                    "calibration_error",
                    List.of(
                            new WholeNumber("n_bins", 1, 1000, Optional.of(10)),
                            new Choice<>(
                                    "norm",
                                    List.of(CalibrationError.Norm.values()),
                                    Optional.of(CalibrationError.Norm.L1))),
                    given -> new CalibrationError(
                            given.get("n_bins", Integer.class), given.get("norm", CalibrationError.Norm.class))),
            new Definition(
                    "f1",
                    List.of(
                            new Choice<>("average", List.of(F1.Average.values()), Optional.empty()),
                            new Choice<>(
                                    "zero_division",
                                    List.of(F1.ZeroDivision.values()),
                                    Optional.of(F1.ZeroDivision.ZERO))),
                    given -> new F1(
                            given.get("average", F1.Average.class), given.get("zero_division", F1.ZeroDivision.class))),
            new Definition("log_loss", List.of(), given -> new LogLoss()),
            new Definition("mae", List.of(), given -> new Mae()),
            new Definition("mase", List.of(), given -> new Mase()),
            new Definition("rmse", List.of(), given -> new Rmse()),
            new Definition("roc_auc", List.of(), given -> new RocAuc()),
            new Definition("wape", List.of(), given -> new Wape())));

    private Metrics() {}

    /** A metric that can be asked for. */
    private record Definition(String id, List<Parameter> parameters, Function<Arguments, Metric> create) {
        Metric with(Map<String, ?> given) {
            for (String name : given.keySet()) {
                if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                    throw new InvalidMetricException(
                            "The metric %s has no parameter \"%s\"; it takes %s.".formatted(id, name, allowed()));
                }
            }
            Map<String, Object> values = new HashMap<>();
            parameters.forEach(parameter -> values.put(parameter.name(), value(parameter, given)));
            return create.apply(new Arguments(values));
        }

        private Object value(Parameter parameter, Map<String, ?> given) {
            if (!given.containsKey(parameter.name())) {
                return parameter
                        .fallback()
                        .orElseThrow(() -> new InvalidMetricException("The metric %s needs the parameter \"%s\", %s."
                                .formatted(id, parameter.name(), parameter.allowed())));
            }
            return parameter
                    .read(given.get(parameter.name()))
                    .orElseThrow(() -> new InvalidMetricException("The parameter \"%s\" of the metric %s must be %s."
                            .formatted(parameter.name(), id, parameter.allowed())));
        }

        private String allowed() {
            return parameters.isEmpty()
                    ? "none"
                    : parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
        }
    }

    /** The value of every parameter. */
    private record Arguments(Map<String, Object> values) {
        <T> T get(String name, Class<T> type) {
            return type.cast(requireNonNull(values.get(name)));
        }
    }

    private static SortedMap<String, Definition> definitions(List<Definition> definitions) {
        SortedMap<String, Definition> byId = new TreeMap<>();
        definitions.forEach(definition -> byId.put(definition.id(), definition));
        return byId;
    }

    /** The ids, sorted. */
    public static SequencedSet<String> ids() {
        return Collections.unmodifiableSequencedSet(new TreeSet<>(DEFINITIONS.keySet()));
    }

    /**
     * A metric with its parameters bound, in its newest version.
     *
     * @param parameters as read from a manifest: strings, numbers, booleans
     * @throws InvalidMetricException when the id, a parameter or its value does not exist; the message names those that
     *     do
     */
    public static Metric named(String id, Map<String, ?> parameters) {
        Definition definition = DEFINITIONS.get(id);
        if (definition == null) {
            throw new InvalidMetricException(
                    "There is no metric \"%s\"; the metrics are %s.".formatted(id, String.join(", ", ids())));
        }
        return definition.with(parameters);
    }

    /** A metric without parameters, or with those it falls back to. */
    public static Metric named(String id) {
        return named(id, Map.of());
    }
}
