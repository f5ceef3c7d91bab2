package dev.assay.scoring.resampling;

import dev.assay.scoring.metric.CellStatistic;
import dev.assay.scoring.metric.RankStatistic;
import dev.assay.scoring.metric.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of statistics on resamples. */
public final class Bootstrap {
    /** Resamples that one task draws into the same memory. */
    private static final int BATCH = 16;

    private Bootstrap() {}

    /**
     * Values of each statistic on shared resamples, in resample order; NaN or infinite where undefined. Uses all
     * processors.
     */
    public static double[][] values(
            List<? extends Statistic> statistics, Resampling resampling, BootstrapSettings settings) {
        double[][] values = new double[statistics.size()][settings.resamples()];
        long[] seeds = Resampling.seeds(settings.seed(), settings.resamples());
        IntStream.rangeClosed(0, (seeds.length - 1) / BATCH).parallel().forEach(batch -> {
            byte[] counts = new byte[resampling.rows()];
            byte[] scratch = resampling.scratch();
            int end = Math.min(seeds.length, (batch + 1) * BATCH);
            for (int resample = batch * BATCH; resample < end; resample++) {
                resampling.draw(seeds[resample], counts, scratch);
                for (int index = 0; index < values.length; index++) {
                    values[index][resample] = statistics.get(index).drawn(counts);
                }
            }
        });
        return values;
    }

    /**
     * Values of one statistic on resamples of its own. What only depends on the counts of cells is drawn as such, which
     * has the same distribution and does not cost more for more rows. Where any row is as likely as another, those of an
     * area are numbered by their rank, which changes no distribution either and spares the memory's caches.
     */
    public static double[] values(Statistic statistic, Resampling resampling, BootstrapSettings settings) {
        if (statistic instanceof CellStatistic cells && !resampling.hasGroups()) {
            return new CellResampling(cells, resampling).values(settings);
        }
        Statistic drawn =
                statistic instanceof RankStatistic.Area area && resampling.isPlain() ? area.ascending() : statistic;
        return values(List.of(drawn), resampling, settings)[0];
    }

    /**
     * The resamples themselves, for a score that is computed elsewhere: how often each row was drawn. Fewer resamples of
     * the same seed are the first ones of more.
     */
    public static Stream<byte[]> draws(Resampling resampling, BootstrapSettings settings) {
        return Arrays.stream(Resampling.seeds(settings.seed(), settings.resamples()))
                .mapToObj(seed -> {
                    byte[] counts = new byte[resampling.rows()];
                    resampling.draw(seed, counts, resampling.scratch());
                    return counts;
                });
    }

    /** How the values of {@link #values(Statistic, Resampling, BootstrapSettings)} are drawn, for people. */
    public static String method(Statistic statistic, Resampling resampling) {
        boolean cells = statistic instanceof CellStatistic && !resampling.hasGroups();
        return cells ? "multinomial cells, " + resampling.method() : resampling.method();
    }

    /** Values with one unit left out, for each unit. */
    public static double[] jackknife(Statistic statistic, Resampling resampling) {
        double[] values = new double[resampling.units()];
        IntStream.rangeClosed(0, (values.length - 1) / BATCH).parallel().forEach(batch -> {
            byte[] counts = new byte[resampling.rows()];
            int end = Math.min(values.length, (batch + 1) * BATCH);
            for (int unit = batch * BATCH; unit < end; unit++) {
                for (int row = 0; row < counts.length; row++) {
                    counts[row] = (byte) (resampling.unit(row) == unit ? 0 : 1);
                }
                values[unit] = statistic.drawn(counts);
            }
        });
        return values;
    }

    /** The finite ones, ascending. */
    public static double[] defined(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /**
     * The quantile of ascending values, linear between order statistics: type 7 of Hyndman and Fan 1996, The American
     * Statistician 50(4), the default of numpy and R.
     */
    public static double quantile(double[] ascending, double probability) {
        double position = probability * (ascending.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
