package dev.assay.scoring.metric;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The value of every parameter of a metric, checked. Immutable. */
public final class Arguments {
    private final SequencedMap<String, Object> values;

    Arguments(SequencedMap<String, Object> values) {
        this.values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** By name, in the order of the parameters. */
    public SequencedMap<String, Object> values() {
        return values;
    }

    public int wholeNumber(String name) {
        return get(name, Integer.class);
    }

    public double number(String name) {
        return get(name, Double.class);
    }

    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    public <T extends Enum<T>> T choice(String name, Class<T> type) {
        return get(name, type);
    }

    public Label label(String name) {
        return get(name, Label.class);
    }

    /** Every class in its order; empty: those that occur. */
    @SuppressWarnings("unchecked")
    public List<Label> classes(String name) {
        return (List<Label>) get(name, List.class);
    }

    private <T> T get(String name, Class<T> type) {
        return type.cast(requireNonNull(values.get(name), name));
    }
}
