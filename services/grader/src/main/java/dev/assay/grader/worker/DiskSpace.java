package dev.assay.grader.worker;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Room on the disk that a folder is on, in bytes.
 *
 * @param usable for this process
 */
record DiskSpace(Path folder, long usable, long total) {
    private static final long GIB = 1L << 30;
    private static final double SMALLEST_SHARE = 0.05;

    static DiskSpace of(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new DiskSpace(folder, store.getUsableSpace(), store.getTotalSpace());
    }

    /** Why no work should begin with so little; empty when there is enough. */
    Optional<String> refusal() {
        if (usable >= GIB && usable >= SMALLEST_SHARE * total) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the disk of %s is nearly full (%.1f GiB or %.1f %% free; work needs 1 GiB and 5 %%): make room",
                folder,
                usable / (double) GIB,
                100.0 * usable / total));
    }
}
