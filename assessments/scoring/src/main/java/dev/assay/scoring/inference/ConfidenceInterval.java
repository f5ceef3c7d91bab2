package dev.assay.scoring.inference;

/**
 * Two ends between which a value is held to lie; both are NaN when the method has no interval.
 *
 * @param low lower end
 * @param high upper end
 */
public record ConfidenceInterval(double low, double high) {
    static final ConfidenceInterval UNDEFINED = new ConfidenceInterval(Double.NaN, Double.NaN);

    public ConfidenceInterval {
        low += 0.0;
        high += 0.0;
    }

    /** Whether both ends exist. */
    public boolean isDefined() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    ConfidenceInterval within(double least, double most) {
        return new ConfidenceInterval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }
}
