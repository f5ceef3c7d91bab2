package dev.assay.platform.ui;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that says what was just done, once. A form that redirects sends it along:
 * {@code HttpResponse.seeOther(address).cookie(Toast.done("Invitation sent.").cookie())}; the next page shows it.
 *
 * @param message a sentence
 * @param undo the address that takes it back with an empty POST; null when nothing does
 */
public record Toast(String message, @Nullable String undo) {

    static final String COOKIE = "assay_toast";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Something that stays done. */
    public static Toast done(String message) {
        return new Toast(message, null);
    }

    /** Something that a POST to {@code undo}, a path of this site, takes back. */
    public static Toast undoable(String message, String undo) {
        return new Toast(message, undo);
    }

    /** Carries it over a redirect. */
    public Cookie cookie() {
        String text = message + "\n" + (undo == null ? "" : undo);
        return Cookie.of(
                        COOKIE,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/")
                .maxAge(PATIENCE);
    }

    /** What a redirect left for this page. Unreadable cookies are none. */
    static Optional<Toast> of(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(Toast::read);
    }

    private static Optional<Toast> read(String cookie) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int end = text.lastIndexOf('\n');
        if (end <= 0) {
            return Optional.empty();
        }
        String undo = text.substring(end + 1);
        return Optional.of(new Toast(text.substring(0, end), LocalPath.is(undo) ? undo : null));
    }
}
