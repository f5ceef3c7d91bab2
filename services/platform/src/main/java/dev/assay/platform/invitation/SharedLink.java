package dev.assay.platform.invitation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link by which people invite themselves, within bounds.
 *
 * @param cap most people
 * @param domains of addresses that are let in, in lower case; empty lets in all
 * @param used people who came by it
 */
@Serdeable
public record SharedLink(
        String id,
        String openingId,
        int cap,
        List<String> domains,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        int used) {

    /** Whether somebody may still come by it. */
    public boolean admitsAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt) && used < cap;
    }

    /** Whether an address, in lower case, is of a domain that is let in. */
    public boolean admits(String email) {
        return domains.isEmpty() || domains.contains(email.substring(email.lastIndexOf('@') + 1));
    }
}
