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

    private static double[] deviations(double[] sample) {
        double mean = Moments.mean(sample);
        double squares = Moments.products(sample, sample);
        double rows = sample.length;
        return Arrays.stream(sample)
                .map(value -> Math.max(0, squares - (value - mean) * (value - mean) * rows / (rows - 1)))
                .map(left -> Math.sqrt(left / (rows - 1)))
                .toArray();
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
