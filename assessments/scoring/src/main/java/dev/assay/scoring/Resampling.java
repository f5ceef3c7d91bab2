package dev.assay.scoring;

import dev.assay.scoring.metric.TiedOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Bootstrap resamples of rows as weights: how often each row was drawn. Whole groups are drawn where the truth has
 * groups, else rows within their class where it has classes, else rows. A resample depends on the seed and its number
 * alone, so metrics, candidates and threads that ask for the same one get the same one.
 */
final class Resampling {
    static final RandomSource SOURCE = RandomSource.XO_RO_SHI_RO_128_PP;

    private final Truth truth;
    private final int[] units;
    private final int[] strataEnds;

    Resampling(Truth truth) {
        this.truth = truth;
        if (truth.hasGroups()) {
            units = IntStream.rangeClosed(0, Arrays.stream(truth.groups()).max().orElseThrow())
                    .toArray();
            strataEnds = new int[] {units.length};
        } else {
            boolean stratified = truth.kind() != TargetKind.NUMBER;
            TiedOrder byClass = TiedOrder.of(stratified ? truth.values() : new double[truth.size()]);
            units = IntStream.range(0, truth.size()).map(byClass::row).toArray();
            strataEnds = IntStream.range(0, byClass.runs()).map(byClass::end).toArray();
        }
    }

    int rows() {
        return truth.size();
    }

    /** How rows are drawn, for people. */
    String method() {
        if (truth.hasGroups()) {
            return "whole groups drawn";
        }
        return truth.kind() == TargetKind.NUMBER ? "rows drawn" : "rows drawn within each class";
    }

    /** The weights of the rows themselves: each counts once. */
    static double[] once(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** One seed a resample. */
    static long[] seeds(long seed, int resamples) {
        UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
        return seeds.longs(resamples).toArray();
    }

    /**
     * Draws a resample.
     *
     * @param weights overwritten, one a row
     */
    void draw(long seed, double[] weights) {
        UniformRandomProvider random = SOURCE.create(seed);
        Arrays.fill(weights, 0);
        if (truth.hasGroups()) {
            double[] counts = new double[units.length];
            draw(random, counts);
            int[] groups = truth.groups();
            for (int row = 0; row < weights.length; row++) {
                weights[row] = counts[groups[row]];
            }
        } else {
            draw(random, weights);
        }
    }

    private void draw(UniformRandomProvider random, double[] counts) {
        int start = 0;
        for (int end : strataEnds) {
            int size = end - start;
            for (int draws = 0; draws < size; draws++) {
                counts[units[start + random.nextInt(size)]]++;
            }
            start = end;
        }
    }
}
