package dev.assay.platform.account;

import dev.assay.platform.access.Permission;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of a program, without its secret, which nobody sees again.
 *
 * @param accountId whose it is
 * @param name how they call it
 * @param scopes what it was made for; it never does more than its owner may by then
 * @param expiresAt null when it does not end by itself
 * @param usedAt to the minute
 */
@Serdeable
public record ApiToken(
        String id,
        String accountId,
        String name,
        Set<Permission> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt) {}
