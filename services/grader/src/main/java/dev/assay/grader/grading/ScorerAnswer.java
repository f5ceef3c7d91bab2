package dev.assay.grader.grading;

import dev.assay.scoring.Interval;
import java.util.List;

/** What a pack's scorer left in {@code /out/scores.json}, see {@link ScoresFile}. */
sealed interface ScorerAnswer {
    /** A value. */
    record Scored(double score, Evidence evidence) implements ScorerAnswer {}

    /**
     * The submission cannot be scored, and that is the candidate's fault.
     *
     * @param message as the scorer wrote it; not yet fit for a candidate, see {@link RejectionMessage}
     */
    record Rejected(String message) implements ScorerAnswer {}

    /**
     * The file is not what it must be: the scorer's fault.
     *
     * @param reason for the pack's author; holds no value of the file
     */
    record Malformed(String reason) implements ScorerAnswer {}

    /** What there is to tell how uncertain a score is. */
    sealed interface Evidence {
        /** Nothing. */
        record None() implements Evidence {}

        /** The score on resamples that we drew; NaN where there is none. */
        record Resamples(List<Double> values) implements Evidence {
            public Resamples {
                values = List.copyOf(values);
            }
        }

        /** One number a row, whose mean is the score. */
        record Losses(List<Double> values) implements Evidence {
            public Losses {
                values = List.copyOf(values);
            }
        }

        /** An interval that the scorer made itself. */
        record Given(Interval interval) implements Evidence {}
    }
}
