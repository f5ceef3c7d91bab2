package dev.assay.scoring.text;

import dev.assay.scoring.metric.Statistic;
import java.util.function.ToDoubleFunction;

/** A metric that is a function of sums over segments: each segment's share of them is computed once. */
final class CorpusSums implements Statistic {
    private final double[][] segments;
    private final ToDoubleFunction<double[]> formula;

    /** At least one segment, all with as many parts. */
    CorpusSums(double[][] segments, ToDoubleFunction<double[]> formula) {
        this.segments = segments;
        this.formula = formula;
    }

    @Override
    public double under(double[] weights) {
        double[] sums = new double[segments[0].length];
        for (int segment = 0; segment < segments.length; segment++) {
            for (int part = 0; part < sums.length; part++) {
                sums[part] += weights[segment] * segments[segment][part];
            }
        }
        return formula.applyAsDouble(sums);
    }
}
