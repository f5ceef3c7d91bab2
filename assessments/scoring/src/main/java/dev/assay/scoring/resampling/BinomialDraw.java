package dev.assay.scoring.resampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Binomial random numbers in a time that does not grow with the number of trials, for parameters that change with every
 * draw; the samplers of Commons RNG make a table for each.
 */
final class BinomialDraw {
    /** Below this mean waiting times are faster, and transformed rejection is not made for it. */
    private static final double FEW = 10;

    /** Differences of ln k! and Stirling's formula, for k below 10. */
    private static final double[] STIRLING_ERRORS = {
        .0810614667953272, .0413406959554092, .0276779256849983, .0207906721037650, .0166446911898211,
        .0138761288230707, .0118967099458917, .0104112652619720, .0092554621827127, .0083305634333594
    };

    private BinomialDraw() {}

    /**
     * The number of successes.
     *
     * @param trials not negative
     * @param probability from 0 to 1
     */
    static int of(UniformRandomProvider random, int trials, double probability) {
        if (trials == 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > .5) {
            return trials - of(random, trials, 1 - probability);
        }
        return trials * probability < FEW
                ? byWaiting(random, trials, probability)
                : byRejection(random, trials, probability);
    }

    /** Counts how many geometric waiting times fit. Source: Devroye 1986, Non-Uniform Random Variate Generation, X.4. */
    private static int byWaiting(UniformRandomProvider random, int trials, double probability) {
        double logOfFailure = Math.log1p(-probability);
        double waited = 0;
        for (int successes = 0; ; successes++) {
            waited += Math.floor(Math.log(1 - random.nextDouble()) / logOfFailure) + 1;
            if (waited > trials) {
                return successes;
            }
        }
    }

    /**
     * Transformed rejection with squeeze, algorithm BTRS. Source: Hörmann 1993, The generation of binomial random
     * variates, Journal of Statistical Computation and Simulation 46.
     */
    private static int byRejection(UniformRandomProvider random, int trials, double probability) {
        double deviation = Math.sqrt(trials * probability * (1 - probability));
        double b = 1.15 + 2.53 * deviation;
        double a = -.0873 + .0248 * b + .01 * probability;
        double center = trials * probability + .5;
        double squeeze = .92 - 4.2 / b;
        while (true) {
            double u = random.nextDouble() - .5;
            double v = random.nextDouble();
            double distance = .5 - Math.abs(u);
            double k = Math.floor((2 * a / distance + b) * u + center);
            if (distance >= .07 && v <= squeeze) {
                return (int) k;
            }
            if (k >= 0 && k <= trials) {
                double alpha = (2.83 + 5.1 / b) * deviation;
                double height = Math.log(v * alpha / (a / (distance * distance) + b));
                if (height <= logRatioToMode(trials, probability, k)) {
                    return (int) k;
                }
            }
        }
    }

    /** The logarithm of the probability of k successes over that of the most probable number of them. */
    static double logRatioToMode(int trials, double probability, double k) {
        double odds = probability / (1 - probability);
        double mode = Math.floor((trials + 1) * probability);
        double failures = trials - k + 1;
        double failuresAtMode = trials - mode + 1;
        return (mode + .5) * Math.log((mode + 1) / (odds * failuresAtMode))
                + (trials + 1.0) * Math.log(failuresAtMode / failures)
                + (k + .5) * Math.log(odds * failures / (k + 1))
                + stirlingError(mode)
                + stirlingError(trials - mode)
                - stirlingError(k)
                - stirlingError(trials - k);
    }

    private static double stirlingError(double k) {
        if (k < STIRLING_ERRORS.length) {
            return STIRLING_ERRORS[(int) k];
        }
        double square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }
}
