package dev.assay.grader.receipt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, made whole or not at all. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes the file with this content; when another process was first, its content stays. */
    public static void createOnce(Path folder, String name, String content) throws IOException {
        Path written = temporary(folder);
        try {
            Files.writeString(written, content);
            Files.createLink(folder.resolve(name), written);
        } catch (FileAlreadyExistsException e) {
            // The other process won: its content is the one that counts, and the caller reads it.
            return;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Makes the file with this content in place of any that is there. */
    public static Path replace(Path folder, String name, String content) throws IOException {
        Path written = temporary(folder);
        try {
            Files.writeString(written, content);
            return Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Path temporary(Path folder) throws IOException {
        return Files.createTempFile(
                createFolder(folder),
                "new-",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Makes the folder and its parents, readable by the owner only. */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
