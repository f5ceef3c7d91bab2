package dev.assay.grading;

/** What came of grading a submission. */
public sealed interface GradingOutcome {

    /** It has a verdict, that of the candidate or of the assessment. */
    record Graded(GradingReport report) implements GradingOutcome {}

    /** We are at fault: it is tried again with backoff, never scored as zero, and costs no attempt. */
    record PlatformFault(String reason) implements GradingOutcome {}
}
