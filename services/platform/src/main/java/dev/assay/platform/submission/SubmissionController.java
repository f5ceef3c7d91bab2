package dev.assay.platform.submission;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.Attempt;
import dev.assay.platform.attempt.AttemptRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import dev.assay.platform.web.RequestKey;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "submissions")
class SubmissionController {

    private final AttemptRepository attempts;
    private final SubmissionRepository submissions;
    private final SubmissionViewRepository views;
    private final SubmissionFiles files;
    private final CandidateWork candidates;

    SubmissionController(
            AttemptRepository attempts,
            SubmissionRepository submissions,
            SubmissionViewRepository views,
            SubmissionFiles files,
            CandidateWork candidates) {
        this.attempts = attempts;
        this.submissions = submissions;
        this.views = views;
        this.files = files;
        this.candidates = candidates;
    }

    /** Every submission, newest first. */
    @Get("/submissions")
    @Allow(Permission.CANDIDATES_READ)
    Page<SubmissionView> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return views.list(Caller.of(authentication), cursor, Page.limit(limit));
    }

    /** The submissions of an attempt, newest first. */
    @Get("/attempts/{attemptId}/submissions")
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    Page<?> ofAttempt(
            Authentication authentication,
            String attemptId,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        Caller caller = Caller.of(authentication);
        Attempt attempt = attempts.find(caller, attemptId).orElseThrow(ProblemException::notFound);
        Page<SubmissionView> page = views.ofAttempt(caller, attempt.id(), cursor, Page.limit(limit));
        return caller.isCandidate()
                ? new Page<>(
                        page.items().stream()
                                .map(submission -> candidates.view(caller, submission))
                                .toList(),
                        page.next())
                : page;
    }

    /** State, step, verdict, score. Managers see all, candidates what is meant for them. */
    @Get("/submissions/{id}")
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SubmissionView.class, CandidateView.class})))
    Object get(Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        SubmissionView submission = visible(caller, id);
        return caller.isCandidate() ? candidates.view(caller, submission) : submission;
    }

    /** The archive as it was handed in. */
    @Get("/submissions/{id}/archive")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    HttpResponse<StreamedFile> archive(Authentication authentication, String id) {
        return files.archive(visible(Caller.of(authentication), id));
    }

    /** Scores the stored predictions again, as a new score beside the old. No code runs. */
    @Post("/submissions/{id}/regrade")
    @Refuses(ErrorCode.NOT_REGRADABLE)
    @Allow(Permission.CANDIDATES_WRITE)
    @Status(HttpStatus.ACCEPTED)
    SubmissionView regrade(
            Authentication authentication, String id, @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        visible(caller, id);
        submissions.regrade(id, RequestKey.of(caller.id(), idempotencyKey, "regrade " + id));
        return visible(caller, id);
    }

    /** Tries a grading again that ended in PLATFORM_ERROR. */
    @Post("/gradings/{id}/retry")
    @Refuses(ErrorCode.NOT_REGRADABLE)
    @Allow(Permission.CANDIDATES_WRITE)
    @Status(HttpStatus.ACCEPTED)
    SubmissionView retry(Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        if (views.ofGrading(caller, id).isEmpty()) {
            throw ProblemException.notFound();
        }
        submissions.retry(id);
        return views.ofGrading(caller, id).orElseThrow(ProblemException::notFound);
    }

    /** The predictions of the hidden run. */
    @Get("/gradings/{id}/predictions")
    @Produces("text/csv")
    @Allow(Permission.CANDIDATES_READ)
    HttpResponse<StreamedFile> predictions(Authentication authentication, String id) {
        return files.predictions(Caller.of(authentication), id);
    }

    /** The receipt of the score, byte by byte as it was made. */
    @Get("/gradings/{id}/receipt")
    @Allow(Permission.CANDIDATES_READ)
    @Produces(MediaType.APPLICATION_JSON)
    String receipt(Authentication authentication, String id) {
        return views.receipt(Caller.of(authentication), id).orElseThrow(ProblemException::notFound);
    }

    /** What a run wrote to standard output and error. Candidates read that of smoke runs. */
    @Get("/gradings/{id}/runs/{ordinal}/log")
    @Produces(MediaType.TEXT_PLAIN)
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    HttpResponse<StreamedFile> log(Authentication authentication, String id, int ordinal) {
        return files.log(Caller.of(authentication), id, ordinal);
    }

    private SubmissionView visible(Caller caller, String id) {
        return views.find(caller, id).orElseThrow(ProblemException::notFound);
    }
}
