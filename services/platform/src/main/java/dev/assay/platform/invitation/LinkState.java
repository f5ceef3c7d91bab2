package dev.assay.platform.invitation;

import dev.assay.platform.opening.Opening;
import java.time.Instant;

/**
 * What a candidate's link is good for. Whoever has begun is not asked: the page of a sitting goes by the attempt, and by
 * {@link Revoked}, {@link Withdrawn} and {@link OldVersion} alone.
 */
public sealed interface LinkState {

    /** The attempt may begin. */
    record Open() implements LinkState {}

    /**
     * The window is not open yet.
     *
     * @param opensAt when it is
     */
    record NotYet(Instant opensAt) implements LinkState {}

    /**
     * Too late to begin.
     *
     * @param at when the link or the window ended, whichever came first
     */
    record Expired(Instant at) implements LinkState {}

    /** The company took the invitation back. */
    record Revoked() implements LinkState {}

    /** The candidate gave it back. */
    record Withdrawn() implements LinkState {}

    /** A newer link was sent; this one stopped then. */
    record OldVersion() implements LinkState {}

    /** The company closed the opening before its end. */
    record Closed() implements LinkState {}

    /**
     * What a link is good for now.
     *
     * @param version that the link was signed for
     */
    static LinkState of(Invitation invitation, Opening opening, int version, Instant now) {
        if (invitation.revokedAt() != null) {
            return new Revoked();
        }
        if (invitation.withdrawnAt() != null) {
            return new Withdrawn();
        }
        if (version != invitation.linkVersion()) {
            return new OldVersion();
        }
        if (opening.closedAt() != null || opening.archivedAt() != null) {
            return new Closed();
        }
        Instant end = invitation.latestBegin(opening);
        if (!now.isBefore(end)) {
            return new Expired(end);
        }
        return now.isBefore(opening.opensAt()) ? new NotYet(opening.opensAt()) : new Open();
    }
}
