package dev.assay.scoring.metric;

/**
 * The values a metric can take.
 *
 * @param lower least value, or negative infinity
 * @param upper greatest value, or infinity
 */
public record Range(double lower, double upper) {
    public static final Range UNIT = new Range(0, 1);
    public static final Range NON_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);

    /** The end of the range that the direction points to. */
    public double best(Direction direction) {
        return switch (direction) {
            case HIGHER -> upper;
            case LOWER -> lower;
        };
    }
}
