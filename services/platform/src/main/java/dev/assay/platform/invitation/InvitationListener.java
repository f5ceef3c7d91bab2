package dev.assay.platform.invitation;

import java.sql.Connection;
import java.time.Instant;

/** What the sitting must learn of a manager's step, within the transaction of that step. */
public interface InvitationListener {

    /**
     * A candidate got more time. A running attempt ends later; one that is over goes on, unless it was handed in.
     *
     * @param invitation with the new end in it
     * @param newEnd of the attempt, if there is one
     */
    void extended(Connection transaction, Invitation invitation, Instant newEnd);

    /** The invitation was revoked, or withdrawn in the candidate's name: a running attempt ends now. */
    void revoked(Connection transaction, Invitation invitation);

    /** A revocation was taken back before it was final: what {@link #revoked} ended goes on as before. */
    void restored(Connection transaction, Invitation invitation);
}
