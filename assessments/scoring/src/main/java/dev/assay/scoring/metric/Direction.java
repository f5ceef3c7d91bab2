package dev.assay.scoring.metric;

/** Whether a larger or a smaller value of a metric is better. Declared by the metric, never guessed. */
public enum Direction {
    HIGHER,
    LOWER;

    /** Whether a value is strictly better than another one. */
    public boolean isBetter(double value, double than) {
        return switch (this) {
            case HIGHER -> value > than;
            case LOWER -> value < than;
        };
    }
}
