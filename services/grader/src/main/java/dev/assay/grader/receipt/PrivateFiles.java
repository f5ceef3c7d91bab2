package dev.assay.grader.receipt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, made whole or not at all. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes the file with this content; when another process was first, its content stays. */
    public static void createOnce(Path folder, String name, String content) throws IOException {
        Path written = Files.createTempFile(
                createFolder(folder),
                "new-",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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

    /** Makes the folder and its parents, readable by the owner only. */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
