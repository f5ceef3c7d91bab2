package dev.assay.scoring.feedback;

/**
 * A number that a candidate sees. Only this package makes one, and only from a {@link PublicScore}, coarsened by the policy:
 * the type cannot hold a private value. Immutable.
 */
public final class ShownScore {
    private final double value;

    ShownScore(double value) {
        this.value = value + 0.0;
    }

    /** The number, in units of the metric. */
    public double value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownScore score && Double.compare(value, score.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
