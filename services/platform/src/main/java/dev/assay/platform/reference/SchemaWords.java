package dev.assay.platform.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Schemas in words. */
final class SchemaWords {

    private static final String REFERENCE = "#/components/schemas/";

    private SchemaWords() {}

    /** Such as {@code list of Opening}, or {@code string, date-time or null}. */
    static String type(Node schema) {
        String reference = schema.at("$ref").text();
        if (!reference.isEmpty()) {
            return reference.substring(REFERENCE.length());
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return schema.at(several).items().stream()
                        .map(SchemaWords::type)
                        .distinct()
                        .collect(Collectors.joining(" or "));
            }
        }
        if (schema.has("enum")) {
            return schema.at("enum").items().stream().map(Node::text).collect(Collectors.joining(" | "));
        }
        return plain(schema);
    }

    /** The kinds of value that it takes. */
    static List<String> types(Node schema) {
        Node type = schema.at("type");
        return type.items().isEmpty()
                ? List.of(type.text()).stream().filter(text -> !text.isEmpty()).toList()
                : type.items().stream().map(Node::text).toList();
    }

    /** Whether it takes text or a number, or a list of such. */
    static boolean isScalar(Node schema) {
        List<String> types = types(schema);
        return types.contains("array")
                ? isScalar(schema.at("items"))
                : types.stream().anyMatch(List.of("string", "integer", "number", "boolean")::contains);
    }

    private static String plain(Node schema) {
        List<String> types = types(schema);
        String type = types.isEmpty() ? "anything" : types.getFirst();
        String nullable = types.contains("null") && !type.equals("null") ? " or null" : "";
        if (type.equals("array")) {
            return "list of " + type(schema.at("items")) + nullable;
        }
        String format = schema.at("format").text();
        return (format.isEmpty() || format.startsWith("int") ? type : type + ", " + format) + nullable;
    }
}
