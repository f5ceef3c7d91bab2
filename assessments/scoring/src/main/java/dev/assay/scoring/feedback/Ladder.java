package dev.assay.scoring.feedback;

import dev.assay.scoring.metric.Direction;
import java.util.OptionalDouble;

/**
 * A leaderboard that says something new only when a submission is clearly better than the best before, so that it cannot
 * be climbed by reading its answers. Source: Blum and Hardt 2015, The Ladder, arXiv 1502.04585. Immutable: a submission
 * gives the next state, and a state can be stored and taken up again.
 */
public sealed interface Ladder permits ParameterFreeLadder, SteppedLadder {
    /**
     * The state after a submission; this one if the submission is not clearly better or its score is undefined.
     *
     * @throws IllegalArgumentException when the score lacks rows that this ladder needs
     */
    Ladder next(PublicScore score);

    /** The score shown for the best submission so far, empty before the first. */
    OptionalDouble shown();

    /** Algorithm 2, whose step is the standard error of the difference to the best submission, on at least two rows. */
    static Ladder parameterFree(Direction direction, int rows) {
        return ParameterFreeLadder.opened(direction, rows);
    }

    /** Algorithm 1, for any metric, with a positive step in its units. */
    static Ladder stepped(Direction direction, double step) {
        return SteppedLadder.opened(direction, step);
    }
}
