package dev.assay.platform.account;

import dev.assay.platform.installation.Settings;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The cookies of sessions: one for the company's people, and one for each invitation, so that a candidate of two openings
 * and a manager who looks on can share a browser.
 */
@Singleton
public final class SessionCookie {

    /** Pages of one invitation lie below this and its id. */
    public static final String CANDIDATE_PATH = "/c/";

    private static final String STAFF = "assay_session";
    private static final String CANDIDATE = "assay_candidate";
    private static final Duration CANDIDATES_KEEP = Duration.ofDays(60);

    private final boolean secure;

    SessionCookie(Settings settings) {
        this.secure = settings.isEncrypted();
    }

    /** For somebody of a company, until the browser is closed. */
    public Cookie staff(String secret) {
        return cookie(STAFF, secret, "/");
    }

    /** For the candidate of an invitation. */
    public Cookie candidate(String invitationId, String secret) {
        return cookie(CANDIDATE, secret, CANDIDATE_PATH + invitationId).maxAge(CANDIDATES_KEEP);
    }

    /** Removes the cookie of somebody of a company. */
    Cookie noStaff() {
        return cookie(STAFF, "", "/").maxAge(0);
    }

    static boolean isCandidates(String path) {
        return path.startsWith(CANDIDATE_PATH);
    }

    static String nameFor(String path) {
        return isCandidates(path) ? CANDIDATE : STAFF;
    }

    // Not strict: a link in a mail must find its reader signed in. Requests that change something are guarded by
    // origin.
    private Cookie cookie(String name, String value, String path) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path(path);
    }
}
