package dev.assay.scoring.points;

/** Points from 0 to 100 for a metric value, anchored at a baseline and a target. */
public final class Points {
    private Points() {}

    /**
     * 100 clamp((value - baseline) / (target - baseline), 0, 1). Works in both directions: the target of an error lies
     * below its baseline.
     *
     * @param baseline value worth 0 points
     * @param target value worth 100 points
     * @throws IllegalArgumentException when a number is not finite or baseline and target are equal
     */
    public static double of(double value, double baseline, double target) {
        if (!Double.isFinite(value) || !Double.isFinite(baseline) || !Double.isFinite(target)) {
            throw new IllegalArgumentException("Value, baseline and target must be finite.");
        }
        if (baseline == target) {
            throw new IllegalArgumentException("Baseline and target must differ.");
        }
        return 100 * Math.clamp((value - baseline) / (target - baseline), 0.0, 1.0) + 0.0;
    }
}
