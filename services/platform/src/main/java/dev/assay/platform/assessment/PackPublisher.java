package dev.assay.platform.assessment;

import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.pack.Folders;
import dev.assay.pack.ManifestError;
import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Problem;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.UploadReader;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

@Singleton
final class PackPublisher {

    private final ArtefactStore artefacts;
    private final PackRepository packs;
    private final Settings settings;

    PackPublisher(ArtefactStore artefacts, PackRepository packs, Settings settings) {
        this.artefacts = artefacts;
        this.packs = packs;
        this.settings = settings;
    }

    /** Publishes an archive. The same content again is the same version. */
    PackVersion publish(Caller caller, InputStream body, HttpHeaders headers, boolean shared) {
        if (shared
                && !(caller.organisationId().equals(Organisation.HOST) && caller.may(Permission.ORGANISATION_WRITE))) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "Only owners of the company that runs the installation share packs.");
        }
        Artefact archive = UploadReader.store(artefacts, body, headers, settings.maxUploadBytes());
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(settings.home().resolve("platform")), "pack");
            try {
                return publish(caller, archive, folder, shared);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PackVersion publish(Caller caller, Artefact archive, Path folder, boolean shared) throws IOException {
        Path file = folder.resolve("archive");
        try (InputStream content = artefacts.open(archive.sha256())) {
            Files.copy(content, file);
        }
        Pack pack = load(file, folder.resolve("pack"));
        PackVersion published =
                packs.publish(caller, pack, Files.readString(pack.folder().resolve(Pack.MANIFEST)), archive, shared);
        if (!published.sha256().equals(pack.digest())) {
            throw new ProblemException(
                    ErrorCode.PACK_VERSION_TAKEN,
                    "%s %s has SHA-256 %s, this one has %s. Publish it under a new version."
                            .formatted(published.packId(), published.version(), published.sha256(), pack.digest()));
        }
        return published;
    }

    private static Pack load(Path archive, Path folder) throws IOException {
        UnpackOutcome unpacked = new ArchiveReader(ArchiveLimits.DEFAULT).unpack(archive, folder, Pack.MANIFEST);
        if (unpacked instanceof UnpackOutcome.Refused refused) {
            throw new ProblemException(ErrorCode.INVALID_PACK, refused.message());
        }
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded loaded -> loaded.pack();
            case PackOutcome.Invalid invalid ->
                throw new ProblemException(
                        ErrorCode.INVALID_PACK,
                        "Mend what is listed and publish it again.",
                        invalid.errors().stream().map(PackPublisher::place).toList());
        };
    }

    private static Problem.Place place(ManifestError error) {
        return new Problem.Place(error.file(), error.line(), error.column(), error.message());
    }
}
