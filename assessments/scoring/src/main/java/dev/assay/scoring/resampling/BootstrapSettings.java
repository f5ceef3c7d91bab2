package dev.assay.scoring.resampling;

import org.apache.commons.rng.simple.RandomSource;

/**
 * How intervals are made; with the generator's name it is part of a score's provenance.
 *
 * @param resamples number of resamples, at least 100
 * @param level of the intervals, between 0 and 1
 * @param seed of every draw; equal seeds give equal intervals
 */
public record BootstrapSettings(int resamples, double level, long seed) {
    /** The random generator of all draws. */
    public static final RandomSource SOURCE = RandomSource.XO_RO_SHI_RO_128_PP;

    /** Name of the random generator, as Commons RNG calls it. */
    public static final String GENERATOR = SOURCE.name();

    public BootstrapSettings {
        if (resamples < 100) {
            throw new IllegalArgumentException("Fewer than 100 resamples say little about an interval.");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level of an interval lies between 0 and 1.");
        }
    }

    /** 1000 resamples, level .95. */
    public static BootstrapSettings seeded(long seed) {
        return new BootstrapSettings(1000, .95, seed);
    }
}
