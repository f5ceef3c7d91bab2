package dev.assay.platform.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A value of a YAML document; what is not there is empty rather than null. */
record Node(@Nullable Object value) {

    /** A whole document. */
    static Node read(String yaml) {
        return new Node(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    Node at(String field) {
        return new Node(value instanceof Map<?, ?> map ? map.get(field) : null);
    }

    boolean has(String field) {
        return value instanceof Map<?, ?> map && map.containsKey(field);
    }

    boolean isEmpty() {
        return value == null;
    }

    /** The object itself, to be changed. */
    @SuppressWarnings("unchecked") // Keys of our documents are text.
    Map<String, Object> mutable() {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("no object: " + value);
    }

    /** The fields of an object in their order; none when it is no object. */
    Map<String, Node> fields() {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> fields.put(String.valueOf(key), new Node(field)));
        }
        return fields;
    }

    /** The items of a list; none when it is no list. */
    List<Node> items() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    /** A scalar as text; empty when there is none. */
    String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }
}
