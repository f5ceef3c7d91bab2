package dev.assay.pack.archive;

/**
 * Bounds of an upload.
 *
 * @param archiveBytes size of the archive itself
 * @param entries files and folders, with folders that are only implied by paths
 * @param totalBytes content of all files together
 * @param fileBytes content of one file
 * @param ratio content bytes per archive byte, counted beyond {@code freeBytes}
 * @param freeBytes content for which the ratio does not matter
 * @param depth names in a path
 * @param pathBytes UTF-8 bytes of a path
 */
public record ArchiveLimits(
        long archiveBytes,
        int entries,
        long totalBytes,
        long fileBytes,
        int ratio,
        long freeBytes,
        int depth,
        int pathBytes) {

    private static final long MIB = 1024 * 1024;

    /** What submissions of code are held to. */
    public static final ArchiveLimits DEFAULT =
            new ArchiveLimits(50 * MIB, 2_000, 200 * MIB, 100 * MIB, 200, 10 * MIB, 16, 500);

    /** The same bounds with a share of bytes of its own. */
    public ArchiveLimits withBytes(long total, long file) {
        return new ArchiveLimits(archiveBytes, entries, total, file, ratio, freeBytes, depth, pathBytes);
    }

    long contentBytes(long archiveSize) {
        return Math.min(totalBytes, freeBytes + archiveSize * ratio);
    }
}
