package dev.assay.scoring.metric;

import java.util.Arrays;

/** Means over what is defined: a NaN is left out, as is a value of weight 0. */
public final class DefinedMean {
    private DefinedMean() {}

    /** The mean; NaN when nothing is defined. */
    public static double of(double... values) {
        double[] once = new double[values.length];
        Arrays.fill(once, 1);
        return of(values, once);
    }

    /** The weighted mean; NaN when nothing is defined that has any weight. */
    public static double of(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int index = 0; index < values.length; index++) {
            if (weights[index] > 0 && !Double.isNaN(values[index])) {
                sum += weights[index] * values[index];
                total += weights[index];
            }
        }
        return sum / total;
    }

    /** The weighted mean, or the plain one when nothing that is defined has any weight. */
    public static double weightedOrPlain(double[] values, double[] weights) {
        double weighted = of(values, weights);
        return Double.isNaN(weighted) ? of(values) : weighted;
    }
}
