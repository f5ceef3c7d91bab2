package dev.assay.grading;

import java.time.Instant;

/**
 * When a step of a grading began, which is when the one before ended.
 *
 * @param abandoned whether it is of a try that was given up for a newer one
 */
public record StepTime(Step step, Instant at, boolean abandoned) {}
