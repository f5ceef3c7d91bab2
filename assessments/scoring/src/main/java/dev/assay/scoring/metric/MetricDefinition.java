package dev.assay.scoring.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the catalogue: all that people and programs need to know of it, and how it is computed. Immutable; made
 * with {@link #named}.
 *
 * @param id stable name, as packs write it
 * @param version of the convention; a change of any value under the same parameters is a new version
 * @param name as people know it
 * @param family under which it is listed
 * @param direction which way is better; empty for what is no score, such as a curve or a test
 * @param range of its values
 * @param decomposition what its value is made of
 * @param formula in mathematical notation
 * @param conventions how edge cases are settled
 * @param reference the implementation or publication it agrees with
 * @param undefinedWhen when it has no value: a part of a sentence without any value of the data
 * @param inputs what it takes
 * @param parameters what can be chosen
 * @param formulaOf how it is computed
 */
public record MetricDefinition(
        String id,
        int version,
        String name,
        Family family,
        Optional<Direction> direction,
        Range range,
        Decomposition decomposition,
        String formula,
        String conventions,
        String reference,
        String undefinedWhen,
        List<Input> inputs,
        List<Parameter> parameters,
        Formula formulaOf) {

    /** Of a metric that is never undefined. */
    public static final String ALWAYS_DEFINED = "it always has a value";

    public MetricDefinition {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /** How a metric's value comes out of its inputs. */
    @FunctionalInterface
    public interface Formula {
        /**
         * The value.
         *
         * @throws InvalidInputException when the inputs are not what the formula is made for
         */
        Value of(Inputs inputs, Arguments arguments);
    }

    /** How a metric over rows is tied to them, to be evaluated under many weights. */
    @FunctionalInterface
    public interface RowFormula {
        /**
         * The statistic and the number of its rows.
         *
         * @throws InvalidInputException when the inputs are not what the formula is made for
         */
        BoundRows of(Inputs inputs, Arguments arguments);
    }

    /**
     * A metric tied to rows.
     *
     * @param rows number of rows, at least one
     * @param statistic its value under any weights of the rows
     * @param weighted whether weights among the inputs count; where not, each row counts once
     */
    public record BoundRows(int rows, Statistic statistic, boolean weighted) {
        public BoundRows {
            if (rows == 0) {
                throw new InvalidInputException("There are no rows.");
            }
        }

        public BoundRows(int rows, Statistic statistic) {
            this(rows, statistic, true);
        }

        double value(Inputs inputs) {
            return weighted && inputs.has(Input.WEIGHTS)
                    ? statistic.under(inputs.weights(rows))
                    : statistic.plain(rows);
        }
    }

    /** A formula over rows: its value is the statistic under the weights among the inputs. */
    record Weighted(RowFormula rows) implements Formula {
        @Override
        public Value of(Inputs inputs, Arguments arguments) {
            return Value.of(rows.of(inputs, arguments).value(inputs));
        }
    }

    /** Begins a definition. */
    public static Draft named(String id, String name) {
        return new Draft(id, name);
    }

    /** The value on some inputs. */
    public Value value(Inputs given, Arguments arguments) {
        for (String name : given.names()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new InvalidInputException("The metric %s takes no input %s; it takes %s."
                        .formatted(id, name, inputs.stream().map(Input::name).collect(Collectors.joining(", "))));
            }
        }
        return formulaOf.of(given, arguments);
    }

    /** Whether its value is a function of weighted rows, so that {@link #bind} is never empty. */
    public boolean isOverRows() {
        return formulaOf instanceof Weighted;
    }

    /** The metric tied to rows, where its value is a function of weighted rows. */
    public Optional<BoundRows> bind(Inputs given, Arguments arguments) {
        return formulaOf instanceof Weighted(RowFormula rows)
                ? Optional.of(rows.of(given, arguments))
                : Optional.empty();
    }

    /**
     * Checks parameters.
     *
     * @param given as read from a manifest or a case: texts, numbers, booleans, null
     * @throws InvalidMetricException when one does not exist or is not allowed; the message says what is
     */
    public Arguments arguments(Map<String, ? extends @Nullable Object> given) {
        for (String parameter : given.keySet()) {
            if (parameters.stream().noneMatch(known -> known.name().equals(parameter))) {
                throw new InvalidMetricException(
                        "The metric %s has no parameter \"%s\"; it takes %s.".formatted(id, parameter, taken()));
            }
        }
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), value(parameter, given)));
        return new Arguments(values);
    }

    private Object value(Parameter parameter, Map<String, ? extends @Nullable Object> given) {
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

    private String taken() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    /** A definition in the making. */
    public static final class Draft {
        private final String id;
        private final String name;
        private final List<Input> inputs = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private Family family = Family.TESTS;
        private Optional<Direction> direction = Optional.empty();
        private Range range = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        private Decomposition decomposition = Decomposition.WHOLE;
        private String formula = "";
        private String conventions = "";
        private String reference = "";
        private String undefinedWhen = ALWAYS_DEFINED;

        private Draft(String id, String name) {
            this.id = id;
            this.name = name;
        }

        public Draft family(Family family) {
            this.family = family;
            return this;
        }

        public Draft higherIsBetter(double lower, double upper) {
            this.direction = Optional.of(Direction.HIGHER);
            this.range = new Range(lower, upper);
            return this;
        }

        public Draft lowerIsBetter(double lower, double upper) {
            this.direction = Optional.of(Direction.LOWER);
            this.range = new Range(lower, upper);
            return this;
        }

        /** The range of a metric that no direction makes better. */
        public Draft within(double lower, double upper) {
            this.range = new Range(lower, upper);
            return this;
        }

        public Draft madeOf(Decomposition decomposition) {
            this.decomposition = decomposition;
            return this;
        }

        public Draft formula(String formula) {
            this.formula = formula;
            return this;
        }

        public Draft conventions(String conventions) {
            this.conventions = conventions;
            return this;
        }

        public Draft reference(String reference) {
            this.reference = reference;
            return this;
        }

        public Draft undefinedWhen(String undefinedWhen) {
            this.undefinedWhen = undefinedWhen;
            return this;
        }

        public Draft takes(Input... taken) {
            inputs.addAll(List.of(taken));
            return this;
        }

        public Draft with(Parameter... chosen) {
            parameters.addAll(List.of(chosen));
            return this;
        }

        /** Ends the definition of a metric over weighted rows. */
        public MetricDefinition overRows(RowFormula rows) {
            return computed(new Weighted(rows));
        }

        /** Ends the definition of any other metric. */
        public MetricDefinition computed(Formula computed) {
            return new MetricDefinition(
                    id,
                    1,
                    name,
                    family,
                    direction,
                    range,
                    decomposition,
                    formula,
                    conventions,
                    reference,
                    undefinedWhen,
                    inputs,
                    parameters,
                    computed);
        }
    }
}
