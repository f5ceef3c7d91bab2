package dev.assay.platform.invitation;

import dev.assay.schema.tables.records.InvitationRecord;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stood in an invitation before a step, to put it back.
 *
 * @param attemptEndsAt end of the attempt that was running or over; null when there was none
 * @param attemptOpen whether it was running
 * @param revisionAfter of the invitation once the step was done: what was changed since is not put back
 */
@Serdeable
record Before(
        int linkVersion,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant remindedAt,
        int reminders,
        @Nullable Instant extendedTo,
        int extraTimePercent,
        @Nullable Instant attemptEndsAt,
        boolean attemptOpen,
        long revisionAfter) {

    static Before of(InvitationRecord row, @Nullable Instant attemptEndsAt, boolean attemptOpen) {
        return new Before(
                row.getLinkVersion(),
                row.getExpiresAt(),
                row.getRevokedAt(),
                row.getWithdrawnAt(),
                row.getRemindedAt(),
                row.getReminders(),
                row.getExtendedTo(),
                row.getExtraTimePercent(),
                attemptEndsAt,
                attemptOpen,
                row.getRevision() + 1);
    }

    /** A new invitation has nothing before it: putting that back revokes it. */
    static Before nothing(InvitationRecord row, Instant now) {
        return new Before(
                row.getLinkVersion(), row.getExpiresAt(), now, null, null, 0, null, 0, null, false, row.getRevision());
    }

    void putBack(InvitationRecord row) {
        row.setLinkVersion(linkVersion);
        row.setExpiresAt(expiresAt);
        row.setRevokedAt(revokedAt);
        row.setWithdrawnAt(withdrawnAt);
        row.setRemindedAt(remindedAt);
        row.setReminders(reminders);
        row.setExtendedTo(extendedTo);
        row.setExtraTimePercent(extraTimePercent);
        row.setRevision(row.getRevision() + 1);
    }
}
