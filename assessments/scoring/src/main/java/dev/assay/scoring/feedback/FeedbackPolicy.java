package dev.assay.scoring.feedback;

import dev.assay.scoring.metric.Direction;
import java.util.Optional;

/** How much of a score on the feedback rows a candidate is told. */
public sealed interface FeedbackPolicy {
    /** Nothing, not even whether a score could be made. */
    record None() implements FeedbackPolicy {}

    /** Whether a score could be made. */
    record VerdictOnly() implements FeedbackPolicy {}

    /**
     * The best score so far, which moves only when beaten by a standard error.
     *
     * @param direction of the metric, a mean over rows
     * @param rows number of feedback rows
     */
    record Laddered(Direction direction, int rows) implements FeedbackPolicy {
        public Laddered {
            if (rows < 2) {
                throw new IllegalArgumentException("A ladder needs at least two rows.");
            }
        }
    }

    /**
     * The best score so far, which moves only when beaten by a step.
     *
     * @param direction of the metric
     * @param step in units of the metric
     */
    record SteppedLaddered(Direction direction, double step) implements FeedbackPolicy {
        public SteppedLaddered {
            Rounding.requireUnit(step);
        }
    }

    /**
     * Every score, rounded.
     *
     * @param unit in units of the metric; of a fine one a patient candidate learns the feedback rows
     */
    record Rounded(double unit) implements FeedbackPolicy {
        public Rounded {
            Rounding.requireUnit(unit);
        }
    }

    /** The ladder that this policy starts with, if it is one of ladders. */
    default Optional<Ladder> ladder() {
        return switch (this) {
            case None _, VerdictOnly _, Rounded _ -> Optional.empty();
            case Laddered(Direction direction, int rows) -> Optional.of(Ladder.parameterFree(direction, rows));
            case SteppedLaddered(Direction direction, double step) -> Optional.of(Ladder.stepped(direction, step));
        };
    }
}
