package dev.assay.scoring;

import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far apart two candidates must be on these rows to be told apart: the difference whose 95 % interval just leaves
 * out zero, 1.96 times the standard error of the difference. The standard error is the standard deviation, over shared
 * bootstrap resamples, of the difference between two sets of predictions, which takes in that both were scored on the
 * same rows: Var(a - b) = Var(a) + Var(b) - 2 Cov(a, b). Source: Efron and Tibshirani 1993, An Introduction to the
 * Bootstrap, chapters 6 and 13.
 *
 * <p>Two good submissions are more alike than the two that packs bring, baseline and reference, so for them this errs
 * on the safe side.
 *
 * @param difference in units of the metric
 * @param standardError of the difference between the two sets of predictions
 * @param correlation of their values over the resamples; 0 when one of them never changes
 */
public record DetectableDifference(double difference, double standardError, double correlation) {
    /** The .975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * Resamples both sets of predictions together.
     *
     * @throws IllegalArgumentException when the metric does not fit the rows, or is undefined on more than half of the
     *     resamples
     */
    public static DetectableDifference between(
            Metric metric, Truth truth, Predictions first, Predictions second, BootstrapSettings settings) {
        double[][] values = Bootstrap.values(
                List.of(metric.statistic(truth, first), metric.statistic(truth, second)), truth.resampling(), settings);
        int[] defined = IntStream.range(0, settings.resamples())
                .filter(resample -> Double.isFinite(values[0][resample] - values[1][resample]))
                .toArray();
        if (defined.length * 2 < settings.resamples()) {
            throw new IllegalArgumentException("The metric %s is undefined on most resamples: %s."
                    .formatted(metric.id(), metric.signature().undefinedWhen()));
        }
        return of(Truth.select(values[0], defined), Truth.select(values[1], defined));
    }

    private static DetectableDifference of(double[] first, double[] second) {
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(index -> first[index] - second[index])
                .toArray();
        double standardError = Moments.standardDeviation(differences);
        return new DetectableDifference(Z * standardError, standardError, Association.correlation(first, second));
    }

    /**
     * The difference in points, see {@link dev.assay.scoring.points.Anchors}.
     *
     * @throws IllegalArgumentException when baseline and target are equal
     */
    public double inPoints(double baseline, double target) {
        if (baseline == target) {
            throw new IllegalArgumentException("Baseline and target must differ.");
        }
        return 100 * difference / Math.abs(target - baseline);
    }
}
