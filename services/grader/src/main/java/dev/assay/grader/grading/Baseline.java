package dev.assay.grader.grading;

import java.nio.file.Path;

/** What a pack's own baseline predicts for the hidden rows. */
sealed interface Baseline {
    /** Its predictions. */
    record Predicted(Path file) implements Baseline {}

    /** It cannot be scored: there is nothing to compare with. */
    record None() implements Baseline {}

    /** The engine failed; nothing is known about it. To be tried again. */
    record EngineFailed(String reason) implements Baseline {}
}
