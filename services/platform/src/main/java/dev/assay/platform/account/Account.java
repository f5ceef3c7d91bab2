package dev.assay.platform.account;

import dev.assay.platform.access.Role;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a company.
 *
 * @param email in lower case; one account for each in the whole installation
 * @param timeZone in which pages show times
 * @param secondFactor whether signing in asks for a code
 * @param digest whether mails tell daily what waits
 * @param suspendedAt when it was closed; null while it is open
 */
@Serdeable
public record Account(
        String id,
        String organisationId,
        String email,
        String name,
        Role role,
        ZoneId timeZone,
        boolean secondFactor,
        boolean digest,
        Instant createdAt,
        @Nullable Instant signedInAt,
        @Nullable Instant suspendedAt) {}
