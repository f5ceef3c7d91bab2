package dev.assay.scoring.feedback;

import dev.assay.scoring.metric.Direction;
import java.util.OptionalDouble;

/**
 * The Ladder of Algorithm 1: a submission is better when it surpasses what is shown by more than the step, and then its
 * score is shown rounded to the step. All of the state is in the components.
 *
 * @param step in units of the metric
 * @param shown for the best submission so far
 */
public record SteppedLadder(Direction direction, double step, OptionalDouble shown) implements Ladder {
    public SteppedLadder {
        Rounding.requireUnit(step);
    }

    static SteppedLadder opened(Direction direction, double step) {
        return new SteppedLadder(direction, step, OptionalDouble.empty());
    }

    @Override
    public Ladder next(PublicScore score) {
        boolean isBetter = shown.isEmpty()
                ? Double.isFinite(score.value())
                : direction.isBetter(
                        score.value(), shown.getAsDouble() + (direction == Direction.HIGHER ? step : -step));
        return isBetter
                ? new SteppedLadder(direction, step, OptionalDouble.of(Rounding.to(step, score.value())))
                : this;
    }
}
