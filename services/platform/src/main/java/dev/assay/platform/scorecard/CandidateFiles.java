package dev.assay.platform.scorecard;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.submission.SubmissionFiles;
import dev.assay.platform.submission.SubmissionView;
import dev.assay.platform.submission.SubmissionViewRepository;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;

/** What a candidate handed in, for people of the company. Each download is written down. */
@Hidden
@Controller("/openings/{openingId}/candidates/{invitationId}/submissions/{submissionId}")
@ExecuteOn(TaskExecutors.BLOCKING)
class CandidateFiles {

    private final Dossiers dossiers;
    private final SubmissionFiles files;
    private final SubmissionViewRepository views;
    private final AuditRepository audit;

    CandidateFiles(Dossiers dossiers, SubmissionFiles files, SubmissionViewRepository views, AuditRepository audit) {
        this.dossiers = dossiers;
        this.files = files;
        this.views = views;
        this.audit = audit;
    }

    @Get("/archive")
    @Allow(Permission.CANDIDATES_READ)
    HttpResponse<StreamedFile> archive(
            Authentication authentication, String openingId, String invitationId, String submissionId) {
        Caller caller = Caller.of(authentication);
        SubmissionView submission = dossiers.submission(caller, openingId, invitationId, submissionId);
        audit.append(caller, AuditAction.SUBMISSION_DOWNLOADED, submissionId);
        return files.archive(submission);
    }

    @Get("/receipt")
    @Allow(Permission.CANDIDATES_READ)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> receipt(
            Authentication authentication, String openingId, String invitationId, String submissionId) {
        Caller caller = Caller.of(authentication);
        String grading = dossiers.submission(caller, openingId, invitationId, submissionId)
                .current()
                .id();
        return views.receipt(caller, grading)
                .map(receipt -> HttpResponse.ok(receipt)
                        .header("Content-Disposition", "attachment; filename=\"receipt-" + grading + ".json\""))
                .orElseThrow(ProblemException::notFound);
    }
}
