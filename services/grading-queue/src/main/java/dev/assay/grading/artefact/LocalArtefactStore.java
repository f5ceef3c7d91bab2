package dev.assay.grading.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** Artefacts on the local disk, as {@code ab/cdef...} below one directory. */
public final class LocalArtefactStore implements ArtefactStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<PosixFilePermission> READABLE_BY_GROUP = PosixFilePermissions.fromString("rw-r-----");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path directory;
    private final Path incoming;

    /** Keeps its files in the directory, which is made when it is missing. */
    public LocalArtefactStore(Path directory) {
        this.directory = directory;
        this.incoming = directory.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Artefact put(InputStream content, long maxBytes) throws IOException {
        Path temporary = Files.createTempFile(incoming, "", "");
        try {
            Artefact artefact = write(content, maxBytes, temporary);
            // Platform and grader are different users who share a group.
            Files.setPosixFilePermissions(temporary, READABLE_BY_GROUP);
            Path folder = folder(artefact.sha256());
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                sync(directory);
            }
            Files.move(temporary, file(artefact.sha256()), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return artefact;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(file(sha256));
    }

    @Override
    public boolean delete(String sha256, Instant storedBefore) throws IOException {
        Path aside = incoming.resolve(sha256 + ".deleted");
        try {
            // Taken aside first: a copy that is stored from now on is another file, which stays.
            Files.move(file(sha256), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Unless somebody died here before, with the file aside.
            if (Files.notExists(aside)) {
                return true;
            }
        }
        if (Files.getLastModifiedTime(aside).toInstant().isBefore(storedBefore)) {
            Files.delete(aside);
            sync(folder(sha256));
            return true;
        }
        Files.move(aside, file(sha256), StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    @Override
    public boolean exists(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    private static Artefact write(InputStream content, long maxBytes, Path file) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw new TooLargeException(maxBytes);
                }
                digest.update(buffer, 0, read);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(true);
        }
        return new Artefact(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private Path file(String sha256) {
        return folder(sha256).resolve(sha256.substring(2));
    }

    private Path folder(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex");
        }
        return directory.resolve(sha256.substring(0, 2));
    }

    /** A rename survives a loss of power only once its directory is on disk. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
