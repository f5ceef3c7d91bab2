package dev.assay.platform.ui;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * What stands around the content of a page; {@code layout.jte} draws it.
 *
 * @param title of the page, without the product's name
 * @param viewer for whom it is
 * @param theme light or dark
 * @param address of this page with its query, for forms that come back to it
 * @param toast what was just done
 */
public record Frame(String title, Viewer viewer, Theme theme, String address, Optional<Toast> toast) {

    /** The frame of the page that answers a request. */
    public static Frame of(HttpRequest<?> request, String title, Viewer viewer) {
        return new Frame(
                title,
                viewer,
                Theme.of(request),
                request.getUri().getRawQuery() == null
                        ? request.getPath()
                        : request.getPath() + "?" + request.getUri().getRawQuery(),
                Toast.of(request));
    }
}
