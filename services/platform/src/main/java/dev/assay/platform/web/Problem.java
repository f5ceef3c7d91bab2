package dev.assay.platform.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An error as callers see it (RFC 9457).
 *
 * @param type {@code urn:assay:error:} and the code
 * @param title the same for every occurrence
 * @param status of the response
 * @param code one of {@link ErrorCode}
 * @param detail about this occurrence
 * @param errors the places that are wrong; empty unless there are several
 */
@Serdeable
public record Problem(String type, String title, int status, String code, String detail, List<Place> errors) {

    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A place that is wrong.
     *
     * @param at a field, or a file of a pack
     * @param line from 1; 0 when it has none
     * @param column from 1; 0 when it has none
     * @param message what is wrong and what to do
     */
    @Serdeable
    public record Place(String at, int line, int column, String message) {}

    static Problem of(ErrorCode code, String detail, List<Place> errors) {
        return new Problem(
                "urn:assay:error:" + code.name(), code.title(), code.status().getCode(), code.name(), detail, errors);
    }

    /** A response that says so. */
    public static MutableHttpResponse<Object> response(ErrorCode code, String detail) {
        return of(code, detail, List.of()).response();
    }

    MutableHttpResponse<Object> response() {
        return HttpResponse.status(ErrorCode.valueOf(code).status())
                .contentType(MediaType.of(MEDIA_TYPE))
                .body(this);
    }
}
