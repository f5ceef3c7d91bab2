package dev.assay.platform.account;

import dev.assay.platform.access.Role;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that works once.
 *
 * @param accountId whose password it changes
 * @param email whom it lets join
 * @param role as what
 */
@Serdeable
public record AccessLink(
        String id,
        String organisationId,
        @Nullable String accountId,
        @Nullable String email,
        @Nullable Role role,
        Instant createdAt,
        Instant expiresAt) {}
