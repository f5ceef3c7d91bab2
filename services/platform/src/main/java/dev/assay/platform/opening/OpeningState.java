package dev.assay.platform.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** Where an opening is in its life. */
@Serdeable
public enum OpeningState {
    /** Its window has not begun. */
    SCHEDULED,
    /** Candidates may begin. */
    OPEN,
    /** Its window is over. */
    ENDED,
    /** Closed by hand: nobody begins any more, whoever works goes on. */
    CLOSED,
    /** Put away. */
    ARCHIVED;

    /** The state at an instant. */
    public static OpeningState of(Opening opening, Instant now) {
        if (opening.archivedAt() != null) {
            return ARCHIVED;
        }
        if (opening.closedAt() != null) {
            return CLOSED;
        }
        if (now.isBefore(opening.opensAt())) {
            return SCHEDULED;
        }
        return now.isBefore(opening.closesAt()) ? OPEN : ENDED;
    }

    /** Tone of its pill. */
    public String tone() {
        return switch (this) {
            case SCHEDULED -> "live";
            case OPEN -> "good";
            case ENDED, CLOSED, ARCHIVED -> "quiet";
        };
    }
}
