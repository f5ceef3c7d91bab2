package dev.assay.platform.assessment;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.account.Role;
import dev.assay.platform.web.Downloads;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/packs")
@Secured(Role.MANAGER_NAME)
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

    /** Publishes a pack: its folder as zip, tar or tar.gz. The same content again is the same version. */
    @Post
    @Consumes({"application/zip", "application/gzip", "application/x-tar", MediaType.APPLICATION_OCTET_STREAM})
    @Status(HttpStatus.CREATED)
    PackVersion publish(@Body InputStream archive, @Parameter(hidden = true) HttpHeaders headers) {
        return publisher.publish(archive, headers);
    }

    /** Every published version, newest first. */
    @Get
    Page<PackVersion> list(
            @Nullable @QueryValue String cursor, @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return packs.list(cursor, Page.limit(limit));
    }

    /** One version. */
    @Get("/{id}")
    PackVersion get(String id) {
        return packs.find(id).orElseThrow(ProblemException::notFound);
    }

    /** The files that its candidates get, as a tar. */
    @Get("/{id}/data")
    HttpResponse<StreamedFile> data(String id) {
        PackVersion pack = get(id);
        return packs.publicArtefact(id)
                .map(sha256 -> Downloads.tar(artefacts, sha256, pack.packId() + "-" + pack.version() + "-public.tar"))
                .orElseThrow(() -> new ProblemException(ErrorCode.PACK_NOT_READY, "It is " + pack.state() + "."));
    }

    /** Tries again to prepare a version that failed. */
    @Post("/{id}/preparation")
    @Status(HttpStatus.ACCEPTED)
    PackVersion prepareAgain(String id) {
        if (get(id).state().equals("FAILED")) {
            packs.prepareAgain(id);
        }
        return get(id);
    }
}
