package dev.assay.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Loads a pack folder: manifest, the files it refers to, digest. */
public final class PackLoader {

    private static final int MOST_FILES = 5_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Set<String> SUBMISSIONS = Set.of("starter", "baseline", "reference", "attack");

    private PackLoader() {}

    /**
     * Loads a pack.
     *
     * @throws IOException when the folder cannot be read; what is wrong in it is in the outcome
     */
    public static PackOutcome load(Path folder) throws IOException {
        var yaml = folder.resolve(Pack.MANIFEST);
        if (!Files.isRegularFile(yaml, LinkOption.NOFOLLOW_LINKS)) {
            return new PackOutcome.Invalid(List.of(
                    ManifestError.ofFile(Pack.MANIFEST, "not found in " + folder + "; name the folder that holds it")));
        }
        var document = YamlReader.read(start(yaml));
        var errors = new ArrayList<>(ManifestReader.errors(document));
        var treeErrors = treeErrors(folder);
        errors.addAll(treeErrors);
        if (treeErrors.isEmpty()) {
            errors.addAll(missingFiles(folder, document));
        }
        return errors.isEmpty()
                ? new PackOutcome.Loaded(
                        new Pack(folder, ManifestMapping.manifest(document.root()), TreeDigest.of(folder)))
                : new PackOutcome.Invalid(ManifestReader.firstInOrder(errors));
    }

    private static byte[] start(Path yaml) throws IOException {
        try (InputStream in = Files.newInputStream(yaml, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(YamlReader.MAX_BYTES + 1);
        }
    }

    private static List<ManifestError> treeErrors(Path folder) throws IOException {
        var errors = new ArrayList<ManifestError>();
        long bytes = 0;
        long files = 0;
        try (var walk = Files.walk(folder)) {
            for (var path : (Iterable<Path>) walk::iterator) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                files++;
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    bytes += Files.size(path);
                } else {
                    errors.add(ManifestError.ofFile(
                            Words.shown(folder.relativize(path).toString()),
                            "is a link or a special file; a pack holds plain files only, put a copy there"));
                }
                if (files > MOST_FILES || bytes > MOST_BYTES) {
                    errors.add(ManifestError.ofFile(
                            ".",
                            "the pack has more than " + MOST_FILES + " files or 64 MiB; remove what it does not need"));
                    break;
                }
            }
        }
        return errors;
    }

    private static List<ManifestError> missingFiles(Path folder, PositionedDocument document) throws IOException {
        var errors = new ArrayList<ManifestError>();
        var brief = document.root().path("brief").stringValue("brief.md");
        if (!brief.contains("/") && !Files.isRegularFile(folder.resolve(brief))) {
            errors.add(document.at("/brief", Words.shown(brief) + " is not in the pack; write it or correct the name"));
        }
        errors.addAll(missingWord(folder, document, "/data/prepare/command", "prepare"));
        errors.addAll(ScorerFiles.errors(folder, document));
        if (!Files.isDirectory(folder.resolve("raw"))) {
            errors.add(ManifestError.ofFile("raw", "the folder of raw data is missing; add it"));
        }
        for (var submission : SUBMISSIONS) {
            if (Files.isDirectory(folder.resolve(submission))) {
                errors.addAll(missingWord(folder, document, "/submission/entry", submission));
            }
        }
        return errors;
    }

    /** A command names its program as /app/FILE; that file must be in the folder that is mounted there. */
    static List<ManifestError> missingWord(Path folder, PositionedDocument document, String command, String mounted) {
        var errors = new ArrayList<ManifestError>();
        var words = document.root().at(command);
        for (int i = 0; i < words.size(); i++) {
            var word = words.path(i).stringValue("");
            if (word.matches("/app/[A-Za-z0-9._-]+")
                    && !Files.isRegularFile(folder.resolve(mounted, word.substring(5)))) {
                errors.add(document.at(
                        command + "/" + i,
                        mounted + "/" + word.substring(5) + " is not in the pack, but " + mounted
                                + " is mounted at /app; add the file or correct the name"));
            }
        }
        return errors;
    }
}
