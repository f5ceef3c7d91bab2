package dev.assay.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody looks for. Null asks for all.
 *
 * @param action as it is stored, such as {@code invitation.sent}
 * @param actorId who did it
 * @param objectId what it was done to
 * @param from not before
 * @param until before
 */
public record AuditFilter(
        @Nullable String action,
        @Nullable String actorId,
        @Nullable String objectId,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Every entry. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
