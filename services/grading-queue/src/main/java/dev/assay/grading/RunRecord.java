package dev.assay.grading;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One execution in the sandbox.
 *
 * @param step which one
 * @param outcome its name, such as {@code Completed}
 * @param exitCode empty when it never ended by itself
 * @param cpuSeconds CPU time of all its processes
 * @param wallSeconds from start to end
 * @param peakMemoryBytes including page cache and files in memory
 * @param flags limits that were touched, by name
 * @param logSha256 artefact: what it wrote to standard output and error; empty when it wrote nothing
 * @param candidateVisible whether the candidate may read this log: never that of a hidden run
 */
public record RunRecord(
        Step step,
        String outcome,
        OptionalInt exitCode,
        double cpuSeconds,
        double wallSeconds,
        long peakMemoryBytes,
        Set<String> flags,
        Optional<String> logSha256,
        boolean candidateVisible) {

    public RunRecord {
        flags = Set.copyOf(flags);
        if (candidateVisible && step != Step.SMOKE_RUN) {
            throw new IllegalArgumentException("only the log of a smoke run is for candidates");
        }
    }
}
