package dev.assay.scoring.feedback;

import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.OptionalDouble;

/** The Ladder of Algorithm 2, in the direction of the metric: more is a loss of less. */
public final class ParameterFreeLadder implements Ladder {
    private final Direction direction;
    private final dev.assay.scoring.inference.Ladder losses;

    private ParameterFreeLadder(Direction direction, dev.assay.scoring.inference.Ladder losses) {
        this.direction = direction;
        this.losses = losses;
    }

    static ParameterFreeLadder opened(Direction direction, int rows) {
        return new ParameterFreeLadder(direction, dev.assay.scoring.inference.Ladder.of(rows));
    }

    /**
     * Takes up a stored state.
     *
     * @param shown as {@link #shown}
     * @param bestRows as {@link #bestRows}
     */
    public static ParameterFreeLadder resumed(Direction direction, OptionalDouble shown, double[] bestRows) {
        double released = shown.isPresent() ? signed(direction, shown.getAsDouble()) : Double.POSITIVE_INFINITY;
        return new ParameterFreeLadder(
                direction, dev.assay.scoring.inference.Ladder.resumed(released, signed(direction, bestRows)));
    }

    @Override
    public Ladder next(PublicScore score) {
        double[] rows = score.rows();
        if (rows.length != losses.bestLosses().length) {
            throw new IllegalArgumentException("A ladder is climbed on the same rows each time.");
        }
        dev.assay.scoring.inference.Ladder after = losses.after(signed(direction, rows));
        return after == losses ? this : new ParameterFreeLadder(direction, after);
    }

    @Override
    public OptionalDouble shown() {
        return Double.isInfinite(losses.released())
                ? OptionalDouble.empty()
                : OptionalDouble.of(signed(direction, losses.released()));
    }

    /** What each row contributed to the submission shown, zeros before the first: to be stored, never shown. */
    public double[] bestRows() {
        return signed(direction, losses.bestLosses());
    }

    private static double signed(Direction direction, double value) {
        return (direction == Direction.LOWER ? value : -value) + 0.0;
    }

    private static double[] signed(Direction direction, double[] rows) {
        return Arrays.stream(rows).map(row -> signed(direction, row)).toArray();
    }
}
