package dev.assay.platform.assessment;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.web.Downloads;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RefusedBody;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/packs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "packs")
class PackController {

    private final PackPublisher publisher;
    private final PackRepository packs;
    private final ArtefactStore artefacts;

    PackController(PackPublisher publisher, PackRepository packs, ArtefactStore artefacts) {
        this.publisher = publisher;
        this.packs = packs;
        this.artefacts = artefacts;
    }

    /**
     * Publishes a pack: its folder as zip, tar or tar.gz. The same content again is the same version. The company that
     * runs the installation may share it with all others.
     */
    @Post
    @Consumes({"application/zip", "application/gzip", "application/x-tar", MediaType.APPLICATION_OCTET_STREAM})
    @Status(HttpStatus.CREATED)
    @Refuses({ErrorCode.PACK_VERSION_TAKEN, ErrorCode.INVALID_PACK})
    @Allow(Permission.PACKS_WRITE)
    PackVersion publish(
            Authentication authentication,
            @Body InputStream archive,
            @Parameter(hidden = true) HttpHeaders headers,
            @QueryValue(defaultValue = "false") boolean shared) {
        try {
            return publisher.publish(Caller.of(authentication), archive, headers, shared);
        } catch (ProblemException e) {
            RefusedBody.discard(archive);
            throw e;
        }
    }

    /** Every published version, newest first. */
    @Get
    @Allow(Permission.PACKS_READ)
    Page<PackVersion> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return packs.list(Caller.of(authentication).organisationId(), cursor, Page.limit(limit));
    }

    /** One version. */
    @Get("/{id}")
    @Allow(Permission.PACKS_READ)
    PackVersion get(Authentication authentication, String id) {
        return packs.find(Caller.of(authentication).organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    /** The files that its candidates get, as a tar. */
    @Get("/{id}/data")
    @Refuses(ErrorCode.PACK_NOT_READY)
    @Produces("application/x-tar")
    @Allow(Permission.PACKS_READ)
    HttpResponse<StreamedFile> data(Authentication authentication, String id) {
        PackVersion pack = get(authentication, id);
        return packs.publicArtefact(id)
                .map(sha256 -> Downloads.tar(artefacts, sha256, pack.packId() + "-" + pack.version() + "-public.tar"))
                .orElseThrow(() -> new ProblemException(ErrorCode.PACK_NOT_READY, "It is " + pack.state() + "."));
    }

    /** Tries again to prepare a version that failed. */
    @Post("/{id}/preparation")
    @Status(HttpStatus.ACCEPTED)
    @Allow(Permission.PACKS_WRITE)
    PackVersion prepareAgain(Authentication authentication, String id) {
        if (get(authentication, id).state().equals("FAILED")) {
            packs.prepareAgain(id);
        }
        return get(authentication, id);
    }
}
