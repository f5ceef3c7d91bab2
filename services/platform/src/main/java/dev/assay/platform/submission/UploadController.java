package dev.assay.platform.submission;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.Attempt;
import dev.assay.platform.attempt.AttemptRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import dev.assay.platform.web.RequestKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/attempts/{attemptId}/submissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "submissions")
class UploadController {

    private final AttemptRepository attempts;
    private final Intake intake;

    UploadController(AttemptRepository attempts, Intake intake) {
        this.attempts = attempts;
        this.intake = intake;
    }

    /**
     * Hands in an archive: zip, tar, tar.gz or git bundle. The receipt says what is stored for good by then. With a Content-Digest
     * (RFC 9530) it is refused when it arrives changed.
     */
    @Post
    @Refuses({
        ErrorCode.UPLOAD_EMPTY,
        ErrorCode.UPLOAD_STALLED,
        ErrorCode.NOT_AN_ARCHIVE,
        ErrorCode.QUOTA_EXHAUSTED,
        ErrorCode.ATTEMPT_OVER
    })
    @Allow({Permission.CANDIDATES_WRITE, Permission.ATTEMPT})
    @Consumes({
        "application/zip",
        "application/gzip",
        "application/x-tar",
        "application/x-git-bundle",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Status(HttpStatus.CREATED)
    Receipt submit(
            HttpRequest<?> request,
            Authentication authentication,
            String attemptId,
            @Nullable @Body InputStream archive,
            @Nullable @QueryValue String fileName,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        Attempt attempt = attempts.find(caller, attemptId).orElseThrow(ProblemException::notFound);
        Incoming incoming = new Incoming(caller, attempt, fileName, FirstByte.of(request), idempotencyKey);
        return intake.take(incoming, archive == null ? InputStream.nullInputStream() : archive, request.getHeaders());
    }
}
