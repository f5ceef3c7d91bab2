package dev.assay.platform.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.pack.Folders;
import dev.assay.pack.Manifest;
import dev.assay.pack.Pack;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.web.Page;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is published, as people read it. A version never changes, so what was read of one is kept. */
@Singleton
public final class PackCatalogue {

    private static final int KEPT = 200;

    private final PackRepository packs;
    private final ArtefactStore artefacts;
    private final Path workspace;
    private final Cache<String, Manifest> manifests =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, String> briefs =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    PackCatalogue(PackRepository packs, ArtefactStore artefacts, Settings settings) {
        this.packs = packs;
        this.artefacts = artefacts;
        this.workspace = settings.home().resolve("platform");
    }

    /** Every version that a company has, newest first. */
    public Page<PackOffer> list(String organisationId, @Nullable String cursor, int limit) {
        Page<PackVersion> page = packs.list(organisationId, cursor, limit);
        return new Page<>(page.items().stream().map(this::offer).toList(), page.next());
    }

    /** Those that an opening can be made of, newest first. */
    public List<PackOffer> ready(String organisationId) {
        return packs.ready(organisationId).stream().map(this::offer).toList();
    }

    /** One version if the company has it. */
    public Optional<PackOffer> find(String organisationId, String id) {
        return packs.find(organisationId, id).map(this::offer);
    }

    /** The manifest of a version that exists. */
    public Manifest manifest(String id) {
        return manifests.get(id, packs::manifest);
    }

    /** The brief of a version, as Markdown. */
    public String brief(PackVersion version) {
        return briefs.get(
                version.archiveSha256(),
                sha256 -> readBrief(sha256, manifest(version.id()).brief()));
    }

    private PackOffer offer(PackVersion version) {
        Manifest manifest = manifest(version.id());
        return new PackOffer(version, manifest.skills(), manifest.effort(), manifest.window(), manifest.primary());
    }

    private String readBrief(String archiveSha256, String name) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(workspace), "brief");
            try {
                Path file = folder.resolve("archive");
                try (InputStream content = artefacts.open(archiveSha256)) {
                    Files.copy(content, file);
                }
                Path pack = folder.resolve("pack");
                if (new ArchiveReader(ArchiveLimits.DEFAULT).unpack(file, pack, Pack.MANIFEST)
                        instanceof UnpackOutcome.Refused refused) {
                    throw new IllegalStateException("a published pack cannot be read: " + refused.message());
                }
                return Files.readString(pack.resolve(name));
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
