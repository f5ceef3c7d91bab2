package dev.assay.platform.invitation;

import dev.assay.platform.opening.Opening;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's right to begin one attempt.
 *
 * @param candidateName as it was given; a placeholder once the candidate is anonymous
 * @param candidateEmail null once the candidate is anonymous
 * @param timeZone of the candidate's browser; null until it is known
 * @param codeName how reviewers and reports call the candidate
 * @param linkVersion of the link that works; older ones do not
 * @param message of the manager to this candidate
 * @param expiresAt when the link stops working for those who have not begun
 * @param openedAt when the link was first used
 * @param extraTimePercent added to the time limit; reviewers and reports never see it
 * @param extendedTo a later end for this candidate alone, of a running attempt or of one that is over
 * @param revision changes with every change
 */
@Serdeable
public record Invitation(
        String id,
        String organisationId,
        String openingId,
        String candidateId,
        String candidateName,
        @Nullable String candidateEmail,
        @Nullable ZoneId timeZone,
        String codeName,
        int linkVersion,
        @Nullable String message,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant revokedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant remindedAt,
        int extraTimePercent,
        @Nullable Instant extendedTo,
        long revision) {

    /** Whether it still stands: neither taken back by the company nor given back by the candidate. */
    public boolean stands() {
        return revokedAt == null && withdrawnAt == null;
    }

    /** Whether an attempt may begin now. */
    public boolean mayBegin(Opening opening, Instant now) {
        boolean inWindow =
                opening.closedAt() == null && !now.isBefore(opening.opensAt()) && now.isBefore(latestEnd(opening));
        return stands() && now.isBefore(expiresAt) && inWindow;
    }

    /** The time limit with the extra time. */
    public Duration timeLimit(Opening opening) {
        return opening.timeLimit().multipliedBy(100L + extraTimePercent).dividedBy(100);
    }

    /** When an attempt that begins at this instant ends: after its time limit, or with the window. */
    public Instant endOfAttempt(Opening opening, Instant begin) {
        Instant byLimit = begin.plus(timeLimit(opening));
        Instant latest = latestEnd(opening);
        return byLimit.isBefore(latest) ? byLimit : latest;
    }

    /** The last instant to begin at, this one excluded: the end of the link or of the window, whichever comes first. */
    public Instant latestBegin(Opening opening) {
        Instant end = latestEnd(opening);
        return expiresAt.isBefore(end) ? expiresAt : end;
    }

    /** The end of the window for this candidate. */
    public Instant latestEnd(Opening opening) {
        return extendedTo != null && extendedTo.isAfter(opening.closesAt()) ? extendedTo : opening.closesAt();
    }
}
