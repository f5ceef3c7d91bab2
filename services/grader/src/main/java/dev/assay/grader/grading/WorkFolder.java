package dev.assay.grader.grading;

import dev.assay.grader.receipt.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The scratch folder of one running process, held by a lock that the kernel drops when the process dies.
 *
 * <p>The lowest free number is taken, so that a process finds the number, and with it the worker id, of one that
 * crashed, and cleans up after it.
 */
public final class WorkFolder implements AutoCloseable {
    private static final int MOST_PROCESSES = 1000;

    private final Path folder;
    private final int number;
    private final FileChannel held;

    private WorkFolder(Path folder, int number, FileChannel held) {
        this.folder = folder;
        this.number = number;
        this.held = held;
    }

    /** Takes a free folder and empties it. */
    public static WorkFolder take(GraderHome home) {
        try {
            for (int number = 0; number < MOST_PROCESSES; number++) {
                FileChannel channel = lock(home.work().resolve(number + ".lock"));
                if (channel != null) {
                    WorkFolder taken = new WorkFolder(home.work().resolve(Integer.toString(number)), number, channel);
                    FolderRemoval.remove(taken.folder);
                    PrivateFiles.createFolder(taken.folder);
                    return taken;
                }
            }
            throw new IOException("more than " + MOST_PROCESSES + " processes use " + home.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Names this process towards the sandbox. A later process that takes the same number has the same name.
     *
     * @param kind of process; two kinds on one home never meet
     */
    public String workerId(String kind) {
        CRC32 checksum = new CRC32();
        checksum.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + number;
    }

    /** A new place for the files of one piece of work. */
    public Scratch newScratch() throws IOException {
        return new Scratch(Files.createTempDirectory(folder, ""));
    }

    /** Files of one piece of work, removed when it is closed. */
    public record Scratch(Path folder) implements AutoCloseable {
        /** A new empty folder in it. */
        public Path newFolder() throws IOException {
            return Files.createTempDirectory(folder, "");
        }

        @Override
        public void close() throws IOException {
            FolderRemoval.remove(folder);
        }
    }

    /** Removes the folder and frees its number. */
    @Override
    public void close() {
        try (held) {
            FolderRemoval.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process, in a second instance: as taken as by another process.
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }
}
