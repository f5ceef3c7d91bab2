package dev.assay.scoring.drift;

import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** The largest difference of two empirical distribution functions. */
final class KolmogorovSmirnov {
    private double above = Double.NEGATIVE_INFINITY;
    private double below = Double.POSITIVE_INFINITY;
    private double aboveAt;
    private double belowAt;

    private KolmogorovSmirnov() {}

    /** Statistic, p-value, location and sign. */
    static Value of(double[] x, double[] y) {
        double[] sortedX = x.clone();
        double[] sortedY = y.clone();
        Arrays.sort(sortedX);
        Arrays.sort(sortedY);
        KolmogorovSmirnov differences = new KolmogorovSmirnov();
        differences.meet(sortedX, sortedX, sortedY);
        differences.meet(sortedY, sortedX, sortedY);
        boolean negative = -differences.below > differences.above;
        double statistic = negative ? -differences.below : differences.above;
        SequencedMap<String, Value> parts = new LinkedHashMap<>();
        parts.put("statistic", Value.of(statistic));
        parts.put("pvalue_asymp", Value.of(probability(statistic, x.length, y.length)));
        parts.put("location", Value.of(negative ? differences.belowAt : differences.aboveAt));
        parts.put("sign", Value.of(negative ? -1 : 1));
        return Value.of(parts);
    }

    /** Takes the difference of the distribution functions at each place, in ascending order. */
    private void meet(double[] places, double[] x, double[] y) {
        int countX = 0;
        int countY = 0;
        for (double place : places) {
            while (countX < x.length && x[countX] <= place) {
                countX++;
            }
            while (countY < y.length && y[countY] <= place) {
                countY++;
            }
            double difference = (double) countX / x.length - (double) countY / y.length;
            if (difference > above) {
                above = difference;
                aboveAt = place;
            }
            if (difference < below) {
                below = difference;
                belowAt = place;
            }
        }
    }

    /**
     * The chance of a statistic this large in one sample of the effective size. The library keeps that distribution to
     * itself but tests any sample against any distribution function, so it is given one that makes exactly this statistic:
     * the function is that much at the first value, and halfway up each step of the sample where it is more.
     */
    private static double probability(double statistic, double sizeX, double sizeY) {
        int size = (int) Math.rint(sizeX * sizeY / (sizeX + sizeY));
        if (size == 0) {
            return Double.NaN;
        }
        if (statistic <= .5 / size) {
            return 1;
        }
        if (size == 1) {
            return 2 * (1 - statistic);
        }
        double[] steps = IntStream.range(0, size).asDoubleStream().toArray();
        return KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(steps, step -> Math.max(statistic, (step + .5) / size))
                .getPValue();
    }
}
