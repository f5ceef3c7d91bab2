package dev.assay.platform.ui;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form and what is wrong with it, for showing it again.
 *
 * @param values by name of the field
 * @param errors a sentence by name of the field: what is wrong and how to mend it
 */
public record Form(Map<String, String> values, Map<String, String> errors) {

    /** Copies both maps. */
    public Form {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /** A form that nobody has filled in. */
    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    /** A form with what was typed, or what is stored. */
    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    /** The same with one more error. */
    public Form error(String field, String sentence) {
        Map<String, String> more = new HashMap<>(errors);
        more.put(field, sentence);
        return new Form(values, more);
    }

    /** What stands in a field; empty when nothing does. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with a field. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Whether a box is ticked. */
    public boolean ticked(String field) {
        return values.containsKey(field);
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return errors.isEmpty();
    }
}
