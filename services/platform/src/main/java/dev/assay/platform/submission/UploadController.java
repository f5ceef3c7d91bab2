package dev.assay.platform.submission;

import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.pack.Manifest;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.attempt.Attempt;
import dev.assay.platform.attempt.AttemptRepository;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import dev.assay.platform.web.UploadReader;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/attempts/{attemptId}/submissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "submissions")
class UploadController {

    private final AttemptRepository attempts;
    private final PackRepository packs;
    private final SubmissionRepository submissions;
    private final ArtefactStore artefacts;
    private final Settings settings;
    private final Clock clock;

    UploadController(
            AttemptRepository attempts,
            PackRepository packs,
            SubmissionRepository submissions,
            ArtefactStore artefacts,
            Settings settings,
            Clock clock) {
        this.attempts = attempts;
        this.packs = packs;
        this.submissions = submissions;
        this.artefacts = artefacts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Hands in an archive: zip, tar, tar.gz or git bundle. The receipt says what is stored for good by then. With a Content-Digest
     * (RFC 9530) it is refused when it arrives changed.
     */
    @Post
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
            @Body InputStream archive,
            @Nullable @QueryValue String fileName,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Instant beganAt = clock.instant();
        Caller caller = Caller.of(authentication);
        Attempt attempt = attempts.find(caller, attemptId).orElseThrow(ProblemException::notFound);
        Manifest.Quotas allowed = packs.manifest(attempt.packVersionId()).quotas();
        if (idempotencyKey == null) {
            submissions.quota(attempt.id()).requireRoom(allowed);
        }
        Artefact stored = UploadReader.store(artefacts, archive, request.getHeaders(), settings.maxUploadBytes());
        Optional<RequestKey> key =
                RequestKey.of(caller.id(), idempotencyKey, "submission " + attempt.id() + " " + stored.sha256());
        return submissions.receive(attempt, allowed, stored, FileName.sanitised(fileName), beganAt, key);
    }
}
