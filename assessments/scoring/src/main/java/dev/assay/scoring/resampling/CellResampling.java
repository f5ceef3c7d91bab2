package dev.assay.scoring.resampling;

import dev.assay.scoring.metric.CellStatistic;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Resamples of a table of cells: drawing rows with replacement within a class makes the counts of its cells
 * multinomial, and those are drawn one cell after the other as binomial counts of what is left.
 */
final class CellResampling {
    private static final int BATCH = 256;

    private final CellStatistic statistic;
    private final int cells;
    /** For each class its cells that have rows, and how many. */
    private final int[][] cellsOf;

    private final int[][] countsOf;

    CellResampling(CellStatistic statistic, Resampling resampling) {
        this.statistic = statistic;
        cells = statistic.pairs().cells();
        int[] strata = resampling.strata();
        int classes = IntStream.of(strata).max().orElse(-1) + 1;
        int[][] table = new int[classes][cells];
        for (int row = 0; row < strata.length; row++) {
            table[strata[row]][statistic.pairs().cell(row)]++;
        }
        cellsOf = new int[classes][];
        countsOf = new int[classes][];
        for (int stratum = 0; stratum < classes; stratum++) {
            int[] counts = table[stratum];
            cellsOf[stratum] =
                    IntStream.range(0, cells).filter(cell -> counts[cell] > 0).toArray();
            countsOf[stratum] =
                    IntStream.of(cellsOf[stratum]).map(cell -> counts[cell]).toArray();
        }
    }

    double[] values(BootstrapSettings settings) {
        double[] values = new double[settings.resamples()];
        long[] seeds = Resampling.seeds(settings.seed(), (values.length - 1) / BATCH + 1);
        IntStream.range(0, seeds.length).parallel().forEach(batch -> {
            UniformRandomProvider random = BootstrapSettings.SOURCE.create(seeds[batch]);
            int end = Math.min(values.length, (batch + 1) * BATCH);
            for (int resample = batch * BATCH; resample < end; resample++) {
                values[resample] = statistic.of(draw(random));
            }
        });
        return values;
    }

    private double[] draw(UniformRandomProvider random) {
        double[] drawn = new double[cells];
        for (int stratum = 0; stratum < cellsOf.length; stratum++) {
            int[] counts = countsOf[stratum];
            int left = IntStream.of(counts).sum();
            int rows = left;
            for (int index = 0; index < counts.length; index++) {
                boolean last = index == counts.length - 1;
                int count = last ? rows : BinomialDraw.of(random, rows, (double) counts[index] / left);
                drawn[cellsOf[stratum][index]] += count;
                rows -= count;
                left -= counts[index];
            }
        }
        return drawn;
    }
}
