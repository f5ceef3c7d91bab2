package dev.assay.platform.submission;

import org.jspecify.annotations.Nullable;

/** Names of uploads: shown, never used as a path. */
final class FileName {

    private static final int MOST_CHARACTERS = 200;

    private FileName() {}

    /** The last part of a path without control, format and other invisible characters; never empty. */
    static String sanitised(@Nullable String name) {
        if (name == null) {
            return "submission";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
        if (visible.isEmpty()) {
            return "submission";
        }
        return visible.length() <= MOST_CHARACTERS
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, Math.min(100, visible.codePointCount(0, 200))));
    }
}
