package dev.assay.grader.grading;

/** Which of the runs of a grading is spoken about; it decides who is told how much. */
public enum Phase {
    /** The pack's own program that splits the data. Its faults are the assessment's. */
    PREPARE,
    /** The pack's own program that computes a metric. Its faults are the assessment's, too. */
    SCORER,
    /** The candidate's code on public data. The candidate sees everything. */
    SMOKE,
    /** The candidate's code on hidden data. The candidate is told fixed sentences only. */
    HIDDEN
}
