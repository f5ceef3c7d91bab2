package dev.assay.platform.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as people read JSON: one field a line. */
final class JsonText {

    private JsonText() {}

    /** The text. */
    static String of(Node node) {
        return of(node, "");
    }

    private static String of(Node node, String indent) {
        String inner = indent + "  ";
        return switch (node.value()) {
            case null -> "null";
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                node.fields().entrySet().stream()
                        .map(field -> inner + quoted(field.getKey()) + ": " + of(field.getValue(), inner))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case List<?> list ->
                node.items().stream().map(item -> of(item, indent)).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            default -> node.text();
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
