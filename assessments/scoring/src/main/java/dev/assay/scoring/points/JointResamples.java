package dev.assay.scoring.points;

import dev.assay.scoring.inference.BootstrapInterval;
import dev.assay.scoring.inference.ConfidenceInterval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A submission, the baseline and the target on resamples that they share, so that what all three owe to the rows drawn
 * does not count as uncertainty of the points. Immutable.
 */
public final class JointResamples {
    /** Share of the resamples without points from which on an interval would mislead. */
    private static final double UNDEFINED_SHARE = .05;

    private final double[] values;
    private final double[] baselines;
    private final double[] targets;

    /** Takes the metric's value of each on every resample, NaN where undefined; kept, not copied. */
    public JointResamples(double[] values, double[] baselines, double[] targets) {
        if (values.length != baselines.length || values.length != targets.length) {
            throw new IllegalArgumentException("Value, baseline and target must be on the same resamples.");
        }
        this.values = values;
        this.baselines = baselines;
        this.targets = targets;
    }

    /**
     * The percentile interval of the points. A resample on which the anchors trade places, or one of the three is
     * undefined, has no points; where more than one in twenty has none, nor has the interval.
     */
    public ConfidenceInterval points(Anchors anchors, double level) {
        double[] points = IntStream.range(0, values.length)
                .mapToDouble(resample -> points(anchors, resample))
                .filter(Double::isFinite)
                .toArray();
        return points.length == 0 || values.length - points.length > UNDEFINED_SHARE * values.length
                ? new ConfidenceInterval(Double.NaN, Double.NaN)
                : BootstrapInterval.percentile(points, level);
    }

    private double points(Anchors anchors, int resample) {
        Scale scale = anchors.scale();
        double from = scale.of(baselines[resample]);
        double to = scale.of(targets[resample]);
        double upwards = Math.signum(scale.of(anchors.target()) - scale.of(anchors.baseline()));
        boolean inOrder = Double.isFinite(from) && Double.isFinite(to) && (to - from) * upwards > 0;
        return inOrder
                ? new Anchors(scale, baselines[resample], targets[resample]).points(values[resample])
                : Double.NaN;
    }

    /** The standard error of the distance between baseline and target on a scale; NaN where an anchor has no place on it. */
    public double standardErrorOfDistance(Scale scale) {
        double[] distances = IntStream.range(0, values.length)
                .mapToDouble(resample -> scale.of(targets[resample]) - scale.of(baselines[resample]))
                .toArray();
        return Arrays.stream(distances).allMatch(Double::isFinite)
                ? BootstrapInterval.standardError(distances)
                : Double.NaN;
    }
}
