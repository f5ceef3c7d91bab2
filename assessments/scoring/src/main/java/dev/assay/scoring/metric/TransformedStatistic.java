package dev.assay.scoring.metric;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of another statistic, such as its root.
 *
 * @param of the other one
 * @param function what becomes of its value
 */
public record TransformedStatistic(Statistic of, DoubleUnaryOperator function) implements Statistic {
    @Override
    public double under(double[] weights) {
        return function.applyAsDouble(of.under(weights));
    }

    @Override
    public double plain(int rows) {
        return function.applyAsDouble(of.plain(rows));
    }

    @Override
    public double drawn(byte[] counts) {
        return function.applyAsDouble(of.drawn(counts));
    }
}
