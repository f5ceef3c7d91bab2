package dev.assay.pack;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of {@code pack.yaml}: the one source of what a manifest may say and of what its fields mean. */
final class PackSchema {

    private static final Schema SCHEMA = load();

    private PackSchema() {}

    private static Schema load() {
        try (InputStream json = Objects.requireNonNull(PackSchema.class.getResourceAsStream("pack.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself. */
    static JsonNode json() {
        return SCHEMA.getSchemaNode();
    }

    /** Everything in which a document departs from the schema. */
    static List<ManifestError> errors(PositionedDocument document) {
        var errors = new ArrayList<ManifestError>();
        for (var error : SCHEMA.validate(document.root())) {
            errors.add(explained(document, error));
        }
        return errors;
    }

    private static ManifestError explained(PositionedDocument document, Error error) {
        var pointer = pointer(error);
        var field = SchemaField.at(json(), pointer);
        var property = error.getProperty();
        return switch (error.getKeyword()) {
            case "required" -> {
                var missing =
                        SchemaField.at(json(), PositionedDocument.pointer(pointer, Objects.requireNonNull(property)));
                yield document.atKey(pointer, "'" + property + "' is missing; add it. " + missing.help());
            }
            case "additionalProperties" -> unknown(document, pointer, Objects.requireNonNull(property), field);
            case "pattern" -> document.at(pointer, field.name() + " does not have the form it needs. " + field.help());
            default ->
                document.at(pointer, field.name() + " " + Words.shown(error.getMessage()) + expected(error, field));
        };
    }

    private static ManifestError unknown(
            PositionedDocument document, String pointer, String property, SchemaField field) {
        var known = field.members();
        var advice = Words.nearest(property, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
        return document.atKey(
                PositionedDocument.pointer(pointer, property),
                "unknown field '" + Words.shown(property) + "'; " + advice);
    }

    private static String expected(Error error, SchemaField field) {
        var quote = "type".equals(error.getKeyword())
                        && error.getInstanceNode() != null
                        && error.getInstanceNode().isNumber()
                        && "string".equals(field.type())
                ? " (put it in quotes)"
                : "";
        return quote + ". " + field.help();
    }

    private static String pointer(Error error) {
        var path = error.getInstanceLocation();
        return IntStream.range(0, path.getNameCount())
                .mapToObj(path::getName)
                .map(name -> PositionedDocument.pointer("", name))
                .collect(Collectors.joining());
    }
}
