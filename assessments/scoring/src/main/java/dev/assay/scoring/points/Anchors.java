package dev.assay.scoring.points;

import dev.assay.scoring.inference.ConfidenceInterval;

/**
 * What a metric's values are worth: none at the baseline, 100 at the target, and between them in proportion on a scale.
 *
 * @param baseline value worth 0 points
 * @param target value worth 100 points, better than the baseline, which may mean less
 */
public record Anchors(Scale scale, double baseline, double target) {
    public Anchors {
        if (!Double.isFinite(scale.of(baseline)) || !Double.isFinite(scale.of(target))) {
            throw new IllegalArgumentException("Baseline and target must be finite on their scale.");
        }
        if (scale.of(baseline) == scale.of(target)) {
            throw new IllegalArgumentException("Baseline and target must differ.");
        }
    }

    /** Points in proportion to the metric itself. */
    public static Anchors linear(double baseline, double target) {
        return new Anchors(new Scale.Linear(), baseline, target);
    }

    /** 100 clamp((g(value) - g(baseline)) / (g(target) - g(baseline)), 0, 1) on the scale g; NaN for NaN. */
    public double points(double value) {
        double from = scale.of(baseline);
        return 100 * Math.clamp((scale.of(value) - from) / (scale.of(target) - from), 0.0, 1.0) + 0.0;
    }

    /** The points of an interval of values, baseline and target being held to be exact. */
    public ConfidenceInterval points(ConfidenceInterval values) {
        double low = points(values.low());
        double high = points(values.high());
        return new ConfidenceInterval(Math.min(low, high), Math.max(low, high));
    }
}
