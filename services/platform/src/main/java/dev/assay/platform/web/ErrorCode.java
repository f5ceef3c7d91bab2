package dev.assay.platform.web;

import io.micronaut.http.HttpStatus;

/** Every error that a caller can meet. Names are stable: callers may rely on them. */
public enum ErrorCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Signing in or a valid API token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed here"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not available in that format"),
    PACK_VERSION_TAKEN(HttpStatus.CONFLICT, "This version was published with other content"),
    PACK_NOT_READY(HttpStatus.CONFLICT, "The pack version is not ready"),
    QUOTA_EXHAUSTED(HttpStatus.CONFLICT, "No submission is left"),
    LAST_OWNER(HttpStatus.CONFLICT, "A company keeps an owner"),
    ALREADY_THERE(HttpStatus.CONFLICT, "It is there already"),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "Somebody else changed it meanwhile"),
    VERSION_NEEDED(HttpStatus.PRECONDITION_REQUIRED, "Say which version you change"),
    CANNOT_START(HttpStatus.CONFLICT, "The attempt cannot begin now"),
    ATTEMPT_OVER(HttpStatus.CONFLICT, "The attempt is over"),
    NOT_REGRADABLE(HttpStatus.CONFLICT, "There is nothing to grade again"),
    STATE_CONFLICT(HttpStatus.CONFLICT, "That cannot be done as things stand"),
    UPLOAD_INCOMPLETE(HttpStatus.BAD_REQUEST, "The upload is incomplete"),
    UPLOAD_EMPTY(HttpStatus.BAD_REQUEST, "The upload is empty"),
    UPLOAD_STALLED(HttpStatus.REQUEST_TIMEOUT, "The upload stood still"),
    NOT_AN_ARCHIVE(HttpStatus.UNPROCESSABLE_ENTITY, "The upload is not an archive"),
    DIGEST_MISMATCH(HttpStatus.BAD_REQUEST, "The upload differs from its digest"),
    UPLOAD_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The upload is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not in this format"),
    INVALID_FIELDS(HttpStatus.UNPROCESSABLE_ENTITY, "Some fields are not valid"),
    INVALID_PACK(HttpStatus.UNPROCESSABLE_ENTITY, "The pack is not valid"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "The idempotency key belongs to another request"),
    TOO_LATE(HttpStatus.CONFLICT, "It is too late for that"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many tries"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ErrorCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The status of the response. */
    public HttpStatus status() {
        return status;
    }

    /** What it is about, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The code for an error of the framework. */
    static ErrorCode of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> UPLOAD_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case UNPROCESSABLE_ENTITY -> INVALID_FIELDS;
            default -> status.getCode() < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
