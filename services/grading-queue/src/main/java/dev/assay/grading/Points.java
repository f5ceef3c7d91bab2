package dev.assay.grading;

import java.util.Optional;

/**
 * Points from 0 to 100, never rounded.
 *
 * @param range that the interval of the metric is worth in points; empty when the metric has none, whose score tells why
 */
public record Points(double value, Optional<Range> range) {

    /** Both bounds in points, the lower first whatever the direction of the metric. */
    public record Range(double lower, double upper) {}
}
