package dev.assay.platform.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Schemas in words and by example. */
final class SchemaWords {

    private static final String REFERENCE = "#/components/schemas/";
    private static final int DEEPEST = 6;

    private final Node schemas;

    SchemaWords(Node schemas) {
        this.schemas = schemas;
    }

    /** Such as {@code list of Opening}, or {@code string, date-time or null}. */
    String type(Node schema) {
        String reference = schema.at("$ref").text();
        if (!reference.isEmpty()) {
            return reference.substring(REFERENCE.length());
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return schema.at(several).items().stream()
                        .map(this::type)
                        .distinct()
                        .collect(Collectors.joining(" or "));
            }
        }
        if (schema.has("enum")) {
            return schema.at("enum").items().stream().map(Node::text).collect(Collectors.joining(" | "));
        }
        return plain(schema);
    }

    private String plain(Node schema) {
        List<String> types = types(schema);
        String nullable = types.contains("null") ? " or null" : "";
        String type = types.isEmpty() ? "anything" : types.getFirst();
        if (type.equals("array")) {
            return "list of " + type(schema.at("items")) + nullable;
        }
        String format = schema.at("format").text();
        return (format.isEmpty() || format.startsWith("int") ? type : type + ", " + format) + nullable;
    }

    /** JSON with a value of each kind. */
    String example(Node schema) {
        return example(schema, "", "", 0);
    }

    private String example(Node schema, String name, String indent, int depth) {
        String reference = schema.at("$ref").text();
        if (!reference.isEmpty()) {
            return example(schemas.at(reference.substring(REFERENCE.length())), name, indent, depth);
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return example(schema.at(several).items().getFirst(), name, indent, depth);
            }
        }
        if (!schema.at("example").isEmpty()) {
            return scalar(schema, schema.at("example").text());
        }
        if (schema.has("enum")) {
            return quoted(schema.at("enum").items().getFirst().text());
        }
        if (schema.has("properties")) {
            return object(schema, indent, depth);
        }
        return types(schema).contains("array") ? array(schema, indent, depth) : scalar(schema, sample(schema, name));
    }

    private String object(Node schema, String indent, int depth) {
        if (depth == DEEPEST) {
            return "{}";
        }
        String inner = indent + "  ";
        return schema.at("properties").fields().entrySet().stream()
                .map(field -> inner + quoted(field.getKey()) + ": "
                        + example(field.getValue(), field.getKey(), inner, depth + 1))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private String array(Node schema, String indent, int depth) {
        if (depth == DEEPEST) {
            return "[]";
        }
        return "[" + example(schema.at("items"), "", indent, depth + 1) + "]";
    }

    private static String scalar(Node schema, String text) {
        List<String> types = types(schema);
        boolean bare = types.contains("integer") || types.contains("number") || types.contains("boolean");
        return bare ? text : quoted(text);
    }

    private static String sample(Node schema, String name) {
        List<String> types = types(schema);
        if (types.contains("integer")) {
            return "1";
        }
        if (types.contains("number")) {
            return "0.5";
        }
        if (types.contains("boolean")) {
            return "true";
        }
        Map<String, String> formats = Map.of("date-time", "2026-11-21T09:00:00Z", "email", "ana@example.com");
        String format = schema.at("format").text();
        if (formats.containsKey(format)) {
            return formats.getOrDefault(format, "");
        }
        return name.equals("id") || name.endsWith("Id") ? "01936d3a-7c00-7000-8000-000000000001" : "text";
    }

    private static List<String> types(Node schema) {
        Node type = schema.at("type");
        return type.items().isEmpty()
                ? List.of(type.text()).stream().filter(text -> !text.isEmpty()).toList()
                : type.items().stream().map(Node::text).toList();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
