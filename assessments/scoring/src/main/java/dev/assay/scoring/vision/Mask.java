package dev.assay.scoring.vision;

import dev.assay.scoring.metric.InvalidInputException;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The pixels of an object in an image, column by column from the top left. Immutable.
 */
public final class Mask {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private final int rows;
    private final int columns;
    private final BitSet pixels;

    private Mask(int rows, int columns, BitSet pixels) {
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
    }

    /**
     * From rows of pixels, each 0 or 1.
     *
     * @param name of the input, for messages
     */
    static Mask ofRows(double[][] image, String name) {
        int columns = image.length == 0 ? 0 : image[0].length;
        BitSet pixels = new BitSet(image.length * columns);
        for (int row = 0; row < image.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (image[row][column] != 0 && image[row][column] != 1) {
                    throw new InvalidInputException(
                            "Row %d of %s, column %d, is neither 0 nor 1.".formatted(row + 1, name, column + 1));
                }
                pixels.set(column * image.length + row, image[row][column] == 1);
            }
        }
        return new Mask(image.length, columns, pixels);
    }

    /**
     * From run lengths as Kaggle writes them: pairs of the first pixel of a run and its length, pixels counted from one
     * down the columns, runs in ascending order. An empty text is an empty mask.
     *
     * @param name of the input, for messages
     * @throws InvalidInputException when the text is no such list, a run leaves the image, or runs overlap
     */
    public static Mask ofRunLengths(String text, int rows, int columns, String name) {
        String[] parts = text.isBlank() ? new String[0] : SPACES.split(text.strip());
        if (parts.length % 2 != 0) {
            throw new InvalidInputException("The input %s has a start without a length.".formatted(name));
        }
        long size = (long) rows * columns;
        BitSet pixels = new BitSet();
        long after = 1;
        for (int part = 0; part < parts.length; part += 2) {
            int run = part / 2 + 1;
            long start = number(parts[part], run, name);
            long length = number(parts[part + 1], run, name);
            if (start < 1 || length < 1 || start + length - 1 > size) {
                throw new InvalidInputException("Run %d of %s is not within the image.".formatted(run, name));
            }
            if (start < after) {
                throw new InvalidInputException(
                        "Run %d of %s overlaps the one before or is out of order.".formatted(run, name));
            }
            after = start + length;
            pixels.set((int) (start - 1), (int) (after - 1));
        }
        return new Mask(rows, columns, pixels);
    }

    private static long number(String part, int run, String name) {
        if (!NUMBER.matcher(part).matches()) {
            throw new InvalidInputException("Run %d of %s is no whole number.".formatted(run, name));
        }
        return Long.parseLong(part);
    }

    /** The run lengths as Kaggle writes them. */
    public String runLengths() {
        StringBuilder text = new StringBuilder();
        for (int from = pixels.nextSetBit(0); from >= 0; ) {
            int to = pixels.nextClearBit(from);
            text.append(text.isEmpty() ? "" : " ").append(from + 1).append(' ').append(to - from);
            from = pixels.nextSetBit(to);
        }
        return text.toString();
    }

    /** The number of pixels. */
    public int area() {
        return pixels.cardinality();
    }

    /** The number of pixels common to both, of images of one size. */
    public int areaOfIntersection(Mask other) {
        if (rows != other.rows || columns != other.columns) {
            throw new InvalidInputException("The masks are of images of different sizes.");
        }
        BitSet common = (BitSet) pixels.clone();
        common.and(other.pixels);
        return common.cardinality();
    }

    /** Pixels common to both over pixels of either; NaN where both are empty. */
    public double intersectionOverUnion(Mask other) {
        double common = areaOfIntersection(other);
        return common / ((double) area() + other.area() - common);
    }

    /** Twice the pixels common to both over the pixels of both; NaN where both are empty. */
    public double dice(Mask other) {
        return 2.0 * areaOfIntersection(other) / ((double) area() + other.area());
    }
}
