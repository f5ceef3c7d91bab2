package dev.assay.platform.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a candidate asked for about themselves.
 *
 * @param granted null until it is answered
 */
public record RightsRequest(
        Kind kind,
        String text,
        Instant madeAt,
        @Nullable String answer,
        @Nullable Boolean granted) {

    /** What can be asked for. */
    public enum Kind {
        ERASURE,
        APPEAL
    }

    /** What it is, in words. */
    public String title() {
        return kind == Kind.ERASURE ? "Erasure of your data" : "A second look";
    }

    /** Whether it waits for an answer. */
    public boolean isOpen() {
        return granted == null;
    }

    /** How it stands. */
    public String standing() {
        if (granted == null) {
            return "Waiting for an answer.";
        }
        return granted ? "Granted." : "Not granted.";
    }
}
