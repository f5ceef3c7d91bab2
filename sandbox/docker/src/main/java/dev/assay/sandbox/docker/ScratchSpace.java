package dev.assay.sandbox.docker;

import dev.assay.sandbox.SandboxPolicy.Limits;

/**
 * Sizes of the file systems in memory. Together they stay well under the memory limit, or a full disk would read as out
 * of memory.
 *
 * @param outBytes {@code /out}
 * @param tmpBytes {@code /tmp}
 * @param shmBytes {@code /dev/shm}
 */
record ScratchSpace(long outBytes, long tmpBytes, long shmBytes) {
    private static final long PAGE = 4096;
    private static final long LARGEST_TMP = 512L << 20;

    /**
     * For these limits.
     *
     * @throws IllegalArgumentException when {@code /out} would take more than half of the memory
     */
    static ScratchSpace of(Limits limits) {
        if (limits.outputBytes() > limits.memoryBytes() / 2) {
            throw new IllegalArgumentException("outputBytes (" + limits.outputBytes()
                    + ") must be at most half of memoryBytes (" + limits.memoryBytes() + "): /out is kept in memory");
        }
        long tmp = pages(Math.min(LARGEST_TMP, limits.memoryBytes() / 5));
        return new ScratchSpace(pages(limits.outputBytes()), tmp, pages(tmp / 2));
    }

    private static long pages(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, PAGE)) * PAGE;
    }
}
