package dev.assay.pack.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was checked.
 *
 * @param name of the check, stable, lower-case words joined by hyphens
 * @param status whether it holds
 * @param message what was found and, where it does not hold, what to do
 * @param measured numbers behind it, by name, in a fixed order
 */
public record Finding(String name, Status status, String message, Map<String, Double> measured) {

    public Finding {
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    /** Whether a check holds. */
    public enum Status {
        PASSED,
        /** Look at it; the pack can be used. */
        WARNING,
        /** Scores of this pack would mislead. */
        FAILED
    }
}
