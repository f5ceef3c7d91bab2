package dev.assay.scoring.clustering;

import java.util.Locale;

/** The average of two entropies. */
enum Average {
    ARITHMETIC,
    GEOMETRIC,
    MIN,
    MAX;

    double of(double first, double second) {
        return switch (this) {
            case ARITHMETIC -> (first + second) / 2;
            case GEOMETRIC -> Math.sqrt(first * second);
            case MIN -> Math.min(first, second);
            case MAX -> Math.max(first, second);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
