package dev.assay.pack;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A document as JSON that remembers where every node stood.
 *
 * @param values position of each value by JSON pointer
 * @param keys position of the key of each member by JSON pointer
 * @param errors what was wrong without ending the reading, such as a key given twice
 */
record PositionedDocument(
        JsonNode root, Map<String, Position> values, Map<String, Position> keys, List<ManifestError> errors) {

    /** Line and column, from 1. */
    record Position(int line, int column) {
        static final Position START = new Position(1, 1);

        ManifestError error(String message) {
            return new ManifestError(Pack.MANIFEST, line, column, message);
        }
    }

    static String pointer(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** An error at a value, or at the nearest thing around it. */
    ManifestError at(String pointer, String message) {
        return nearest(values, pointer).error(message);
    }

    /** An error at the key of a member, or at the nearest thing around it. */
    ManifestError atKey(String pointer, String message) {
        var key = keys.get(pointer);
        return key == null ? at(pointer, message) : key.error(message);
    }

    private static Position nearest(Map<String, Position> positions, String pointer) {
        var at = pointer;
        while (true) {
            var position = positions.get(at);
            if (position != null) {
                return position;
            }
            if (at.isEmpty()) {
                return Position.START;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
    }
}
