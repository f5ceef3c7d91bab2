package dev.assay.grading;

/**
 * What a worker does with what it claims. Called on threads of the worker, several at a time. An exception counts as
 * a fault of the platform.
 */
public interface Work {

    /** Grades a submission. When the thread is interrupted it should end soon, by any way. */
    GradingOutcome grade(GradingClaim claim, Progress progress) throws Exception;

    /** Prepares a pack version for grading and for download. */
    PreparationOutcome prepare(PreparationClaim claim) throws Exception;

    /** Compares gradings of a pack version on its private rows. */
    ComparisonOutcome compare(ComparisonClaim claim) throws Exception;
}
