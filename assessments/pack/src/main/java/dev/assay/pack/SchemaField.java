package dev.assay.pack;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the schema says of one place in a document.
 *
 * @param name of the field, or of the list that the place is an item of
 * @param own the sub-schema written at the place
 * @param shared the sub-schema it refers to; missing when it refers to none
 */
record SchemaField(String name, JsonNode own, JsonNode shared) {

    static SchemaField at(JsonNode root, String pointer) {
        var field = of("the manifest", root, root);
        if (pointer.isEmpty()) {
            return field;
        }
        for (var step : pointer.substring(1).split("/", -1)) {
            var member = field.keyword("properties").path(step);
            field = member.isMissingNode()
                    ? of(field.name, field.keyword("items"), root)
                    : of("'" + step + "'", member, root);
        }
        return field;
    }

    static SchemaField of(String name, JsonNode own, JsonNode root) {
        var reference = own.path("$ref");
        var shared = reference.isString() ? root.at(reference.stringValue().substring(1)) : MissingNode.getInstance();
        return new SchemaField(name, own, shared);
    }

    /** A keyword, as written at the place or else in the shared sub-schema. */
    JsonNode keyword(String keyword) {
        return own.has(keyword) ? own.path(keyword) : shared.path(keyword);
    }

    String description() {
        return keyword("description").stringValue("");
    }

    /** The description with the one of the shared sub-schema, which tells of the form. */
    String help() {
        var form = shared.path("description").stringValue("");
        return form.isEmpty() || form.equals(description()) ? description() : description() + " " + form;
    }

    String type() {
        return keyword("type").stringValue("");
    }

    List<String> members() {
        return keyword("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
