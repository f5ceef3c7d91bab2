package dev.assay.scoring.drift;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The population stability index over the deciles of a reference. */
final class StabilityIndex {
    private static final int BINS = 10;

    private StabilityIndex() {}

    /** The index; NaN when the reference is constant. */
    static double of(double[] reference, double[] current, double floor) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Double.NaN;
        }
        double[] edges = innerEdges(sorted);
        double[] before = shares(reference, edges, floor);
        double[] after = shares(current, edges, floor);
        double index = 0;
        for (int bin = 0; bin < before.length; bin++) {
            index += (after[bin] - before[bin]) * Math.log(after[bin] / before[bin]);
        }
        return index;
    }

    /** The different deciles without the least and the greatest value, which have no end beyond them. */
    private static double[] innerEdges(double[] sorted) {
        DoubleStream deciles = IntStream.range(1, BINS).mapToDouble(decile -> quantile(sorted, decile * (1.0 / BINS)));
        return deciles.filter(edge -> edge > sorted[0] && edge < sorted[sorted.length - 1])
                .distinct()
                .toArray();
    }

    /** Definition 7 of Hyndman and Fan, rounded as NumPy does, since a value on an edge belongs to the bin above. */
    private static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int index = (int) place;
        double part = place - index;
        double lower = sorted[index];
        double upper = sorted[Math.min(index + 1, sorted.length - 1)];
        return part < .5 ? lower + (upper - lower) * part : upper - (upper - lower) * (1 - part);
    }

    private static double[] shares(double[] sample, double[] edges, double floor) {
        double[] shares = new double[edges.length + 1];
        for (double value : sample) {
            int place = Arrays.binarySearch(edges, value);
            shares[place >= 0 ? place + 1 : -place - 1]++;
        }
        return Arrays.stream(shares)
                .map(count -> Math.max(count / sample.length, floor))
                .toArray();
    }
}
