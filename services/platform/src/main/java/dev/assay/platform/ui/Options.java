package dev.assay.platform.ui;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Choices of a {@code select} in their order. */
public final class Options {

    private Options() {}

    /** Values and what is read for each, in turn. */
    public static Map<String, String> of(String... valuesAndLabels) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            options.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
        }
        return Collections.unmodifiableMap(options);
    }
}
