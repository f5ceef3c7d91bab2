package dev.assay.platform.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a list with what it is narrowed to, for links that keep that.
 *
 * @param path of the list
 * @param parameters in order; none is empty
 */
public record Query(String path, Map<String, String> parameters) {

    /** The whole list. */
    public static Query of(String path) {
        return new Query(path, Map.of());
    }

    /** Narrowed by one more; nothing and empty texts do not narrow. */
    public Query with(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Query(path, more);
    }

    /** Whether it shows less than everything. */
    public boolean isNarrowed() {
        return !parameters.isEmpty();
    }

    /** The address. */
    public String address() {
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
