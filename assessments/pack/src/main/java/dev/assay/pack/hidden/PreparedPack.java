package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.pack.TableException;
import dev.assay.pack.TreeDigest;
import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prepared data of a pack on disk, with the hidden labels. Immutable; the labels are read anew on every call.
 *
 * <p>Files in place of a listed one, or beside them, are found by {@link #open} as far as names and sizes go and by
 * {@link #verify} in full.
 */
public final class PreparedPack {

    static final String LABELS = "labels.csv";
    static final String SMOKE_LABELS = "smoke_labels.csv";
    static final String SPLIT = "split";

    private final Path folder;
    private final Manifest manifest;
    private final Checksums checksums;

    private PreparedPack(Path folder, Manifest manifest, Checksums checksums) {
        this.folder = folder;
        this.manifest = manifest;
        this.checksums = checksums;
    }

    /**
     * Opens prepared data after holding the names and sizes of all files against the checksums file.
     *
     * @throws DamagedPackException when they differ, or belong to another pack than the manifest's
     */
    public static PreparedPack open(Path folder, Manifest manifest) throws IOException {
        var checksums = Checksums.read(folder);
        if (!checksums.packId().equals(manifest.id())
                || !checksums.packVersion().equals(manifest.version())) {
            throw new DamagedPackException(
                    folder, "they belong to " + checksums.packId() + " " + checksums.packVersion());
        }
        long listed = 1;
        for (var file : checksums.files()) {
            var path = folder.resolve(file.path());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != file.bytes()) {
                throw new DamagedPackException(folder, file.path() + " is missing or of another size");
            }
            listed++;
        }
        try (var walk = Files.walk(folder)) {
            if (walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .count()
                    != listed) {
                throw new DamagedPackException(folder, "there are files that nobody listed");
            }
        }
        return new PreparedPack(folder, manifest, checksums);
    }

    /**
     * Reads every file and compares its SHA-256.
     *
     * @throws DamagedPackException when one differs
     */
    public void verify() throws IOException {
        for (var file : checksums.files()) {
            if (!TreeDigest.file(folder, folder.resolve(file.path())).equals(file)) {
                throw new DamagedPackException(folder, file.path() + " was changed");
            }
        }
    }

    /** The pack's manifest. */
    public Manifest manifest() {
        return manifest;
    }

    /** What the data consist of; safe to show. */
    public Checksums checksums() {
        return checksums;
    }

    /** Folder with what candidates get. */
    public Path publicFiles() {
        return folder.resolve("public");
    }

    /** Folder mounted at {@code /in} in a smoke run; named by {@link Checksums.Digests#smokeDigest}. */
    public Path smokeInput() {
        return folder.resolve("smoke");
    }

    /** Folder mounted at {@code /in} in a hidden run; named by {@link Checksums.Digests#featuresDigest}. */
    public Path hiddenInput() {
        return folder.resolve("hidden", "in");
    }

    /** What a predictions file must hold. */
    public PredictionFormat format() {
        var target = manifest.data().target();
        return new PredictionFormat(
                manifest.data().idColumn(), target.prediction(), kind(manifest), checksums.classes());
    }

    static TargetKind kind(Manifest manifest) {
        return switch (manifest.data().target().kind()) {
            case PROBABILITY -> TargetKind.PROBABILITY;
            case CLASS -> TargetKind.CLASS;
            case NUMBER -> TargetKind.NUMBER;
        };
    }

    /** The truth of all hidden rows, in the order of the labels file. */
    public Truth truth() throws IOException {
        return new TruthReader(manifest, checksums.classes()).truth(hiddenLabels());
    }

    /** The truth of the rows of a smoke run: public knowledge. */
    public Truth smokeTruth() throws IOException {
        return new TruthReader(manifest, checksums.classes()).truth(table(folder.resolve(SMOKE_LABELS)));
    }

    /**
     * The rows of {@link #truth} that belong to a part, ascending; for {@link Truth#rows} and {@link
     * dev.assay.scoring.Predictions#rows}.
     */
    public int[] rows(Split split) throws IOException {
        List<String> parts = hiddenLabels().column(SPLIT);
        return IntStream.range(0, parts.size())
                .filter(row -> parts.get(row).equals(split.word()))
                .toArray();
    }

    /** The hidden rows that are to be predicted, without labels. */
    public Table features() throws IOException {
        return table(hiddenInput().resolve(manifest.data().features()));
    }

    /**
     * The labels of all hidden rows in the order of {@link #truth}, without what tells public from private rows: what a
     * pack's own scorer is given.
     */
    public Table solution() throws IOException {
        return hiddenLabels().without(SPLIT);
    }

    private Table hiddenLabels() throws IOException {
        return table(folder.resolve("hidden", LABELS));
    }

    private Table table(Path file) throws IOException {
        try {
            return Table.read(file);
        } catch (TableException e) {
            throw new DamagedPackException(folder, file.getFileName() + " " + e.getMessage());
        }
    }
}
