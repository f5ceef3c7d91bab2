package dev.assay.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes the reference of {@code pack.yaml} from its JSON Schema. */
final class ManifestReference {

    private final JsonNode root = PackSchema.json();
    private final StringBuilder text = new StringBuilder();

    private ManifestReference() {}

    /** The reference as Markdown. */
    static String markdown() {
        return new ManifestReference().write();
    }

    private String write() {
        var manifest = SchemaField.of("", root, root);
        text.append("# pack.yaml, version 1\n\n")
                .append("Generated from [pack.schema.json](src/main/resources/dev/assay/pack/pack.schema.json):")
                .append(" edit that file, then run the test `ManifestReferenceTest` with `-Dregenerate`.\n\n")
                .append(manifest.description())
                .append(" Fields that are not listed here are refused.\n\n");
        table(fields("", manifest));
        text.append(
                "\n## Limits\n\nThe fields of `limits`, of `data.prepare.limits` and of `metrics[].scorer.limits`:\n\n");
        table(fields("", SchemaField.of("limits", root.at("/$defs/limits"), root)));
        return text.toString();
    }

    /** One row of the table. */
    private record Row(String path, SchemaField field, boolean required) {}

    private List<Row> fields(String prefix, SchemaField parent) {
        var required = parent.keyword("required").values().stream()
                .map(JsonNode::stringValue)
                .toList();
        var rows = new ArrayList<Row>();
        for (var member : parent.keyword("properties").properties()) {
            var field = SchemaField.of(member.getKey(), member.getValue(), root);
            var path = prefix + member.getKey();
            rows.add(new Row(path, field, required.contains(member.getKey())));
            var item = SchemaField.of(path, field.keyword("items"), root);
            if (item.keyword("properties").isObject()) {
                rows.addAll(fields(path + "[].", item));
            } else if (!field.shared().has("properties")) {
                rows.addAll(fields(path + ".", field));
            }
        }
        return rows;
    }

    private void table(List<Row> rows) {
        text.append("| Field | Value | Meaning |\n|---|---|---|\n");
        for (var row : rows) {
            text.append("| `")
                    .append(row.path())
                    .append("` | ")
                    .append(value(row))
                    .append(" | ")
                    .append(row.field().description().replace("|", "\\|"))
                    .append(" |\n");
        }
    }

    private static String value(Row row) {
        var parts = new ArrayList<String>();
        var field = row.field();
        parts.add(type(field));
        if (field.keyword("enum").isArray()) {
            parts.add(field.keyword("enum").values().stream()
                    .map(value -> "`" + value.stringValue() + "`")
                    .collect(Collectors.joining(" or ")));
        }
        bound(parts, field, "minimum", "at least ");
        bound(parts, field, "exclusiveMinimum", "above ");
        bound(parts, field, "maximum", "at most ");
        bound(parts, field, "minItems", "items at least ");
        bound(parts, field, "maxItems", "items at most ");
        bound(parts, field, "maxLength", "characters at most ");
        if (field.keyword("default").isMissingNode()) {
            parts.add(row.required() ? "required" : "optional");
        } else {
            parts.add("default `" + field.keyword("default") + "`");
        }
        return String.join(", ", parts);
    }

    private static String type(SchemaField field) {
        return switch (field.type()) {
            case "string" -> "text";
            case "integer" -> "whole number";
            case "array" -> "list";
            case "object" -> "fields";
            case "boolean" -> "true or false";
            default -> field.type();
        };
    }

    private static void bound(List<String> parts, SchemaField field, String keyword, String words) {
        if (field.keyword(keyword).isNumber()) {
            parts.add(words + field.keyword(keyword));
        }
    }
}
