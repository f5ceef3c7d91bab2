package dev.assay.scoring.points;

import dev.assay.scoring.inference.ConfidenceInterval;

/** Points, or why there can be none. */
public sealed interface AnchoredPoints {
    /** Standard errors by which baseline and target must lie apart. */
    double LEAST_DISTANCE = 4;

    /**
     * Points that may be shown.
     *
     * @param interval of the points, baseline and target varying with the value
     */
    record Published(double points, ConfidenceInterval interval) implements AnchoredPoints {}

    /**
     * Baseline and target are too close on these rows: points would be noise.
     *
     * @param distance of the anchors on their scale, in size
     * @param standardError of that distance; NaN where it cannot be estimated
     */
    record Refused(double distance, double standardError) implements AnchoredPoints {}

    /** The metric is undefined on the rows, and there is nothing to give points for. */
    record Undefined() implements AnchoredPoints {}

    /** The points of a value, if baseline and target lie at least four standard errors of their distance apart. */
    static AnchoredPoints of(double value, Anchors anchors, JointResamples resamples, double level) {
        Scale scale = anchors.scale();
        double distance = Math.abs(scale.of(anchors.target()) - scale.of(anchors.baseline()));
        double standardError = resamples.standardErrorOfDistance(scale);
        if (!(distance >= LEAST_DISTANCE * standardError)) {
            return new Refused(distance, standardError);
        }
        return Double.isNaN(value)
                ? new Undefined()
                : new Published(anchors.points(value), resamples.points(anchors, level));
    }
}
