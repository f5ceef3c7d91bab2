package dev.assay.platform.account;

import dev.assay.platform.installation.Settings;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what other sites make a browser send here: forms, streams, and requests without any script alike. A browser says
 * where a request comes from by Sec-Fetch-Site; an old one by Origin; whoever says neither must not send a cookie.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OriginGuard {

    private final String ownOrigin;

    OriginGuard(Settings settings) {
        this.ownOrigin = settings.publicUrl().toString();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        boolean changes = request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
        if (changes && !isOurs(request)) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "Requests from other sites change nothing here.");
        }
    }

    private boolean isOurs(HttpRequest<?> request) {
        @Nullable String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        @Nullable String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null ? !request.getHeaders().contains(HttpHeaders.COOKIE) : origin.equals(ownOrigin);
    }
}
