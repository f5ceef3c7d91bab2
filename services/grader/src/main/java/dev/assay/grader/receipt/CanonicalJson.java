package dev.assay.grader.receipt;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON with one spelling for each value: sorted keys, no white space, numbers as ECMAScript writes them.
 *
 * <p>The rules are those of RFC 8785, so that any language can check a receipt.
 */
public final class CanonicalJson {
    private static final int LONGEST_PLAIN_NUMBER = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private CanonicalJson() {}

    /** UTF-8 bytes of the canonical form. */
    public static byte[] bytes(JsonNode node) {
        StringBuilder out = new StringBuilder();
        append(node, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(node, out);
            case ARRAY -> appendArray(node, out);
            case STRING -> appendString(node.stringValue(), out);
            case NUMBER -> out.append(number(node.doubleValue()));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
        }
    }

    private static void appendObject(JsonNode node, StringBuilder out) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.forEachEntry(sorted::put);
        char separator = '{';
        for (var entry : sorted.entrySet()) {
            out.append(separator);
            appendString(entry.getKey(), out);
            append(entry.getValue(), out.append(':'));
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(JsonNode node, StringBuilder out) {
        char separator = '[';
        for (JsonNode element : node) {
            append(element, out.append(separator));
            separator = ',';
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private static void appendString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** ECMA-262, Number::toString: the shortest digits that read back as the same double. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = count - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (count <= point && point <= LONGEST_PLAIN_NUMBER) {
            return sign + digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LONGEST_PLAIN_NUMBER) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (SMALLEST_PLAIN_EXPONENT < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        // Java never writes fewer than two digits, which for the smallest numbers is one too many.
        BigDecimal oneDigit = written.round(new MathContext(1));
        return oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : written;
    }
}
