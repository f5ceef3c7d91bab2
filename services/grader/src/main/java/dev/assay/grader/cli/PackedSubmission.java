package dev.assay.grader.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive to be handed in.
 *
 * @param temporary whether it was made for this purpose and goes when it is closed
 */
record PackedSubmission(Path archive, String name, boolean temporary) implements AutoCloseable {

    /** A file as it is, or a folder packed as a zip. Equal folders make equal zips. */
    static PackedSubmission of(Path submission) throws IOException {
        String name = String.valueOf(submission.toAbsolutePath().normalize().getFileName());
        if (!Files.isDirectory(submission)) {
            return new PackedSubmission(submission, name, false);
        }
        PackedSubmission packed = new PackedSubmission(Files.createTempFile("assay-", ".zip"), name + ".zip", true);
        try {
            packed.zip(submission);
            return packed;
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private void zip(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(archive);
        }
    }
}
