package dev.assay.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ResponseHeaders {

    // Styles and scripts only from here and never inline; pictures, fonts and connections only from here.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // Without any referrer a browser sends "Origin: null" with our own forms, which Micronaut refuses.
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (isForEver(request) && response.code() == 200) {
            response.getHeaders().set("Cache-Control", "public, max-age=31536000, immutable");
        } else if (!response.getHeaders().contains("Cache-Control")) {
            response.header("Cache-Control", "no-store");
        }
    }

    /** Files whose address changes with their content. */
    private static boolean isForEver(HttpRequest<?> request) {
        return request.getPath().startsWith("/assets/vendor/")
                || (request.getPath().startsWith("/assets/") && request.getUri().getRawQuery() != null);
    }
}
