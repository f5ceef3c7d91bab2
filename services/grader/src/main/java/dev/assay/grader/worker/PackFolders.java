package dev.assay.grader.worker;

import dev.assay.grader.receipt.PrivateFiles;
import dev.assay.grading.PackReference;
import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Published packs, unpacked once from the artefact store. Thread-safe, also with other processes on the same folder. */
final class PackFolders {
    private final Path folder;
    private final Artefacts artefacts;

    PackFolders(Path folder, Artefacts artefacts) {
        this.folder = folder;
        this.artefacts = artefacts;
    }

    /** What loading gave. */
    sealed interface Loaded {
        /** A usable pack. */
        record Usable(Pack pack) implements Loaded {}

        /** The author's fault. */
        record Faulty(List<String> reasons) implements Loaded {
            public Faulty {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * The pack of a published version.
     *
     * @param scratch existing empty folder on the same file system
     */
    Loaded load(PackReference reference, Path scratch) throws IOException {
        Path kept = folder.resolve(reference.archiveSha256());
        if (!Files.isDirectory(kept)) {
            Path archive = artefacts.fetch(reference.archiveSha256(), scratch.resolve("pack-archive"));
            Path unpacked = scratch.resolve("pack");
            UnpackOutcome outcome = new ArchiveReader(ArchiveLimits.DEFAULT).unpack(archive, unpacked, Pack.MANIFEST);
            if (outcome instanceof UnpackOutcome.Refused refused) {
                return new Loaded.Faulty(List.of(refused.message()));
            }
            keep(unpacked, kept);
        }
        return switch (PackLoader.load(kept)) {
            case PackOutcome.Loaded(Pack pack) -> new Loaded.Usable(pack);
            case PackOutcome.Invalid invalid ->
                new Loaded.Faulty(
                        invalid.errors().stream().map(Object::toString).toList());
        };
    }

    private void keep(Path unpacked, Path kept) throws IOException {
        PrivateFiles.createFolder(folder);
        try {
            Files.move(unpacked, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another slot was first; its copy has the same content.
            if (!Files.isDirectory(kept)) {
                throw e;
            }
        }
    }
}
