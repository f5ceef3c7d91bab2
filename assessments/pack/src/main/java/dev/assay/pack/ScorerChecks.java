package dev.assay.pack;

import dev.assay.scoring.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks what a manifest says of one metric that the pack computes itself. */
final class ScorerChecks {

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,59}");

    /** Parameters that every scorer has. */
    private static final Set<String> TAKEN = Set.of("solution", "submission", "row_id_column_name");

    private final PositionedDocument document;
    private final String pointer;
    private final JsonNode spec;
    private final List<ManifestError> errors = new ArrayList<>();

    ScorerChecks(PositionedDocument document, String pointer) {
        this.document = document;
        this.pointer = pointer;
        this.spec = document.root().at(pointer);
    }

    List<ManifestError> errors() {
        var id = spec.path("id").stringValue("");
        if (Metrics.ids().contains(id) || Metrics.isOfOtherInputs(id)) {
            errors.add(document.at(
                    pointer + "/id",
                    Words.shown(id) + " is a metric of the scoring engine; give the one of your scorer another id, or"
                            + " remove the scorer"));
        }
        var scorer = spec.path("scorer");
        if (scorer.isObject() && scorer.has("file") == scorer.has("command")) {
            errors.add(document.atKey(
                    pointer + "/scorer",
                    scorer.has("file")
                            ? "the scorer has both 'file' and 'command'; keep one"
                            : "the scorer has neither 'file' nor 'command'; add one, such as file: score.py"));
        }
        for (var param : spec.path("params").properties()) {
            checkParameter(param.getKey(), param.getValue());
        }
        return errors;
    }

    private void checkParameter(String name, JsonNode value) {
        var at = PositionedDocument.pointer(pointer + "/params", name);
        if (!PARAMETER.matcher(name).matches()) {
            errors.add(document.atKey(
                    at,
                    "the parameter '" + Words.shown(name) + "' is no Python name; write letters, digits and"
                            + " underscores, a letter first"));
        }
        if (TAKEN.contains(name)) {
            errors.add(document.atKey(at, "'" + name + "' is given to every scorer; name the parameter otherwise"));
        }
        if (!plain(value)) {
            errors.add(document.at(
                    at,
                    "the parameter '" + Words.shown(name) + "' must be a text, a finite number, true, false or a list"
                            + " of these"));
        }
    }

    private static boolean plain(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().allMatch(item -> !item.isArray() && plain(item));
        }
        return value.isString() || value.isBoolean() || (value.isNumber() && Double.isFinite(value.doubleValue()));
    }
}
