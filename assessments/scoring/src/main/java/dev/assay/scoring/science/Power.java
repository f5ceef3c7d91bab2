package dev.assay.scoring.science;

import dev.assay.scoring.inference.Normal;
import dev.assay.scoring.inference.SampleSize;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many hidden rows a comparison of two candidates on the same rows needs, and what a number of rows can tell apart.
 * Tests are two-sided, in normal approximation. One point of accuracy apart, with one row in ten on which exactly one of
 * the two is right, takes 7,847 rows.
 *
 * @param level of the test, such as .05
 * @param power chance of finding a difference that exists, such as .8
 */
public record Power(double level, double power) {
    /** Level .05, power .8. */
    public static final Power CUSTOMARY = new Power(.05, .8);

    private static final long MOST_ROWS = 1L << 40;

    public Power {
        if (!(level > 0 && level < 1 && power > level && power < 1)) {
            throw new IllegalArgumentException("Level and power lie between 0 and 1, the power above the level.");
        }
    }

    private double ofLevel() {
        return Normal.twoSidedQuantile(1 - level);
    }

    private double ofPower() {
        return Normal.quantile(power);
    }

    /**
     * Rows to tell two accuracies apart: n = (z √d + z' √(d − δ²))² / δ². Source: Miettinen 1968, Biometrics 24.
     *
     * @param discordant share d of rows that exactly one of the two has right, above 0
     * @param difference δ of the accuracies, above 0 and at most the discordant share
     */
    public long rowsForAccuracies(double discordant, double difference) {
        requireDiscordant(discordant);
        if (!(difference > 0 && difference <= discordant)) {
            throw new IllegalArgumentException("Accuracies differ by more than 0 and by the discordant share at most.");
        }
        return roundedUp(SampleSize.ofPairedAccuracies(discordant, difference, level, power));
    }

    /**
     * The difference of accuracies that so many rows tell apart, by solving the same formula for δ; empty where it would
     * pass the discordant share.
     */
    public OptionalDouble differenceOfAccuracies(double discordant, long rows) {
        requireDiscordant(discordant);
        requireRows(rows);
        double z = ofLevel();
        double ofPower = ofPower();
        double root = Math.sqrt(rows + ofPower * ofPower - z * z);
        double difference =
                Math.sqrt(discordant) * (Math.sqrt((double) rows) * z + ofPower * root) / (rows + ofPower * ofPower);
        return difference <= discordant ? OptionalDouble.of(difference) : OptionalDouble.empty();
    }

    /**
     * Rows to tell two areas under the ROC curve apart: the least n with z √V₀(n) + z' √V₁(n) ≤ |A₁ − A₂|, where V₁ is the
     * variance of the difference and V₀ that of two areas that both equal the first. Source: Hanley and McNeil 1982 and
     * 1983, Radiology 143 and 148. Empty where the areas are equal.
     */
    public OptionalLong rowsForAreas(AreaContrast contrast) {
        if (contrast.first() == contrast.second()) {
            return OptionalLong.empty();
        }
        long low = 2;
        long high = MOST_ROWS;
        while (low < high) {
            long middle = (low + high) / 2;
            if (isTold(contrast, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    private boolean isTold(AreaContrast contrast, long rows) {
        AreaContrast none = contrast.withSecond(contrast.first());
        double needed = ofLevel() * Math.sqrt(none.variance(rows)) + ofPower() * Math.sqrt(contrast.variance(rows));
        return needed <= Math.abs(contrast.first() - contrast.second());
    }

    /**
     * The least area above the first that so many rows tell from it, less the first; empty where none up to 1 is told.
     *
     * @param contrast of which the second area is left out of account
     */
    public OptionalDouble differenceOfAreas(AreaContrast contrast, long rows) {
        requireRows(rows);
        double low = contrast.first();
        double high = 1;
        if (!isTold(contrast.withSecond(high), rows)) {
            return OptionalDouble.empty();
        }
        // Sixty halvings leave neighbouring doubles.
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (isTold(contrast.withSecond(middle), rows)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalDouble.of(high - contrast.first());
    }

    /**
     * Rows to tell two means of a loss a row apart: n = (z + z')² σ² / δ², σ² = s₁² + s₂² − 2 r s₁ s₂ the variance of the
     * differences a row.
     *
     * @param difference of the means, above 0
     */
    public long rowsForMeans(MeanContrast contrast, double difference) {
        if (!(difference > 0)) {
            throw new IllegalArgumentException("Means differ by more than 0.");
        }
        double z = ofLevel() + ofPower();
        return roundedUp(z * z * contrast.variance() / (difference * difference));
    }

    /** The difference of means that so many rows tell apart. */
    public double differenceOfMeans(MeanContrast contrast, long rows) {
        requireRows(rows);
        return (ofLevel() + ofPower()) * Math.sqrt(contrast.variance() / rows);
    }

    private static long roundedUp(double rows) {
        return Math.max(2, (long) Math.ceil(rows));
    }

    private static void requireDiscordant(double discordant) {
        if (!(discordant > 0 && discordant <= 1)) {
            throw new IllegalArgumentException("The discordant share lies above 0 and not above 1.");
        }
    }

    private static void requireRows(long rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("A comparison needs at least two rows.");
        }
    }
}
