package dev.assay.platform;

import dev.assay.platform.access.Role;
import dev.assay.platform.account.TokenSecret;
import java.net.http.HttpRequest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody of a company, with an open session and a token that holds whatever the role does.
 *
 * @param cookie of the session
 */
record Member(String accountId, String email, String cookie, String token) {

    /** Puts somebody into the database, as if they had joined. */
    static Member of(TestPlatform platform, String organisationId, Role role) {
        String account = UUID.randomUUID().toString();
        String email = role.name().toLowerCase(Locale.ROOT) + "-" + account + "@northwind.example";
        String session = "session-" + UUID.randomUUID();
        String token = "assay_" + UUID.randomUUID();
        LocalDateTime now = LocalDateTime.ofInstant(platform.clock.instant(), ZoneOffset.UTC);
        platform.sql(
                "INSERT INTO account (id, organisation_id, email, name, role, time_zone, created_at) VALUES"
                        + " (?, ?, ?, ?, ?, 'UTC', UTC_TIMESTAMP(6))",
                account,
                organisationId,
                email,
                "Some " + role,
                role.name());
        platform.sql(
                "INSERT INTO session (id, secret_sha256, organisation_id, account_id, second_factor, agent, created_at,"
                        + " seen_at, expires_at) VALUES (?, ?, ?, ?, TRUE, 'test', ?, ?, ?)",
                UUID.randomUUID().toString(),
                TokenSecret.hash(session),
                organisationId,
                account,
                now,
                now,
                now.plusDays(1));
        platform.sql(
                "INSERT INTO api_token (id, token_sha256, organisation_id, account_id, name, created_at) VALUES"
                        + " (?, ?, ?, ?, 'test', UTC_TIMESTAMP(6))",
                UUID.randomUUID().toString(),
                TokenSecret.hash(token),
                organisationId,
                account);
        return new Member(account, email, "assay_session=" + session, token);
    }

    /** A request with the cookie where pages of the company are, and with the token elsewhere. */
    HttpRequest.Builder request(TestPlatform platform, String path) {
        return path.startsWith("/api/") || path.startsWith("/c/")
                ? platform.request(token, path)
                : platform.request("", path).header("Cookie", cookie);
    }
}
