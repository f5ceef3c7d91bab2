package dev.assay.platform.attempt;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.CallerAuthentication;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.assessment.PackVersion;
import dev.assay.platform.web.Downloads;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import dev.assay.platform.web.RequestKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/attempts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "attempts")
class AttemptController {

    private final AttemptRepository attempts;
    private final PackRepository packs;
    private final ArtefactStore artefacts;

    AttemptController(AttemptRepository attempts, PackRepository packs, ArtefactStore artefacts) {
        this.attempts = attempts;
        this.packs = packs;
        this.artefacts = artefacts;
    }

    /** Makes a trial attempt at a pack version that is ready, of nobody who was invited, and the token that works on it. */
    @Post
    @Refuses(ErrorCode.PACK_NOT_READY)
    @Allow(Permission.CANDIDATES_WRITE)
    @Status(HttpStatus.CREATED)
    CreatedAttempt create(
            HttpRequest<?> request,
            Authentication authentication,
            @Valid @Body NewAttempt attempt,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Caller caller = Caller.of(authentication);
        PackVersion pack = packs.find(caller.organisationId(), attempt.packVersionId())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_FIELDS, "packVersionId names no published pack version."));
        if (!pack.isReady()) {
            throw new ProblemException(ErrorCode.PACK_NOT_READY, "It is " + pack.state() + ".");
        }
        return attempts.create(
                caller,
                attempt,
                CallerAuthentication.token(request).orElseThrow(),
                RequestKey.of(
                        caller.id(), idempotencyKey, "attempt " + attempt.packVersionId() + " " + attempt.label()));
    }

    /** Every attempt, newest first. */
    @Get
    @Allow(Permission.CANDIDATES_READ)
    Page<Attempt> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return attempts.list(Caller.of(authentication), cursor, Page.limit(limit));
    }

    /** One attempt. */
    @Get("/{id}")
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    Attempt get(Authentication authentication, String id) {
        return attempts.find(Caller.of(authentication), id).orElseThrow(ProblemException::notFound);
    }

    /** The files that the candidate gets, as a tar. */
    @Get("/{id}/data")
    @Refuses(ErrorCode.PACK_NOT_READY)
    @Produces("application/x-tar")
    @Allow({Permission.CANDIDATES_READ, Permission.ATTEMPT})
    HttpResponse<StreamedFile> data(Authentication authentication, String id) {
        Attempt attempt = get(authentication, id);
        return packs.publicArtefact(attempt.packVersionId())
                .map(sha256 -> Downloads.tar(artefacts, sha256, attempt.packId() + "-public.tar"))
                .orElseThrow(ProblemException::notFound);
    }
}
