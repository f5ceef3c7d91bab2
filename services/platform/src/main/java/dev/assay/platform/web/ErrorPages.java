package dev.assay.platform.web;

import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;

/** Problems as pages, for people: what happened and what to do next. */
@Singleton
public final class ErrorPages {

    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    /** Whether a person's browser asks for a page, rather than a program for an answer. */
    public static boolean wanted(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/") && request.accept().contains(MediaType.TEXT_HTML_TYPE);
    }

    /** The page of a problem, with its status. */
    public MutableHttpResponse<Object> page(HttpRequest<?> request, Problem problem) {
        HttpStatus status = HttpStatus.valueOf(problem.status());
        String what = what(status, problem.title());
        String page = templates.render(
                "ui/problem.jte",
                Map.of(
                        "frame",
                        Frame.of(request, what, new Viewer.Anybody()),
                        "status",
                        status.getCode(),
                        "what",
                        what,
                        "where",
                        where(status, problem.detail()),
                        "next",
                        next(status)));
        return HttpResponse.<Object>status(status)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .body(page);
    }

    private static String what(HttpStatus status, String title) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN -> "You may not do that";
            case INTERNAL_SERVER_ERROR -> "Something went wrong on our side";
            default -> title;
        };
    }

    /** Details of what nobody may know, or nobody understands, are left out. */
    private static String where(HttpStatus status, String detail) {
        return switch (status) {
            case NOT_FOUND, INTERNAL_SERVER_ERROR -> "";
            default -> detail;
        };
    }

    private static String next(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                "The address may be incomplete, or what was here was removed or belongs to somebody else.";
            case FORBIDDEN -> "If you need it for your work, ask whoever manages your organisation here.";
            case INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE ->
                "It was recorded. Try again in a minute; if it stays, tell whoever runs this installation.";
            default -> "Go back, mend it and try again.";
        };
    }
}
