package dev.assay.sandbox.docker;

import java.time.Duration;

/** Follows the counters of one run: what they said before it, and the highest they said since. */
final class UsageMeter {
    private final Usage before;
    private long cpuNanos;
    private long peakBytes;
    private long ownPeakBytes;
    private long refusedForks;
    private long peakProcesses;
    private long oomKills;

    UsageMeter(Usage before) {
        this.before = before;
    }

    void update(Usage now) {
        cpuNanos = Math.max(cpuNanos, now.cpuNanos() - before.cpuNanos());
        peakBytes = Math.max(peakBytes, now.peakBytes());
        ownPeakBytes = Math.max(ownPeakBytes, now.ownPeakBytes());
        refusedForks = Math.max(refusedForks, now.refusedForks());
        peakProcesses = Math.max(peakProcesses, now.peakProcesses());
        oomKills = Math.max(oomKills, now.oomKills());
    }

    Duration cpu() {
        return Duration.ofNanos(cpuNanos);
    }

    /** The candidate's own peak where it was seen; what the holder used before it is not counted. */
    long peakMemoryBytes() {
        long sinceStart = peakBytes > before.peakBytes() ? peakBytes - before.memoryBytes() : 0;
        return Math.max(ownPeakBytes, sinceStart);
    }

    boolean refusedForks() {
        return refusedForks > 0;
    }

    /** Whether there were as many processes as allowed, the holder's one not counted. */
    boolean reachedProcesses(int limit) {
        return peakProcesses > limit;
    }

    boolean oomKilled() {
        return oomKills > 0;
    }
}
