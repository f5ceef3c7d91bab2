package dev.assay.platform.submission;

import dev.assay.platform.account.Caller;
import dev.assay.platform.account.Role;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
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
import io.micronaut.security.annotation.Secured;
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

    private final SubmissionRepository submissions;
    private final SubmissionViewRepository views;
    private final SubmissionFiles files;

    SubmissionController(SubmissionRepository submissions, SubmissionViewRepository views, SubmissionFiles files) {
        this.submissions = submissions;
        this.views = views;
        this.files = files;
    }

    /** Every submission, newest first. */
    @Get("/submissions")
    @Secured(Role.MANAGER_NAME)
    Page<SubmissionView> list(
            @Nullable @QueryValue String cursor, @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return views.list(cursor, Page.limit(limit));
    }

    /** The submissions of an attempt, newest first. */
    @Get("/attempts/{attemptId}/submissions")
    @Secured({Role.MANAGER_NAME, Role.CANDIDATE_NAME})
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SubmissionView.class, CandidateView.class})))
    Page<?> ofAttempt(
            Authentication authentication,
            String attemptId,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        Caller caller = Caller.of(authentication);
        if (!caller.maySee(attemptId)) {
            throw ProblemException.notFound();
        }
        Page<SubmissionView> page = views.ofAttempt(attemptId, cursor, Page.limit(limit));
        return caller.isManager()
                ? page
                : new Page<>(page.items().stream().map(CandidateView::of).toList(), page.next());
    }

    /** State, step, verdict, score. Managers see all, candidates what is meant for them. */
    @Get("/submissions/{id}")
    @Secured({Role.MANAGER_NAME, Role.CANDIDATE_NAME})
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SubmissionView.class, CandidateView.class})))
    Object get(Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        SubmissionView submission = visible(caller, id);
        return caller.isManager() ? submission : CandidateView.of(submission);
    }

    /** The archive as it was handed in. */
    @Get("/submissions/{id}/archive")
    @Secured({Role.MANAGER_NAME, Role.CANDIDATE_NAME})
    HttpResponse<StreamedFile> archive(Authentication authentication, String id) {
        return files.archive(visible(Caller.of(authentication), id));
    }

    /** Scores the stored predictions again, as a new score beside the old. No code runs. */
    @Post("/submissions/{id}/regrade")
    @Secured(Role.MANAGER_NAME)
    @Status(HttpStatus.ACCEPTED)
    SubmissionView regrade(
            Authentication authentication, String id, @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        visible(caller, id);
        submissions.regrade(id, RequestKey.of(caller.tokenId(), idempotencyKey, "regrade " + id));
        return visible(caller, id);
    }

    /** Tries a grading again that ended in PLATFORM_ERROR. */
    @Post("/gradings/{id}/retry")
    @Secured(Role.MANAGER_NAME)
    @Status(HttpStatus.ACCEPTED)
    SubmissionView retry(String id) {
        if (!submissions.gradingExists(id)) {
            throw ProblemException.notFound();
        }
        submissions.retry(id);
        return views.ofGrading(id).orElseThrow(ProblemException::notFound);
    }

    /** The predictions of the hidden run. */
    @Get("/gradings/{id}/predictions")
    @Secured(Role.MANAGER_NAME)
    HttpResponse<StreamedFile> predictions(String id) {
        return files.predictions(id);
    }

    /** The receipt of the score, byte by byte as it was made. */
    @Get("/gradings/{id}/receipt")
    @Secured(Role.MANAGER_NAME)
    @Produces(MediaType.APPLICATION_JSON)
    String receipt(String id) {
        return views.receipt(id).orElseThrow(ProblemException::notFound);
    }

    /** What a run wrote to standard output and error. Candidates read that of smoke runs. */
    @Get("/gradings/{id}/runs/{ordinal}/log")
    @Secured({Role.MANAGER_NAME, Role.CANDIDATE_NAME})
    HttpResponse<StreamedFile> log(Authentication authentication, String id, int ordinal) {
        return files.log(Caller.of(authentication), id, ordinal);
    }

    private SubmissionView visible(Caller caller, String id) {
        return views.find(id)
                .filter(submission -> caller.maySee(submission.attemptId()))
                .orElseThrow(ProblemException::notFound);
    }
}
