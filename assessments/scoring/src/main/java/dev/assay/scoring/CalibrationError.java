package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Distance between predicted probability and observed frequency over bins of equal width, [low, high), the last one
 * closed: the weighted mean (expected calibration error), the root of the weighted mean square, or the maximum. Source:
 * Guo et al. 2017, On Calibration of Modern Neural Networks, with the probability of the positive class as confidence.
 *
 * @param bins number of bins
 */
record CalibrationError(int bins, Norm norm) implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "calibration_error", 1, TargetKind.PROBABILITY, Direction.LOWER, Range.UNIT, "no row has any weight");

    /** How the bins' gaps are put together. */
    enum Norm {
        /** Mean of the gaps. */
        L1,
        /** Root of the mean of the squared gaps. */
        L2,
        /** Largest gap. */
        MAX;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Object> parameters() {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("n_bins", bins);
        parameters.put("norm", norm.toString());
        return parameters;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return of(truth.values(), predictions.values());
    }

    /**
     * The statistic.
     *
     * @param truth 0 or 1 a row
     * @param probabilities of 1
     */
    Statistic of(double[] truth, double[] probabilities) {
        Checks.sameLength(truth.length, probabilities.length, "labels and probabilities");
        Checks.unitInterval(probabilities, "probabilities");
        int[] bin = new int[truth.length];
        double[] gaps = new double[truth.length];
        for (int row = 0; row < truth.length; row++) {
            bin[row] = bin(probabilities[row]);
            gaps[row] = truth[row] - probabilities[row];
        }
        return weights -> error(bin, gaps, weights);
    }

    private int bin(double probability) {
        int near = Math.min((int) (probability * bins), bins - 1);
        if (near + 1 < bins && probability >= edge(near + 1)) {
            return near + 1;
        }
        return probability < edge(near) ? near - 1 : near;
    }

    /** Rounded as numpy's linspace does, which decides the bin of a probability such as .3. */
    private double edge(int index) {
        return index * (1.0 / bins);
    }

    private double error(int[] bin, double[] gaps, double[] weights) {
        double[] weight = new double[bins];
        double[] gap = new double[bins];
        double total = 0;
        for (int row = 0; row < bin.length; row++) {
            weight[bin[row]] += weights[row];
            gap[bin[row]] += weights[row] * gaps[row];
            total += weights[row];
        }
        double sum = 0;
        double largest = 0;
        for (int index = 0; index < bins; index++) {
            if (weight[index] > 0) {
                double distance = Math.abs(gap[index]) / weight[index];
                double share = weight[index] / total;
                sum += share * (norm == Norm.L2 ? distance * distance : distance);
                largest = Math.max(largest, distance);
            }
        }
        if (total == 0) {
            return Double.NaN;
        }
        return switch (norm) {
            case L1 -> sum;
            case L2 -> Math.sqrt(sum);
            case MAX -> largest;
        };
    }
}
