package dev.assay.grading;

import java.time.Instant;

/** How far a comparison is. */
public sealed interface ComparisonState {

    /** A worker has it or will have it. */
    record Queued(Instant requestedAt) implements ComparisonState {}

    /** It is made. */
    record Done(ComparisonReport report, Instant finishedAt) implements ComparisonState {}

    /**
     * It was given up; asking for it again has it tried again.
     *
     * @param owner {@link Verdict.Owner#ASSESSMENT} or {@link Verdict.Owner#PLATFORM}
     * @param failure for the author or the operator
     */
    record Failed(Verdict.Owner owner, String failure) implements ComparisonState {}
}
