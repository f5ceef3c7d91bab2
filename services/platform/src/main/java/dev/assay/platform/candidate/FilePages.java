package dev.assay.platform.candidate;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackFiles;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.assessment.PackVersion;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.web.Downloads;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What candidates download once they have begun: public files and the starter kit. */
@Hidden
@Controller("/c/{invitationId}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FilePages {

    private final Visits visits;
    private final SittingRepository sittings;
    private final PackRepository packs;
    private final PackFiles files;
    private final ArtefactStore artefacts;

    FilePages(
            Visits visits, SittingRepository sittings, PackRepository packs, PackFiles files, ArtefactStore artefacts) {
        this.visits = visits;
        this.sittings = sittings;
        this.packs = packs;
        this.files = files;
        this.artefacts = artefacts;
    }

    @Get("/data")
    @Allow(Permission.ATTEMPT)
    HttpResponse<StreamedFile> data(Authentication authentication, String invitationId) {
        return data(begun(authentication, invitationId, Sitting.Kind.TIMED));
    }

    @Get("/practice/data")
    @Allow(Permission.ATTEMPT)
    HttpResponse<StreamedFile> practiceData(Authentication authentication, String invitationId) {
        return data(begun(authentication, invitationId, Sitting.Kind.PRACTICE));
    }

    @Get("/starter-kit")
    @Allow(Permission.ATTEMPT)
    HttpResponse<StreamedFile> starterKit(Authentication authentication, String invitationId) {
        return starterKit(begun(authentication, invitationId, Sitting.Kind.TIMED));
    }

    @Get("/practice/starter-kit")
    @Allow(Permission.ATTEMPT)
    HttpResponse<StreamedFile> practiceStarterKit(Authentication authentication, String invitationId) {
        return starterKit(begun(authentication, invitationId, Sitting.Kind.PRACTICE));
    }

    private PackVersion begun(Authentication authentication, String invitationId, Sitting.Kind kind) {
        Visit visit = visits.of(authentication, invitationId);
        return sittings.find(visit.invitation().id(), kind)
                .flatMap(sitting -> packs.find(sitting.organisationId(), sitting.packVersionId()))
                .orElseThrow(ProblemException::notFound);
    }

    private HttpResponse<StreamedFile> data(PackVersion pack) {
        return packs.publicArtefact(pack.id())
                .map(sha256 -> Downloads.tar(artefacts, sha256, pack.packId() + "-public.tar"))
                .orElseThrow(ProblemException::notFound);
    }

    private HttpResponse<StreamedFile> starterKit(PackVersion pack) {
        try {
            return HttpResponse.ok(
                    new StreamedFile(Files.newInputStream(files.starterKit(pack)), MediaType.of("application/zip"))
                            .attach(pack.packId() + "-starter-kit.zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
