package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.LocalPath;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that somebody asked for before they signed in. It travels through browsers: only what stays on this site is
 * followed.
 *
 * @param path empty for none
 */
record ReturnPath(String path) {

    /** Of the query, the hidden field and the cookie that carry it. */
    static final String NAME = "next";

    static final ReturnPath NONE = new ReturnPath("");

    private static final int LONGEST = 2000;

    /** What a browser brought back; none when it leads elsewhere, back to signing in, or to a candidate. */
    static ReturnPath of(@Nullable String text) {
        if (text == null || text.length() > LONGEST || !LocalPath.is(text)) {
            return NONE;
        }
        return text.equals("/") || text.startsWith("/sign-") || text.startsWith("/c/") ? NONE : new ReturnPath(text);
    }

    /** The page that was asked for; none when something was sent instead, which must not be sent again. */
    static ReturnPath asked(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.GET) {
            return NONE;
        }
        String query = request.getUri().getRawQuery();
        return of(request.getUri().getRawPath() + (query == null ? "" : "?" + query));
    }

    /** An address of signing in that carries it on. */
    URI through(String address) {
        return URI.create(
                path.isEmpty()
                        ? address
                        : address + "?" + NAME + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /** Where to go in the end. */
    URI or(String otherwise) {
        return URI.create(path.isEmpty() ? otherwise : path);
    }

    /** A form that carries it on. */
    Form form() {
        return Form.of(Map.of(NAME, path));
    }
}
