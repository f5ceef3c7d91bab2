package dev.assay.scoring;

import dev.assay.scoring.metric.Statistic;
import java.util.Arrays;
import java.util.List;

/** Values of statistics on shared resamples. */
final class Bootstrap {
    private Bootstrap() {}

    /** Values of each statistic, in resample order; NaN or infinite where undefined. */
    static double[][] values(List<Statistic> statistics, Resampling resampling, BootstrapSettings settings) {
        double[][] values = new double[statistics.size()][settings.resamples()];
        long[] seeds = Resampling.seeds(settings.seed(), settings.resamples());
        double[] weights = new double[resampling.rows()];
        for (int resample = 0; resample < seeds.length; resample++) {
            resampling.draw(seeds[resample], weights);
            for (int index = 0; index < values.length; index++) {
                values[index][resample] = statistics.get(index).under(weights);
            }
        }
        return values;
    }

    /** The finite ones, ascending. */
    static double[] defined(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /**
     * The quantile of ascending values, linear between order statistics: type 7 of Hyndman and Fan 1996, The American
     * Statistician 50(4), the default of numpy and R.
     */
    static double quantile(double[] ascending, double probability) {
        double position = probability * (ascending.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
