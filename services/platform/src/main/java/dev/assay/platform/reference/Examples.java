package dev.assay.platform.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies to look at, made from the schemas and from one value for each field. */
final class Examples {

    private static final String REFERENCE = "#/components/schemas/";

    private final Node schemas;
    private final Node values;

    /**
     * Takes what it makes examples from.
     *
     * @param schemas of the document
     * @param values by {@code field}, or by {@code Schema.field} where that differs
     */
    Examples(Node schemas, Node values) {
        this.schemas = schemas;
        this.values = values;
    }

    /** An example of a schema, as JSON would be read. */
    Object of(Node schema) {
        return of(schema, "", "");
    }

    private Object of(Node schema, String owner, String field) {
        String reference = schema.at("$ref").text();
        if (!reference.isEmpty()) {
            String name = reference.substring(REFERENCE.length());
            return of(schemas.at(name), name, field);
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return of(schema.at(several).items().getFirst(), owner, field);
            }
        }
        if (schema.has("enum")) {
            return schema.at("enum").items().getFirst().text();
        }
        if (schema.has("properties")) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            schema.at("properties")
                    .fields()
                    .forEach((name, property) -> object.put(name, field(property, owner, name)));
            return object;
        }
        if (schema.has("additionalProperties")) {
            return new LinkedHashMap<>(Map.of("restored", 1));
        }
        if (SchemaWords.types(schema).equals(List.of("object"))) {
            return new LinkedHashMap<>();
        }
        return SchemaWords.types(schema).contains("array")
                ? List.of(of(schema.at("items"), owner, field))
                : scalar(schema, owner, field);
    }

    private @Nullable Object field(Node schema, String owner, String name) {
        for (String key : List.of(owner + "." + name, name)) {
            if (values.has(key) && SchemaWords.isScalar(schema)) {
                Object value = values.at(key).value();
                // A list of its own: the document would refer from one to the other.
                return value instanceof List<?> list ? new ArrayList<>(list) : value;
            }
        }
        return of(schema, owner, name);
    }

    private static Object scalar(Node schema, String owner, String field) {
        List<String> types = SchemaWords.types(schema);
        if (types.contains("boolean")) {
            return true;
        }
        if (schema.at("format").text().equals("date-time")) {
            return "2026-11-21T09:00:00Z";
        }
        if (schema.at("format").text().equals("binary") || types.contains("object")) {
            return "";
        }
        throw new IllegalStateException("no example of " + owner + "." + field + " in " + CompleteDocument.WORDS);
    }
}
