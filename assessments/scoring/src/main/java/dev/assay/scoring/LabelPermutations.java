package dev.assay.scoring;

import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a metric makes of predictions whose rows were shuffled, so that they know nothing of the truth: the values that
 * chance gives. Source: Ojala and Garriga 2010, Journal of Machine Learning Research 11.
 *
 * @param mean of the values
 * @param extreme the value that one shuffle in 1000 surpasses in the metric's good direction, as the 99.9th percentile
 *     of the shuffles made
 * @param defined how many shuffles gave a value
 */
public record LabelPermutations(double mean, double extreme, int defined) {
    private static final double EXTREME = .999;

    /**
     * Shuffles predictions.
     *
     * @param permutations 200 to 2000
     * @throws IllegalArgumentException when the metric does not fit the rows, or is undefined on every shuffle
     */
    public static LabelPermutations of(
            Metric metric, Truth truth, Predictions predictions, int permutations, long seed) {
        if (permutations < 200 || permutations > 2000) {
            throw new IllegalArgumentException("Make 200 to 2000 permutations.");
        }
        double[] ascending = Bootstrap.defined(shuffled(metric, truth, predictions, permutations, seed));
        if (ascending.length == 0) {
            throw new IllegalArgumentException("The metric %s is undefined: %s."
                    .formatted(metric.id(), metric.signature().undefinedWhen()));
        }
        double extreme = switch (metric.direction()) {
            case HIGHER -> Bootstrap.quantile(ascending, EXTREME);
            case LOWER -> Bootstrap.quantile(ascending, 1 - EXTREME);
        };
        return new LabelPermutations(Moments.mean(ascending), extreme, ascending.length);
    }

    private static double[] shuffled(Metric metric, Truth truth, Predictions predictions, int permutations, long seed) {
        double[] once = Truth.once(truth.size());
        int[] rows = IntStream.range(0, truth.size()).toArray();
        UniformRandomProvider random = BootstrapSettings.SOURCE.create(seed);
        return IntStream.range(0, permutations)
                .mapToDouble(permutation -> {
                    shuffle(rows, random);
                    return metric.statistic(truth, predictions.rows(rows)).under(once);
                })
                .toArray();
    }

    /** Durstenfeld 1964, Communications of the ACM 7(7). */
    private static void shuffle(int[] rows, UniformRandomProvider random) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = rows[last];
            rows[last] = rows[other];
            rows[other] = kept;
        }
    }
}
