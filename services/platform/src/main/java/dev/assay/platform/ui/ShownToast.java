package dev.assay.platform.ui;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import java.time.Duration;

/** A page that was shown took its toast along. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ShownToast {

    @ResponseFilter
    void clear(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() / 100 != 3
                && isPage(request, response)
                && request.getCookies().contains(Toast.COOKIE)) {
            response.cookie(Cookie.of(Toast.COOKIE, "").path("/").maxAge(Duration.ZERO));
        }
    }

    /** Most pages are given their type only when they are written; those were asked for as pages. */
    private static boolean isPage(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return response.getContentType()
                .map(type -> type.matches(MediaType.TEXT_HTML_TYPE))
                .orElseGet(() -> request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals));
    }
}
