package dev.assay.scoring.metric;

import java.util.function.ToDoubleFunction;

/**
 * A statistic of how many rows have each pair of true and predicted label. Its resamples can be drawn cell by cell.
 *
 * @param pairs the rows
 * @param formula the statistic of the weight of each cell
 */
public record CellStatistic(PairCounts pairs, ToDoubleFunction<double[]> formula) implements Statistic {
    /** The statistic of counts, one a cell. */
    public double of(double[] counts) {
        return formula.applyAsDouble(counts);
    }

    @Override
    public double plain(int rows) {
        return of(pairs.counts());
    }

    @Override
    public double under(double[] weights) {
        return of(pairs.weights(weights));
    }

    @Override
    public double drawn(byte[] counts) {
        return of(pairs.drawn(counts));
    }
}
