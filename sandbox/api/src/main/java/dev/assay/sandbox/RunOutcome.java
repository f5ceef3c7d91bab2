package dev.assay.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** How a run ended. What it means for a grade is decided elsewhere. */
public sealed interface RunOutcome {

    /** What was measured, as far as the run got. */
    Measurements measurements();

    /** Exit code 0 and every expected output present. */
    record Completed(Measurements measurements, List<CollectedOutput> outputs) implements RunOutcome {
        public Completed {
            outputs = List.copyOf(outputs);
        }
    }

    /** Stopped by us at its CPU or wall limit. */
    record TimedOut(Measurements measurements, Clock clock) implements RunOutcome {
        /** Which limit was reached. */
        public enum Clock {
            CPU,
            WALL
        }
    }

    /** The kernel stopped it at its memory limit, and it did not recover. */
    record OutOfMemory(Measurements measurements) implements RunOutcome {}

    /** An expected output is larger than allowed. */
    record OutputLimitExceeded(Measurements measurements, String name, long maxBytes) implements RunOutcome {}

    /** It ended in failure right after it was refused another process or thread, without reaching a time limit. */
    record ProcessLimit(Measurements measurements) implements RunOutcome {}

    /** It ended by itself with an exit code other than 0, or by a signal (128 + its number). */
    record Crashed(Measurements measurements, int exitCode) implements RunOutcome {}

    /** Exit code 0, but an expected output cannot be taken. */
    record InvalidOutput(Measurements measurements, String name, Defect defect) implements RunOutcome {
        /** What is wrong with the output. */
        public enum Defect {
            MISSING,
            EMPTY,
            NOT_A_REGULAR_FILE
        }
    }

    /** The engine failed; nothing is known about the code. To be tried again. */
    record SandboxFailed(Measurements measurements, String reason) implements RunOutcome {}

    /**
     * Measured from outside, over all processes of the run.
     *
     * @param exitCode empty when it never ended by itself
     * @param cpu CPU time
     * @param wall from start to end
     * @param peakMemoryBytes including page cache and files in memory
     * @param log standard output and error
     * @param flags limits that were touched
     * @param imageDigest the image that ran, {@code sha256:...}; empty when none did
     * @param filterDigest the system call filter in force, {@code sha256:...}; empty when nothing ran
     */
    record Measurements(
            OptionalInt exitCode,
            Duration cpu,
            Duration wall,
            long peakMemoryBytes,
            RunLog log,
            Set<Flag> flags,
            String imageDigest,
            String filterDigest) {
        public Measurements {
            flags = Set.copyOf(flags);
        }
    }

    /** A limit that was touched without necessarily deciding the outcome. */
    enum Flag {
        /** Another process or thread was refused. */
        PROCESS_LIMIT,
        /** {@code /out}, {@code /tmp} or {@code /dev/shm} was full. */
        DISK_LIMIT,
        /** The kernel killed at least one process for memory. */
        MEMORY_LIMIT,
        /** More was logged than is kept. That alone never changes how a run is judged. */
        LOG_TRUNCATED
    }

    /**
     * Standard output and error in the order they arrived: the first half of the cap and the last half.
     *
     * @param text as written by untrusted code, decoded as UTF-8 with {@code ?} for what is not; control characters are
     *     still in it: whoever shows it escapes it. Never more bytes than the cap
     * @param totalBytes how much was written in all
     */
    record RunLog(String text, long totalBytes) {
        /** Nothing was written. */
        public static final RunLog EMPTY = new RunLog("", 0);
    }

    /**
     * One file taken from {@code /out}.
     *
     * @param name as in the policy
     * @param file where it was put, in {@link RunInputs#results()}
     * @param bytes its size
     * @param sha256 lower-case hex digest of its content
     */
    record CollectedOutput(String name, Path file, long bytes, String sha256) {}
}
