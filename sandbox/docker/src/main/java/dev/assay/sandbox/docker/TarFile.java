package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder as a tar in a temporary file: world-readable, nothing writable, no owner, no times. */
final class TarFile implements AutoCloseable {
    private static final int FILE_MODE = 0444;
    private static final int EXECUTABLE_MODE = 0555;

    private final Path file;

    private TarFile(Path file) {
        this.file = file;
    }

    /**
     * Packs the folder.
     *
     * @throws IllegalArgumentException when there is anything but plain files and folders in it
     */
    static TarFile of(Path folder) throws IOException {
        TarFile tar = new TarFile(Files.createTempFile("assay-", ".tar"));
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar.file), "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            out.setAddPaxHeadersForNonAsciiNames(true);
            for (Path path : contents(folder)) {
                add(out, folder, path);
            }
        } catch (IOException | RuntimeException e) {
            tar.close();
            throw e;
        }
        return tar;
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder)).sorted().toList();
        }
    }

    private static void add(TarArchiveOutputStream out, Path folder, Path path) throws IOException {
        String name = folder.relativize(path).toString();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            TarArchiveEntry entry = new TarArchiveEntry(name + "/");
            entry.setMode(EXECUTABLE_MODE);
            out.putArchiveEntry(entry);
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(Files.isExecutable(path) ? EXECUTABLE_MODE : FILE_MODE);
            entry.setSize(Files.size(path));
            out.putArchiveEntry(entry);
            Files.copy(path, out);
        } else {
            throw new IllegalArgumentException(name + " is neither a plain file nor a folder");
        }
        out.closeArchiveEntry();
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    void writeTo(OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
