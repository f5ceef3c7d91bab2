package dev.assay.platform.account;

import dev.assay.platform.installation.InstallationKey;
import dev.assay.platform.installation.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The cookie of a browser that was sent to the provider. */
@Singleton
class FlowCookie {

    private static final String NAME = "assay_oidc";
    private static final String PATH = "/sign-in/oidc";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final InstallationKey key;
    private final boolean secure;
    private final Clock clock;

    FlowCookie(InstallationKey key, Settings settings, Clock clock) {
        this.key = key;
        this.secure = settings.isEncrypted();
        this.clock = clock;
    }

    OidcFlow begin(ReturnPath asked) {
        return OidcFlow.begin(clock.instant().plus(PATIENCE), asked);
    }

    Cookie cookie(OidcFlow flow) {
        return cookie(flow.encrypted(key)).maxAge(PATIENCE);
    }

    Cookie none() {
        return cookie("").maxAge(0);
    }

    Optional<OidcFlow> of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(NAME)
                .flatMap(cookie -> OidcFlow.of(cookie.getValue(), key, clock.instant()));
    }

    // Not strict: the provider's answer comes from another site.
    private Cookie cookie(String value) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path(PATH);
    }
}
