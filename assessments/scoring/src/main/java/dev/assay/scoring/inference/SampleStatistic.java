package dev.assay.scoring.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Statistics of one sample, with all values under one row left out in n log n. */
enum SampleStatistic {
    MEAN,
    /** Standard deviation with the divisor n. */
    STD_POP,
    MEDIAN;

    double of(double[] sample) {
        return switch (this) {
            case MEAN -> Moments.mean(sample);
            case STD_POP -> Math.sqrt(Moments.products(sample, sample) / sample.length);
            case MEDIAN -> median(sample);
        };
    }

    private static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int last = sample.length - 1;
        return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
    }

    /** The values with each row left out in turn. */
    double[] jackknife(double[] sample) {
        return switch (this) {
            case MEAN -> means(sample);
            case STD_POP -> deviations(sample);
            case MEDIAN -> medians(sample);
        };
    }

    private static double[] means(double[] sample) {
        double mean = Moments.mean(sample);
        return Arrays.stream(sample)
                .map(value -> mean - (value - mean) / (sample.length - 1))
                .toArray();
    }

    /** Joins the rows before with those after, which adds up squares only and so loses no digits. */
    private static double[] deviations(double[] sample) {
        int rows = sample.length;
        double[][] before = running(sample);
        double[][] after = running(IntStream.rangeClosed(1, rows)
                .mapToDouble(place -> sample[rows - place])
                .toArray());
        return IntStream.range(0, rows)
                .mapToDouble(left -> {
                    int rest = rows - 1 - left;
                    double gap = before[left][0] - after[rest][0];
                    double squares = before[left][1] + after[rest][1] + gap * gap * left * rest / (rows - 1);
                    return Math.sqrt(squares / (rows - 1));
                })
                .toArray();
    }

    /** Mean and sum of squared deviations of the first rows, for each number of them: Welford 1962. */
    private static double[][] running(double[] sample) {
        double[][] moments = new double[sample.length + 1][2];
        for (int row = 0; row < sample.length; row++) {
            double deviation = sample[row] - moments[row][0];
            moments[row + 1][0] = moments[row][0] + deviation / (row + 1);
            moments[row + 1][1] = moments[row][1] + deviation * (sample[row] - moments[row + 1][0]);
        }
        return moments;
    }

    private static double[] medians(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int last = sample.length - 2;
        return IntStream.range(0, sample.length)
                .mapToDouble(left -> (without(sorted, left, last / 2) + without(sorted, left, (last + 1) / 2)) / 2)
                .toArray();
    }

    private static double without(double[] sorted, int left, int place) {
        return sorted[place < left ? place : place + 1];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
