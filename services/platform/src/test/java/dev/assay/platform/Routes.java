package dev.assay.platform;

import static dev.assay.platform.access.Permission.ATTEMPT;
import static dev.assay.platform.access.Permission.AUDIT_READ;
import static dev.assay.platform.access.Permission.CANDIDATES_READ;
import static dev.assay.platform.access.Permission.CANDIDATES_WRITE;
import static dev.assay.platform.access.Permission.DECIDE;
import static dev.assay.platform.access.Permission.MAIL_READ;
import static dev.assay.platform.access.Permission.METRICS_READ;
import static dev.assay.platform.access.Permission.OPENINGS_READ;
import static dev.assay.platform.access.Permission.OPENINGS_WRITE;
import static dev.assay.platform.access.Permission.ORGANISATION_WRITE;
import static dev.assay.platform.access.Permission.OWN_ACCOUNT;
import static dev.assay.platform.access.Permission.PACKS_READ;
import static dev.assay.platform.access.Permission.PACKS_WRITE;

import dev.assay.platform.access.Permission;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Every route of the platform, and what is needed for it. */
final class Routes {

    /** An id that nothing has. */
    static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    /** Ends the session that it is tried with. */
    static final String SIGN_OUT = "POST /sign-out";

    /** Routes that need nothing. */
    static final Set<String> OPEN = Set.of(
            "GET /health/live",
            "GET /health/ready",
            "GET /api/v1/openapi.yml",
            "GET /docs",
            "GET /sign-in",
            "POST /theme",
            "POST /sign-in",
            "GET /i/{token}",
            "POST /i/{token}",
            "GET /s/{token}",
            "POST /s/{token}",
            "GET /s/{token}/sent",
            "GET /set-up/{token}",
            "POST /set-up/{token}",
            "GET /join/{token}",
            "POST /join/{token}",
            "GET /recover",
            "POST /recover",
            "GET /recover/{token}",
            "POST /recover/{token}",
            "GET /sign-in/oidc",
            "GET /sign-in/oidc/callback",
            "GET /sign-in/code",
            "POST /sign-in/code");

    /** All others, with the permissions of which one is needed. */
    static final Map<String, Set<Permission>> GUARDED = Map.ofEntries(
            route(SIGN_OUT, OWN_ACCOUNT),
            route("GET /account", OWN_ACCOUNT),
            route("POST /account", OWN_ACCOUNT),
            route("GET /account/security", OWN_ACCOUNT),
            route("POST /account/password", OWN_ACCOUNT),
            route("POST /account/sessions/{sessionId}/end", OWN_ACCOUNT),
            route("POST /account/sessions/end-others", OWN_ACCOUNT),
            route("GET /account/second-factor", OWN_ACCOUNT),
            route("POST /account/second-factor", OWN_ACCOUNT),
            route("POST /account/second-factor/confirm", OWN_ACCOUNT),
            route("POST /account/second-factor/codes", OWN_ACCOUNT),
            route("POST /account/second-factor/off", OWN_ACCOUNT),
            route("GET /account/tokens", OWN_ACCOUNT),
            route("POST /account/tokens", OWN_ACCOUNT),
            route("POST /account/tokens/{tokenId}/revoke", OWN_ACCOUNT),
            route("GET /api/v1/tokens", ORGANISATION_WRITE),
            route("DELETE /api/v1/tokens/{tokenId}", ORGANISATION_WRITE),
            route("GET /settings/people", ORGANISATION_WRITE),
            route("POST /settings/people", ORGANISATION_WRITE),
            route("POST /settings/people/invitations/{linkId}/resend", ORGANISATION_WRITE),
            route("POST /settings/people/invitations/{linkId}/revoke", ORGANISATION_WRITE),
            route("POST /settings/people/{accountId}/role", ORGANISATION_WRITE),
            route("POST /settings/people/{accountId}/suspend", ORGANISATION_WRITE),
            route("POST /settings/people/{accountId}/restore", ORGANISATION_WRITE),
            route("POST /settings/people/{accountId}/second-factor/off", ORGANISATION_WRITE),
            route("DELETE /api/v1/people/{accountId}/second-factor", ORGANISATION_WRITE),
            route("GET /api/v1/people", ORGANISATION_WRITE),
            route("GET /api/v1/people/invitations", ORGANISATION_WRITE),
            route("POST /api/v1/people/invitations", ORGANISATION_WRITE),
            route("POST /api/v1/people/invitations/{linkId}/resend", ORGANISATION_WRITE),
            route("DELETE /api/v1/people/invitations/{linkId}", ORGANISATION_WRITE),
            route("PUT /api/v1/people/{accountId}/role", ORGANISATION_WRITE),
            route("PUT /api/v1/people/{accountId}/suspension", ORGANISATION_WRITE),
            route("DELETE /api/v1/people/{accountId}/suspension", ORGANISATION_WRITE),
            route("GET /settings/organisation", ORGANISATION_WRITE),
            route("POST /settings/organisation", ORGANISATION_WRITE),
            route("GET /settings/organisations", ORGANISATION_WRITE),
            route("POST /settings/organisations", ORGANISATION_WRITE),
            route("POST /settings/organisations/{organisationId}/owner", ORGANISATION_WRITE),
            route("GET /api/v1/organisation", ORGANISATION_WRITE),
            route("PUT /api/v1/organisation", ORGANISATION_WRITE),
            route("GET /api/v1/organisations", ORGANISATION_WRITE),
            route("POST /api/v1/organisations", ORGANISATION_WRITE),
            route("GET /audit", AUDIT_READ),
            route("GET /audit/export", AUDIT_READ),
            route("POST /audit/verification", AUDIT_READ),
            route("GET /api/v1/audit", AUDIT_READ),
            route("GET /api/v1/audit/verification", AUDIT_READ),
            route("GET /c/{invitationId}", ATTEMPT),
            route("POST /c/{invitationId}/start", ATTEMPT),
            route("POST /c/{invitationId}/practice", ATTEMPT),
            route("PUT /c/{invitationId}/check", ATTEMPT),
            route("POST /c/{invitationId}/withdraw", ATTEMPT),
            route("GET /c/{invitationId}/attempt", ATTEMPT),
            route("GET /c/{invitationId}/practice", ATTEMPT),
            route("PUT /c/{invitationId}/submissions", ATTEMPT),
            route("POST /c/{invitationId}/submissions", ATTEMPT),
            route("PUT /c/{invitationId}/practice/submissions", ATTEMPT),
            route("POST /c/{invitationId}/practice/submissions", ATTEMPT),
            route("POST /c/{invitationId}/submissions/{submissionId}/choose", ATTEMPT),
            route("POST /c/{invitationId}/rule", ATTEMPT),
            route("POST /c/{invitationId}/hand-in", ATTEMPT),
            route("POST /c/{invitationId}/hand-in/undo", ATTEMPT),
            route("GET /c/{invitationId}/submissions/{submissionId}", ATTEMPT),
            route("GET /c/{invitationId}/submissions/{submissionId}/log", ATTEMPT),
            route("GET /c/{invitationId}/submissions/{submissionId}/log.txt", ATTEMPT),
            route("GET /c/{invitationId}/submissions/{submissionId}/archive", ATTEMPT),
            route("GET /c/{invitationId}/data", ATTEMPT),
            route("GET /c/{invitationId}/practice/data", ATTEMPT),
            route("GET /c/{invitationId}/starter-kit", ATTEMPT),
            route("GET /c/{invitationId}/practice/starter-kit", ATTEMPT),
            route("POST /c/{invitationId}/token", ATTEMPT),
            route("GET /c/{invitationId}/questions", ATTEMPT),
            route("POST /c/{invitationId}/questions", ATTEMPT),
            route("GET /c/{invitationId}/feedback", ATTEMPT),
            route("GET /c/{invitationId}/rights", ATTEMPT),
            route("POST /c/{invitationId}/erasure", ATTEMPT),
            route("POST /c/{invitationId}/appeal", ATTEMPT),
            route("GET /c/{invitationId}/export", ATTEMPT),
            route("GET /rights", CANDIDATES_WRITE),
            route("GET /rights/{requestId}", CANDIDATES_WRITE),
            route("POST /rights/{requestId}/answer", CANDIDATES_WRITE),
            route("POST /rights/{requestId}/refuse", CANDIDATES_WRITE),
            route("POST /rights/{requestId}/erase", CANDIDATES_WRITE),
            route("GET /api/v1/rights-requests", CANDIDATES_WRITE),
            route("GET /api/v1/rights-requests/{requestId}", CANDIDATES_WRITE),
            route("POST /api/v1/rights-requests/{requestId}/answer", CANDIDATES_WRITE),
            route("GET /api/v1/openings/{openingId}/questions", CANDIDATES_WRITE),
            route("PUT /api/v1/openings/{openingId}/questions/{questionId}/answer", CANDIDATES_WRITE),
            route("GET /api/v1/openings/{openingId}/leaderboard", CANDIDATES_READ),
            route("GET /openings/{openingId}/questions", CANDIDATES_WRITE),
            route("POST /openings/{openingId}/questions/{questionId}", CANDIDATES_WRITE),
            route("GET /", OWN_ACCOUNT),
            route("GET /submissions", CANDIDATES_READ),
            route("GET /outbox", MAIL_READ),
            route("GET /outbox/{id}", MAIL_READ),
            route("POST /outbox/{id}/retry", MAIL_READ),
            route("GET /api/v1/mails", MAIL_READ),
            route("GET /api/v1/mails/{id}", MAIL_READ),
            route("POST /api/v1/mails/{id}/retry", MAIL_READ),
            route("GET /packs", PACKS_READ),
            route("GET /packs/{id}", PACKS_READ),
            route("GET /openings", OPENINGS_READ),
            route("GET /openings/new", OPENINGS_WRITE),
            route("POST /openings", OPENINGS_WRITE),
            route("GET /openings/{id}", OPENINGS_READ),
            route("POST /openings/{id}/close", OPENINGS_WRITE),
            route("POST /openings/{id}/reopen", OPENINGS_WRITE),
            route("POST /openings/{id}/archive", OPENINGS_WRITE),
            route("POST /openings/{id}/restore", OPENINGS_WRITE),
            route("GET /openings/{id}/settings", OPENINGS_READ),
            route("POST /openings/{id}/settings", OPENINGS_WRITE),
            route("GET /openings/{id}/candidates", CANDIDATES_READ),
            route("GET /openings/{id}/candidates.csv", CANDIDATES_READ),
            route("GET /openings/{id}/candidates/{invitationId}", CANDIDATES_READ),
            route("POST /openings/{id}/candidates/actions", CANDIDATES_WRITE),
            route("POST /openings/{id}/candidates/{invitationId}/actions", CANDIDATES_WRITE),
            route("POST /openings/{id}/actions/{actionId}/undo", CANDIDATES_WRITE),
            route("GET /openings/{id}/invite", CANDIDATES_WRITE),
            route("POST /openings/{id}/invite", CANDIDATES_WRITE),
            route("POST /openings/{id}/invite/preview", CANDIDATES_WRITE),
            route("POST /openings/{id}/invite/file", CANDIDATES_WRITE),
            route("POST /openings/{id}/shared-links", CANDIDATES_WRITE),
            route("POST /openings/{id}/shared-links/{linkId}/revoke", CANDIDATES_WRITE),
            route("POST /openings/{id}/shared-links/{linkId}/restore", CANDIDATES_WRITE),
            route("POST /api/v1/openings", OPENINGS_WRITE),
            route("GET /api/v1/openings", OPENINGS_READ),
            route("GET /api/v1/openings/{id}", OPENINGS_READ),
            route("PATCH /api/v1/openings/{id}", OPENINGS_WRITE),
            route("POST /api/v1/openings/{id}/close", OPENINGS_WRITE),
            route("POST /api/v1/openings/{id}/reopen", OPENINGS_WRITE),
            route("POST /api/v1/openings/{id}/archive", OPENINGS_WRITE),
            route("POST /api/v1/openings/{id}/restore", OPENINGS_WRITE),
            route("POST /api/v1/openings/{openingId}/invitations", CANDIDATES_WRITE),
            route("GET /api/v1/openings/{openingId}/invitations", CANDIDATES_READ),
            route("GET /api/v1/openings/{openingId}/invitations/{id}", CANDIDATES_READ),
            route("POST /api/v1/openings/{openingId}/invitations/actions", CANDIDATES_WRITE),
            route("GET /api/v1/openings/{openingId}/shared-links", CANDIDATES_WRITE),
            route("POST /api/v1/openings/{openingId}/shared-links", CANDIDATES_WRITE),
            route("POST /api/v1/shared-links/{id}/revoke", CANDIDATES_WRITE),
            route("POST /api/v1/actions/{id}/undo", CANDIDATES_WRITE),
            route("GET /submissions/{id}", CANDIDATES_READ),
            route("GET /metrics", METRICS_READ),
            route("GET /openings/{openingId}/leaderboard", CANDIDATES_READ),
            route("GET /openings/{openingId}/leaderboard.csv", CANDIDATES_READ),
            route("GET /openings/{openingId}/candidates/{invitationId}/scorecard", CANDIDATES_READ),
            route(
                    "GET /openings/{openingId}/candidates/{invitationId}/submissions/{submissionId}/archive",
                    CANDIDATES_READ),
            route(
                    "GET /openings/{openingId}/candidates/{invitationId}/submissions/{submissionId}/receipt",
                    CANDIDATES_READ),
            route("GET /openings/{openingId}/candidates/{invitationId}/decision", DECIDE),
            route("POST /openings/{openingId}/candidates/{invitationId}/decision", DECIDE),
            route("POST /openings/{openingId}/candidates/{invitationId}/decision/{id}/undo", DECIDE),
            route("GET /api/v1/invitations/{invitationId}/decisions", CANDIDATES_READ),
            route("POST /api/v1/invitations/{invitationId}/decisions", DECIDE),
            route("DELETE /api/v1/invitations/{invitationId}/decisions/{id}/release", DECIDE),
            route("POST /api/v1/packs", PACKS_WRITE),
            route("GET /api/v1/packs", PACKS_READ),
            route("GET /api/v1/packs/{id}", PACKS_READ),
            route("GET /api/v1/packs/{id}/data", PACKS_READ),
            route("POST /api/v1/packs/{id}/preparation", PACKS_WRITE),
            route("POST /api/v1/attempts", CANDIDATES_WRITE),
            route("GET /api/v1/attempts", CANDIDATES_READ),
            route("GET /api/v1/attempts/{id}", CANDIDATES_READ, ATTEMPT),
            route("GET /api/v1/attempts/{id}/data", CANDIDATES_READ, ATTEMPT),
            route("POST /api/v1/attempts/{attemptId}/submissions", CANDIDATES_WRITE, ATTEMPT),
            route("GET /api/v1/attempts/{attemptId}/submissions", CANDIDATES_READ, ATTEMPT),
            route("GET /api/v1/submissions", CANDIDATES_READ),
            route("GET /api/v1/submissions/{id}", CANDIDATES_READ, ATTEMPT),
            route("GET /api/v1/submissions/{id}/archive", CANDIDATES_READ, ATTEMPT),
            route("POST /api/v1/submissions/{id}/regrade", CANDIDATES_WRITE),
            route("POST /api/v1/gradings/{id}/retry", CANDIDATES_WRITE),
            route("GET /api/v1/gradings/{id}/predictions", CANDIDATES_READ),
            route("GET /api/v1/gradings/{id}/receipt", CANDIDATES_READ),
            route("GET /api/v1/gradings/{id}/runs/{ordinal}/log", CANDIDATES_READ, ATTEMPT));

    private Routes() {}

    /** A request with a body that fits nowhere. */
    static HttpRequest.Builder nonsense(String route, HttpRequest.Builder request) {
        return with("x=x", route, request);
    }

    /** A request with a body of the type that the route takes; one that is read has none. */
    static HttpRequest.Builder with(String body, String route, HttpRequest.Builder request) {
        String method = route.substring(0, route.indexOf(' '));
        return method.equals("GET")
                ? request
                : request.header("Content-Type", type(route))
                        .header("Sec-Fetch-Site", "same-origin")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static Map.Entry<String, Set<Permission>> route(String route, Permission... needed) {
        return Map.entry(route, EnumSet.copyOf(Arrays.asList(needed)));
    }

    private static String type(String route) {
        if (route.startsWith("PUT /c/")) {
            return route.endsWith("/submissions") ? "application/zip" : "application/octet-stream";
        }
        if (route.endsWith("/invite/file") || (route.contains("/c/") && route.endsWith("/submissions"))) {
            return "multipart/form-data; boundary=x";
        }
        if (!route.contains("/api/")) {
            return "application/x-www-form-urlencoded";
        }
        return route.endsWith("/packs") || route.endsWith("/submissions") ? "application/zip" : "application/json";
    }
}
