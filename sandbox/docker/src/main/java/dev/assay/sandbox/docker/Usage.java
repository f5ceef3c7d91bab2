package dev.assay.sandbox.docker;

/**
 * What the kernel has counted so far.
 *
 * @param cpuNanos CPU time of all processes, the holder's included
 * @param memoryBytes in use now, the holder's included
 * @param peakBytes most that was in use, the holder's included
 * @param ownPeakBytes most that the candidate alone had in use; 0 when that is not to be seen
 * @param refusedForks how often a process or thread was refused
 * @param peakProcesses most processes and threads at one time, the holder's included; 0 when that is not to be seen
 * @param oomKills processes killed for memory
 */
record Usage(
        long cpuNanos,
        long memoryBytes,
        long peakBytes,
        long ownPeakBytes,
        long refusedForks,
        long peakProcesses,
        long oomKills) {}
