package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/**
 * Distance between predicted probability and observed frequency over bins. Source: Guo et al. 2017, On Calibration of
 * Modern Neural Networks, with the probability of the positive class as confidence.
 */
final class Calibration {
    private final int[] binOfRow;
    private final double[] gaps;
    private final int bins;
    private final Norm norm;

    private Calibration(int[] binOfRow, double[] gaps, int bins, Norm norm) {
        this.binOfRow = binOfRow;
        this.gaps = gaps;
        this.bins = bins;
        this.norm = norm;
    }

    /** How the gaps of the bins are put together. */
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

    /** Where the bins of the curve end. */
    enum Strategy {
        /** At equal distances. */
        UNIFORM,
        /** At quantiles of the probabilities. */
        QUANTILE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BoundRows error(Inputs inputs, Arguments arguments) {
        boolean[] positive = BinaryTruth.of(inputs, arguments);
        double[] probabilities = BinaryTruth.probabilities(positive, inputs);
        Bins bins = new Bins(arguments.wholeNumber("n_bins"));
        int[] binOfRow =
                Arrays.stream(probabilities).mapToInt(bins::closedBelow).toArray();
        double[] gaps = new double[probabilities.length];
        for (int row = 0; row < gaps.length; row++) {
            gaps[row] = (positive[row] ? 1 : 0) - probabilities[row];
        }
        Norm norm = arguments.choice("norm", Norm.class);
        return new BoundRows(gaps.length, new Calibration(binOfRow, gaps, bins.count(), norm)::under);
    }

    private double under(double[] weights) {
        double[] weight = new double[bins];
        double[] gap = new double[bins];
        double total = 0;
        for (int row = 0; row < binOfRow.length; row++) {
            weight[binOfRow[row]] += weights[row];
            gap[binOfRow[row]] += weights[row] * gaps[row];
            total += weights[row];
        }
        if (total == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double largest = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (weight[bin] > 0) {
                double distance = Math.abs(gap[bin]) / weight[bin];
                double share = weight[bin] / total;
                sum += share * (norm == Norm.L2 ? distance * distance : distance);
                largest = Math.max(largest, distance);
            }
        }
        return switch (norm) {
            case L1 -> sum;
            case L2 -> Math.sqrt(sum);
            case MAX -> largest;
        };
    }

    /** Observed frequency and mean probability of the bins that hold rows. */
    static Value curve(Inputs inputs, Arguments arguments) {
        boolean[] positive = BinaryTruth.of(inputs, arguments);
        double[] probabilities = BinaryTruth.probabilities(positive, inputs);
        if (positive.length == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        int bins = arguments.wholeNumber("n_bins");
        DoubleToIntFunction binOf = switch (arguments.choice("strategy", Strategy.class)) {
            case UNIFORM -> new Bins(bins)::closedAbove;
            case QUANTILE -> quantileBins(bins, probabilities);
        };
        int[] rows = new int[bins];
        double[] hits = new double[bins];
        double[] sums = new double[bins];
        for (int row = 0; row < probabilities.length; row++) {
            int bin = binOf.applyAsInt(probabilities[row]);
            rows[bin]++;
            hits[bin] += positive[row] ? 1 : 0;
            sums[bin] += probabilities[row];
        }
        int[] held = IntStream.range(0, bins).filter(bin -> rows[bin] > 0).toArray();
        return new Value.Sequence(List.of(
                Value.of(IntStream.of(held)
                        .mapToDouble(bin -> hits[bin] / rows[bin])
                        .toArray()),
                Value.of(IntStream.of(held)
                        .mapToDouble(bin -> sums[bin] / rows[bin])
                        .toArray())));
    }

    /** The bin (low, high] between inner quantiles; of equal edges the first ends the bin. */
    private static DoubleToIntFunction quantileBins(int bins, double... probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] edges = IntStream.range(1, bins)
                .mapToDouble(index -> quantile(sorted, index * (1.0 / bins)))
                .toArray();
        return probability -> {
            int low = 0;
            int high = edges.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (edges[middle] < probability) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        };
    }

    /**
     * Type 7 of Hyndman and Fan 1996, with each step rounded as numpy's percentile rounds it, since an edge that should
     * meet a probability decides the bin of it.
     */
    private static double quantile(double[] sorted, double share) {
        double position = (sorted.length - 1) * (share * 100 / 100);
        int below = (int) Math.floor(position);
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double part = position - below;
        return part < .5 ? low + (high - low) * part : high - (high - low) * (1 - part);
    }
}
