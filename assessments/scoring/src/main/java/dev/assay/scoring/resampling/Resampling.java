package dev.assay.scoring.resampling;

import dev.assay.scoring.metric.TiedOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Bootstrap resamples of rows as counts: how often each row was drawn. Whole groups are drawn, or rows within their
 * class, or rows. A resample depends on its seed alone, so metrics, candidates and threads that ask for the same one get
 * the same one. Immutable.
 */
public final class Resampling {
    private static final long LOW = 0xffffffffL;

    /** Fewer places are not worth a binomial draw of how many fall among them. */
    private static final int LEAST_BLOCK = 1 << 9;

    /** The counts of more places do not stay in a processor's nearest memory. */
    private static final int LARGEST_BLOCK = 1 << 15;

    private final String method;
    private final int rows;
    /** The unit, class by class, at each place that can be drawn; empty when places are units. */
    private final int[] units;
    /** The end of each class among the places. */
    private final int[] strataEnds;
    /** The unit of each row; empty when units are rows. */
    private final int[] unitOfRow;

    private Resampling(String method, int rows, int[] units, int[] strataEnds, int[] unitOfRow) {
        this.method = method;
        this.rows = rows;
        this.units = units;
        this.strataEnds = strataEnds;
        this.unitOfRow = unitOfRow;
    }

    /** Rows are drawn. */
    public static Resampling ofRows(int rows) {
        return new Resampling("rows drawn", rows, new int[0], new int[] {rows}, new int[0]);
    }

    /** Rows are drawn within their class, so that every resample has as many of each as the rows themselves. */
    public static Resampling withinClasses(double[] classes) {
        TiedOrder byClass = TiedOrder.of(classes);
        int[] units = IntStream.range(0, classes.length).map(byClass::row).toArray();
        boolean inPlace = IntStream.range(0, units.length).allMatch(place -> units[place] == place);
        return new Resampling(
                "rows drawn within each class",
                classes.length,
                inPlace ? new int[0] : units,
                IntStream.range(0, byClass.runs()).map(byClass::end).toArray(),
                new int[0]);
    }

    /**
     * Whole groups are drawn.
     *
     * @param groups the group of each row, numbered from 0 without a gap
     */
    public static Resampling ofGroups(int[] groups) {
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        return new Resampling("whole groups drawn", groups.length, new int[0], new int[] {count}, groups.clone());
    }

    public int rows() {
        return rows;
    }

    /** How many things are drawn: rows or groups. */
    public int units() {
        return strataEnds[strataEnds.length - 1];
    }

    /** The unit of a row. */
    int unit(int row) {
        return unitOfRow.length == 0 ? row : unitOfRow[row];
    }

    /** Whether rows are drawn regardless of group and class. */
    boolean isPlain() {
        return !hasGroups() && strataEnds.length == 1;
    }

    boolean hasGroups() {
        return unitOfRow.length > 0;
    }

    /** The class of each row, numbered; a single one where rows are drawn regardless of class. */
    int[] strata() {
        int[] strata = new int[rows];
        int place = 0;
        for (int stratum = 0; stratum < strataEnds.length; stratum++) {
            for (; place < strataEnds[stratum]; place++) {
                strata[units.length == 0 ? place : units[place]] = stratum;
            }
        }
        return strata;
    }

    /** How rows are drawn, for people. */
    public String method() {
        return method;
    }

    /** One seed a resample. */
    static long[] seeds(long seed, int resamples) {
        return RandomSource.SPLIT_MIX_64.create(seed).longs(resamples).toArray();
    }

    /** Room for {@link #draw}: one place a unit. */
    byte[] scratch() {
        return new byte[units.length > 0 || hasGroups() ? units() : 0];
    }

    /**
     * Draws a resample. A count fits a byte: that one of n units is drawn 128 times has a probability below n / 128!.
     *
     * @param seed of this resample
     * @param counts overwritten, one a row
     * @param scratch from {@link #scratch}, overwritten
     */
    void draw(long seed, byte[] counts, byte[] scratch) {
        UniformRandomProvider random = BootstrapSettings.SOURCE.create(seed);
        byte[] places = scratch.length == 0 ? counts : scratch;
        Arrays.fill(places, (byte) 0);
        int start = 0;
        for (int end : strataEnds) {
            drawPlaces(random, places, start, end - start);
            start = end;
        }
        if (units.length > 0) {
            for (int place = 0; place < units.length; place++) {
                counts[units[place]] = places[place];
            }
        } else if (hasGroups()) {
            for (int row = 0; row < rows; row++) {
                counts[row] = places[unitOfRow[row]];
            }
        }
    }

    /** As many draws as there are places. Most fall into blocks of places whose number is a power of two. */
    private static void drawPlaces(UniformRandomProvider random, byte[] counts, int start, int size) {
        int place = start;
        int places = size;
        int draws = size;
        while (places >= LEAST_BLOCK) {
            int block = Math.min(LARGEST_BLOCK, Integer.highestOneBit(places));
            int drawn = BinomialDraw.of(random, draws, (double) block / places);
            drawBlock(random, counts, place, block, drawn);
            place += block;
            places -= block;
            draws -= drawn;
        }
        drawFew(random, counts, place, places, draws);
    }

    /** Four draws from one random long: each is some of its bits. */
    private static void drawBlock(UniformRandomProvider random, byte[] counts, int start, int block, int draws) {
        int mask = block - 1;
        int left = draws;
        for (; left >= 4; left -= 4) {
            long bits = random.nextLong();
            counts[start + ((int) bits & mask)]++;
            counts[start + ((int) (bits >>> 16) & mask)]++;
            counts[start + ((int) (bits >>> 32) & mask)]++;
            counts[start + ((int) (bits >>> 48) & mask)]++;
        }
        for (; left > 0; left--) {
            counts[start + ((int) random.nextLong() & mask)]++;
        }
    }

    /**
     * Two draws from one random long: the high half of a product with 32 random bits, drawn again in the rare case that
     * would favour a place. Source: Lemire 2019, ACM TOMACS 29(1).
     */
    private static void drawFew(UniformRandomProvider random, byte[] counts, int start, int size, int draws) {
        long unfair = (LOW + 1) % Math.max(size, 1);
        int left = draws;
        while (left > 1) {
            long bits = random.nextLong();
            long first = (bits & LOW) * size;
            long second = (bits >>> 32) * size;
            if ((first & LOW) >= unfair && (second & LOW) >= unfair) {
                counts[start + (int) (first >>> 32)]++;
                counts[start + (int) (second >>> 32)]++;
                left -= 2;
            }
        }
        if (left == 1) {
            counts[start + random.nextInt(size)]++;
        }
    }
}
