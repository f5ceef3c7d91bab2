package dev.assay.grader.worker;

import dev.assay.grading.Step;

/** Told of every step after it was made visible and before its work begins. */
@FunctionalInterface
public interface StepObserver {
    /** The step of a grading or of a preparation begins. */
    void started(String id, Step step);
}
