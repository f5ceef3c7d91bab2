package dev.assay.platform.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mends what the generator of the document says wrongly of values that may be missing. */
final class SchemaRepairs {

    private SchemaRepairs() {}

    /** Goes through a whole document and changes it. */
    static void apply(Map<String, Object> document) {
        walk(document);
        new Node(document)
                .at("paths").fields().values().stream()
                        .flatMap(methods -> methods.fields().values().stream())
                        .flatMap(operation -> operation.at("parameters").items().stream())
                        .forEach(parameter -> neverNull(parameter.at("schema")));
    }

    private static void walk(Object value) {
        Node node = new Node(value);
        if (value instanceof Map) {
            mend(node);
            node.fields().values().forEach(field -> walkInto(field));
        }
        node.items().forEach(SchemaRepairs::walkInto);
    }

    private static void walkInto(Node node) {
        if (node.value() instanceof Map || node.value() instanceof List) {
            walk(node.value());
        }
    }

    private static void mend(Node schema) {
        List<String> types = schema.at("type").items().stream().map(Node::text).toList();
        if (types.contains("null") && types.contains("object") && types.size() > 2) {
            // Written as one of three kinds, where only two are meant.
            schema.mutable()
                    .put(
                            "type",
                            new ArrayList<>(types.stream()
                                    .filter(type -> !type.equals("object"))
                                    .toList()));
        }
        if (schema.at("type").text().equals("null") && schema.has("allOf")) {
            Map<String, Object> nothing = new LinkedHashMap<>(new TreeMap<>(Map.of("type", "null")));
            List<Object> either = new ArrayList<>();
            schema.at("allOf").items().forEach(one -> either.add(one.mutable()));
            either.add(nothing);
            schema.mutable().remove("type");
            schema.mutable().remove("allOf");
            schema.mutable().put("anyOf", either);
        }
        if (schema.at("type").isEmpty() && (schema.has("properties") || schema.has("additionalProperties"))) {
            schema.mutable().put("type", "object");
        }
        if (schema.at("type").isEmpty() && schema.has("enum")) {
            schema.mutable().put("type", "string");
        }
    }

    /** A parameter is there or left out; it is never null. */
    private static void neverNull(Node schema) {
        List<String> types = schema.at("type").items().stream()
                .map(Node::text)
                .filter(type -> !type.equals("null"))
                .toList();
        if (types.size() == 1) {
            schema.mutable().put("type", types.getFirst());
        }
    }
}
