package dev.assay.grading;

/** How far a grading is. */
public enum Step {
    QUEUED,
    PREPARING,
    SMOKE_RUN,
    HIDDEN_RUN,
    SCORING,
    STORING,
    DONE
}
