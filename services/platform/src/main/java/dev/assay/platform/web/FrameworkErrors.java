package dev.assay.platform.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives every error of the framework the shape of ours. What went wrong on our side stays in the log. */
@Singleton
@Primary
final class FrameworkErrors implements ErrorResponseProcessor<Object> {

    private static final Pattern FIELD = Pattern.compile("(?:property|argument) \\[(?:\\S+ )?(\\w+)]");

    private final ErrorPages pages;

    FrameworkErrors(ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        boolean invalid = context.getRootCause().orElse(null) instanceof ConstraintViolationException;
        ErrorCode code = invalid ? ErrorCode.INVALID_FIELDS : ErrorCode.of(status);
        List<Problem.Place> places = invalid ? places(context) : List.of();
        String detail = switch (code) {
            case INVALID_FIELDS -> "Mend what is listed.";
            case MALFORMED_REQUEST -> unreadable(context);
            case INTERNAL_ERROR, UPLOAD_TOO_LARGE -> code.title() + ".";
            default ->
                context.getErrors().stream().map(Error::getMessage).findFirst().orElse(code.title() + ".");
        };
        Problem problem = Problem.of(code, detail, places);
        if (ErrorPages.wanted(context.getRequest())) {
            return pages.page(context.getRequest(), problem);
        }
        return response.status(code.status())
                .contentType(MediaType.of(Problem.MEDIA_TYPE))
                .body(problem);
    }

    private static List<Problem.Place> places(ErrorContext context) {
        return context.getErrors().stream()
                .map(error -> new Problem.Place(
                        error.getPath().map(FrameworkErrors::lastPart).orElse(""), 0, 0, error.getMessage()))
                .toList();
    }

    /** The framework's own words name classes of ours; of them only the field is for callers. */
    private static String unreadable(ErrorContext context) {
        return context.getErrors().stream()
                .map(error -> FIELD.matcher(error.getMessage()))
                .filter(Matcher::find)
                .map(matcher -> "'" + matcher.group(1) + "' cannot be read.")
                .findFirst()
                .orElse(ErrorCode.MALFORMED_REQUEST.title() + ".");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
