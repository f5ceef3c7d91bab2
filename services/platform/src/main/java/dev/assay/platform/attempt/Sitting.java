package dev.assay.platform.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempt of somebody who was invited. Its end decides everything: whether a job has written the closing down yet or
 * not changes nothing that a candidate may do.
 *
 * @param startedAt when it was made: for a timed one, when the clock began to run
 * @param endsAt from this instant on nothing new is taken; null for practice, which has no clock
 * @param closedAt when it was over: the end itself, or earlier; null until that is written down
 * @param chosenSubmissionId which one counts; null leaves it to the rule of the opening
 */
public record Sitting(
        String id,
        String organisationId,
        String invitationId,
        Kind kind,
        String packVersionId,
        Instant startedAt,
        @Nullable Instant endsAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable String chosenSubmissionId) {

    /** How long an upload that began in time may go on after the end. */
    public static final Duration GRACE = Duration.ofMinutes(15);

    /** How long handing in can be taken back. */
    public static final Duration UNDO = Duration.ofSeconds(10);

    /** What it is for. */
    public enum Kind {
        /** The one that counts. */
        TIMED,
        /** On a toy, without a clock. */
        PRACTICE
    }

    /** Why it is over. */
    public enum CloseReason {
        HANDED_IN,
        TIME,
        WITHDRAWN,
        REVOKED
    }

    /** Whether the candidate is at work. */
    public boolean isRunning(Instant now) {
        return closedAt == null && (endsAt == null || now.isBefore(endsAt));
    }

    /** Whether an upload whose first byte came then may still be taken now. */
    public boolean takesUpload(Instant beganAt, Instant now) {
        boolean beforeClosing = closedAt == null
                || closeReason == CloseReason.TIME
                || (closeReason == CloseReason.HANDED_IN && beganAt.isBefore(closedAt));
        boolean inTime = endsAt == null || (beganAt.isBefore(endsAt) && !now.isAfter(endsAt.plus(GRACE)));
        return beforeClosing && inTime;
    }

    /** Whether handing in can be taken back. */
    public boolean canResume(Instant now) {
        return closeReason == CloseReason.HANDED_IN
                && closedAt != null
                && !now.isAfter(closedAt.plus(UNDO))
                && (endsAt == null || now.isBefore(endsAt));
    }
}
