package dev.assay.scoring.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a metric comes to: mostly a number, for some metrics a list or named parts. A NaN stands for a value that does
 * not exist, see {@link MetricDefinition#undefinedWhen()}; it is for the caller to say so in words.
 */
public sealed interface Value {
    /** A number; NaN where undefined, infinite where it leaves the range of numbers. */
    record Scalar(double value) implements Value {}

    /** Values in an order that the metric's formula states. */
    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** Named values. */
    record Fields(SequencedMap<String, Value> values) implements Value {
        public Fields {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /** These and one more. */
        public Fields and(String name, Value value) {
            SequencedMap<String, Value> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Fields(more);
        }

        /** These and one more number. */
        public Fields and(String name, double value) {
            return and(name, Value.of(value));
        }
    }

    static Value of(double value) {
        return new Scalar(value);
    }

    static Value of(double... values) {
        List<Value> numbers = new ArrayList<>(values.length);
        for (double value : values) {
            numbers.add(new Scalar(value));
        }
        return new Sequence(numbers);
    }

    /** Rows of a matrix. */
    static Value of(double[][] rows) {
        List<Value> sequences = new ArrayList<>(rows.length);
        for (double[] row : rows) {
            sequences.add(of(row));
        }
        return new Sequence(sequences);
    }

    /** Named values, in the order of the map. */
    static Value of(SequencedMap<String, Value> values) {
        return new Fields(values);
    }

    /** The first of several named values. */
    static Fields named(String name, Value value) {
        return new Fields(new LinkedHashMap<>(Map.of(name, value)));
    }

    /** The first of several named values, a number. */
    static Fields named(String name, double value) {
        return named(name, of(value));
    }

    /** Two named numbers. */
    static Value of(String first, double firstValue, String second, double secondValue) {
        SequencedMap<String, Value> values = new LinkedHashMap<>(Map.of(first, of(firstValue)));
        values.put(second, of(secondValue));
        return new Fields(values);
    }
}
