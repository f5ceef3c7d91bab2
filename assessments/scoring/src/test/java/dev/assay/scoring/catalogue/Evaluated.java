package dev.assay.scoring.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A metric of the catalogue on inputs that a test builds up one after another. */
public final class Evaluated {
    private final MetricDefinition definition;
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private Evaluated(MetricDefinition definition) {
        this.definition = definition;
    }

    public static Evaluated metric(String id) {
        return new Evaluated(MetricCatalogue.named(id));
    }

    public Evaluated input(String name, Object value) {
        inputs.put(name, value);
        return this;
    }

    public Evaluated weights(double... weights) {
        return input("sample_weight", weights);
    }

    public Evaluated parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public Value value() {
        return definition.value(Inputs.of(inputs), definition.arguments(parameters));
    }

    public double number() {
        return ((Value.Scalar) value()).value();
    }

    /** The value under weights that are no input, as a resample asks for it. */
    public double under(double... weights) {
        return definition
                .bind(Inputs.of(inputs), definition.arguments(parameters))
                .orElseThrow()
                .statistic()
                .under(weights);
    }

    /** A number among named values. */
    public double number(String name) {
        return ((Value.Scalar) requireNonNull(((Value.Fields) value()).values().get(name))).value();
    }

    /** The same with each row as often as said; inputs of another length are left alone. */
    public Evaluated repeated(int... times) {
        Evaluated repeated = new Evaluated(definition);
        repeated.parameters.putAll(parameters);
        inputs.forEach((name, input) -> repeated.inputs.put(name, repeated(input, times)));
        return repeated;
    }

    private static Object repeated(Object input, int... times) {
        return input instanceof List<?> rows && rows.size() == times.length
                ? IntStream.range(0, times.length)
                        .boxed()
                        .flatMap(row -> Collections.nCopies(times[row], (Object) rows.get(row)).stream())
                        .toList()
                : input;
    }

    /** A list of numbers. */
    public List<Double> numbers() {
        return numbers(value());
    }

    /** A list of numbers among named ones. */
    public List<Double> numbers(String name) {
        return numbers(requireNonNull(((Value.Fields) value()).values().get(name)));
    }

    /** Lists of numbers. */
    public List<List<Double>> rows() {
        return ((Value.Sequence) value())
                .values().stream().map(Evaluated::numbers).toList();
    }

    private static List<Double> numbers(Value value) {
        return ((Value.Sequence) value)
                .values().stream()
                        .map(number -> ((Value.Scalar) number).value())
                        .toList();
    }

    /** Asserts that the inputs are refused with these words. */
    public void isRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::value)
                .withMessage(message);
    }
}
