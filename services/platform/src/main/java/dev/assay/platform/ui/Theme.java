package dev.assay.platform.ui;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Locale;

/** Light or dark, as a person chose with the button in the bar; what the device prefers until then. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    private static final String COOKIE = "assay_theme";

    /** The theme that a browser sent. */
    public static Theme of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(cookie -> named(cookie.getValue()))
                .orElse(AUTO);
    }

    static Theme named(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> AUTO;
        };
    }

    /** What the button changes it to. */
    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Its name in HTML and in the cookie. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Scripts write it too, so it is no secret to them. */
    Cookie cookie() {
        return Cookie.of(COOKIE, word()).sameSite(SameSite.Lax).path("/").maxAge(Duration.ofDays(365));
    }
}
