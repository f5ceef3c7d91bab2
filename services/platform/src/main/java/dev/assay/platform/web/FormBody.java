package dev.assay.platform.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form in which fields come more than once, such as one box for each row of a table.
 *
 * @param fields what was sent, by name, in order
 */
public record FormBody(Map<String, List<String>> fields) {

    /** Reads the body of a form ({@code application/x-www-form-urlencoded}). */
    public static FormBody read(String body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decoded(field.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(field.substring(equals + 1)));
            }
        }
        return new FormBody(fields);
    }

    /** The first of a name; empty when there is none. */
    public String value(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    /** All of a name. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The first of each name. */
    public Map<String, String> single() {
        Map<String, String> single = new LinkedHashMap<>();
        fields.forEach((name, values) -> single.put(name, values.getFirst()));
        return single;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST, "The form is not encoded as forms are.");
        }
    }
}
