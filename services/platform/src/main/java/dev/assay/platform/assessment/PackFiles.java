package dev.assay.platform.assessment;

import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.pack.Folders;
import dev.assay.pack.Manifest;
import dev.assay.pack.Pack;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import dev.assay.platform.installation.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What candidates read and download of a pack beside its data: the brief and the starter kit. Taken out of the published
 * archive once and kept in a folder of ours; nothing else of the archive stays there.
 */
@Singleton
public final class PackFiles {

    private static final String BRIEF = "brief.md";
    private static final String KIT = "starter-kit.zip";

    private final ArtefactStore artefacts;
    private final PackRepository packs;
    private final Path folder;

    PackFiles(ArtefactStore artefacts, PackRepository packs, Settings settings) {
        this.artefacts = artefacts;
        this.packs = packs;
        this.folder = settings.home().resolve("platform/candidates");
    }

    /** The brief, as Markdown of the pack's author. */
    public String brief(PackVersion pack) {
        try {
            return Files.readString(files(pack).resolve(BRIEF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The starter kit, a zip. */
    public Path starterKit(PackVersion pack) {
        return files(pack).resolve(KIT);
    }

    private Path files(PackVersion pack) {
        Path files = folder.resolve(pack.archiveSha256());
        if (Files.notExists(files.resolve(KIT))) {
            try {
                extract(pack, files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private void extract(PackVersion version, Path files) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(folder), "new");
        try {
            Path archive = work.resolve("archive");
            try (InputStream content = artefacts.open(version.archiveSha256())) {
                Files.copy(content, archive);
            }
            Path unpacked = work.resolve("pack");
            UnpackOutcome outcome = new ArchiveReader(ArchiveLimits.DEFAULT).unpack(archive, unpacked, Pack.MANIFEST);
            if (outcome instanceof UnpackOutcome.Refused refused) {
                throw new IOException("published " + version.id() + " cannot be unpacked: " + refused.message());
            }
            Manifest manifest = packs.manifest(version.id());
            Path made = Files.createDirectory(work.resolve("made"));
            Files.copy(unpacked.resolve(manifest.brief()), made.resolve(BRIEF));
            StarterKit.write(unpacked.resolve("starter"), manifest, made.resolve(KIT));
            Files.move(made, files, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            // Somebody else was faster, with the same content.
        } finally {
            Folders.delete(work);
        }
    }
}
