package dev.assay.platform.submission;

import org.jspecify.annotations.Nullable;

/**
 * A score as its candidate may see it, coarsened by the feedback policy of the opening.
 *
 * @param value on the public rows
 * @param low lower end of its interval, rounded outwards; null when the interval is not known
 * @param high upper end
 */
public record Shown(
        double value, @Nullable Double low, @Nullable Double high) {

    /** Whether its interval is known. */
    public boolean hasInterval() {
        return low != null && high != null;
    }
}
