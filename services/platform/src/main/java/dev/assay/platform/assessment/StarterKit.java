package dev.assay.platform.assessment;

import dev.assay.pack.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate begins with: the pack's starter folder, and a preflight that builds the grader's image by the same
 * recipe and runs the entry under the same limits. Nothing hidden goes into it: it is made of the starter folder, the
 * manifest's contract and public recipes.
 */
final class StarterKit {

    private static final Instant NO_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final String FOLDER = "preflight/";

    private StarterKit() {}

    /** Writes the kit as a zip, the same bytes for the same pack. */
    static void write(Path starter, Manifest manifest, Path kit) throws IOException {
        try (OutputStream out = Files.newOutputStream(kit);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            if (Files.isDirectory(starter)) {
                addFolder(zip, starter);
            }
            add(zip, "preflight.sh", script(manifest));
            add(zip, FOLDER + "README.md", readme(manifest));
            add(zip, FOLDER + "features.py", features(manifest));
            add(zip, FOLDER + "check.py", check(manifest));
            addRecipe(zip, manifest.image());
        }
    }

    private static void addFolder(ZipOutputStream zip, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            zip.putNextEntry(entry(folder.relativize(file).toString()));
            Files.copy(file, zip);
            zip.closeEntry();
        }
    }

    private static void addRecipe(ZipOutputStream zip, String image) throws IOException {
        for (String file : List.of(image + "/Dockerfile", "install-packages")) {
            try (@Nullable InputStream recipe = StarterKit.class.getResourceAsStream("/images/" + file)) {
                if (recipe != null) {
                    String name = file.substring(file.indexOf('/') + 1);
                    add(zip, FOLDER + "image/" + name, new String(recipe.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String script(Manifest manifest) throws IOException {
        Manifest.Limits limits = manifest.limits();
        return template("preflight.sh")
                .replace("@IMAGE@", manifest.image())
                .replace("@CPUS@", Double.toString(limits.cores()))
                .replace("@MEMORY@", Integer.toString(limits.memoryMiB()))
                .replace("@PROCESSES@", Integer.toString(limits.processes()))
                .replace("@SECONDS@", Long.toString((long) Math.ceil(limits.wallSeconds())))
                .replace("@ENTRY@", words(manifest.submission().entry()));
    }

    private static String readme(Manifest manifest) throws IOException {
        return template("README.md").replace("@TITLE@", manifest.title());
    }

    private static String features(Manifest manifest) throws IOException {
        String first = manifest.data().publicFiles().isEmpty()
                ? "train.csv"
                : manifest.data().publicFiles().getFirst().file();
        return template("features.py")
                .replace("@PUBLIC@", first)
                .replace("@FEATURES@", manifest.data().features())
                .replace("@TARGET@", manifest.data().target().column());
    }

    private static String check(Manifest manifest) throws IOException {
        return template("check.py")
                .replace("@FEATURES@", manifest.data().features())
                .replace("@ID@", manifest.data().idColumn())
                .replace("@PREDICTION@", manifest.data().target().prediction());
    }

    private static String template(String name) throws IOException {
        try (@Nullable InputStream text = StarterKit.class.getResourceAsStream("/starter-kit/" + name)) {
            if (text == null) {
                throw new IOException(name + " is not in the jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Words of a command for a shell. */
    private static String words(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(NO_TIME));
        return entry;
    }
}
