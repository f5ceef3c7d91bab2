package dev.assay.grading;

/** What came of comparing gradings. */
public sealed interface ComparisonOutcome {

    /** What can be said is said, be it that nothing can be compared. */
    record Compared(ComparisonReport report) implements ComparisonOutcome {}

    /** The pack is at fault. Trying again changes nothing. */
    record Rejected(String message) implements ComparisonOutcome {}

    /** We are at fault. It is tried again with backoff. */
    record PlatformFault(String reason) implements ComparisonOutcome {}
}
