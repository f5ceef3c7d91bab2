package dev.assay.platform.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives every error of the framework the shape of ours. What went wrong on our side stays in the log. */
@Singleton
@Primary
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        ErrorCode code = context.hasErrors() && status == HttpStatus.BAD_REQUEST
                ? ErrorCode.MALFORMED_REQUEST
                : ErrorCode.of(status);
        List<Problem.Place> places = status.getCode() >= 500
                ? List.of()
                : context.getErrors().stream().map(FrameworkErrors::place).toList();
        String detail = places.size() == 1 ? places.getFirst().message() : code.title() + ".";
        return response.status(code.status())
                .contentType(MediaType.of(Problem.MEDIA_TYPE))
                .body(Problem.of(code, detail, places));
    }

    private static Problem.Place place(Error error) {
        return new Problem.Place(error.getPath().orElse(""), 0, 0, error.getMessage());
    }
}
