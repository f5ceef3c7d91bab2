package dev.assay.scoring;

/**
 * An interval around a value.
 *
 * @param level share of intervals so made that hold the true value, such as .95
 * @param method how it was made, for people and provenance
 */
public record Interval(double lower, double upper, double level, String method) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("The ends of an interval are out of order.");
        }
        lower += 0.0;
        upper += 0.0;
    }
}
