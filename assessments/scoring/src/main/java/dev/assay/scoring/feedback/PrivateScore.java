package dev.assay.scoring.feedback;

/**
 * A score on the rows that decide. It has no accessor and prints nothing of itself: its value leaves by a {@link Decision}
 * only, and in a type that carries the decision along. Immutable.
 */
public final class PrivateScore {
    private final double value;

    private PrivateScore(double value) {
        this.value = value;
    }

    /** The value of a metric on the deciding rows, NaN where undefined. */
    public static PrivateScore of(double value) {
        return new PrivateScore(value);
    }

    /** Reveals the value, on somebody's responsibility. */
    public RevealedScore revealed(Decision decision) {
        return new RevealedScore(value, decision);
    }

    @Override
    public String toString() {
        return "PrivateScore[withheld]";
    }
}
