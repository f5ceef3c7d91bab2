package dev.assay.platform.decision;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a candidate. People decide; nothing in the platform does.
 *
 * @param reason for the company's own record; candidates get it in the export of their data
 * @param feedback what the candidate is told beside the outcome; null when nothing
 * @param shareScore whether the candidate is told the score on the rows that decide, with its interval
 * @param decidedBy account; null when a program of the installation did
 * @param releasedAt from when the candidate sees it; null while it stays inside
 */
@Serdeable
public record Decision(
        String id,
        String invitationId,
        Outcome outcome,
        String reason,
        @Nullable String feedback,
        boolean shareScore,
        @Nullable String decidedBy,
        Instant decidedAt,
        @Nullable Instant releasedAt) {

    /** What was decided. */
    public enum Outcome {
        /** Goes on to the next step. */
        ADVANCE,
        /** Does not. */
        DECLINE,
        /** Waits for something. */
        HOLD
    }
}
