package dev.assay.sandbox.docker;

import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.TimedOut;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a run when its processes are dead.
 *
 * @param stopped why we killed it; empty when we did not
 * @param exitCode as the engine reports it
 * @param outOfMemory the kernel killed at least one process for memory
 * @param processRefused a process or thread was refused
 * @param diskFull a file system in memory was full at the end, or a file reached its largest size
 * @param logTruncated more was logged than is kept
 */
record Evidence(
        Optional<TimedOut.Clock> stopped,
        int exitCode,
        boolean outOfMemory,
        boolean processRefused,
        boolean diskFull,
        boolean logTruncated) {
    private static final int KILLED_FOR_FILE_SIZE = 128 + 25;

    Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (outOfMemory) {
            flags.add(Flag.MEMORY_LIMIT);
        }
        if (processRefused) {
            flags.add(Flag.PROCESS_LIMIT);
        }
        if (diskFull || exitCode == KILLED_FOR_FILE_SIZE) {
            flags.add(Flag.DISK_LIMIT);
        }
        if (logTruncated) {
            flags.add(Flag.LOG_TRUNCATED);
        }
        return flags;
    }

    /** How it failed; empty when it ended well and its outputs decide. Our own kill comes before every other sign. */
    Optional<RunOutcome> failure(Measurements measurements) {
        if (stopped.isPresent()) {
            return Optional.of(new TimedOut(measurements, stopped.get()));
        }
        if (exitCode == 0) {
            return Optional.empty();
        }
        if (outOfMemory) {
            return Optional.of(new OutOfMemory(measurements));
        }
        if (processRefused) {
            return Optional.of(new ProcessLimit(measurements));
        }
        return Optional.of(new Crashed(measurements, exitCode));
    }
}
