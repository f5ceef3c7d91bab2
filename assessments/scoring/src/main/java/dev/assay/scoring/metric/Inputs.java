package dev.assay.scoring.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named inputs of a metric, read with suspicion: every reading method checks shape and numbers and throws
 * {@link InvalidInputException} naming input, row and column, both counted from one. Values are as JSON has them (lists,
 * maps, numbers, texts, booleans, null), or
 * {@code double[]} for many numbers and {@code int[]} for many labels. A number that is not finite may be
 * written as the text NaN, Infinity or -Infinity. Immutable as long as what it was made of is left alone.
 */
public final class Inputs {
    private final Map<String, @Nullable Object> values;

    private Inputs(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    public static Inputs of(Map<String, ? extends @Nullable Object> values) {
        return new Inputs(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** The value as it was given. */
    public Object raw(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new InvalidInputException("The input %s is missing.".formatted(name));
        }
        return value;
    }

    /** One finite number. */
    public double number(String name) {
        return finite(raw(name), () -> "The input " + name);
    }

    /** One whole number that is not negative. */
    public int count(String name) {
        return count(raw(name), () -> "The input " + name);
    }

    /** Finite numbers; negative zeros are zeros. Not always a copy: to be read only. */
    public double[] numbers(String name) {
        return numbers(name, false);
    }

    /** Finite numbers and NaN, which means missing. */
    public double[] numbersOrMissing(String name) {
        return numbers(name, true);
    }

    private double[] numbers(String name, boolean missing) {
        if (raw(name) instanceof double[] numbers) {
            if (areClean(numbers)) {
                return numbers;
            }
            double[] checked = new double[numbers.length];
            for (int row = 0; row < numbers.length; row++) {
                int at = row;
                checked[row] = checked(numbers[row], missing, () -> row(name, at));
            }
            return checked;
        }
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int row = 0; row < numbers.length; row++) {
            int at = row;
            numbers[row] = checked(numeric(list.get(row), () -> row(name, at)), missing, () -> row(name, at));
        }
        return numbers;
    }

    /** Whether all are finite and none is a negative zero: then there is nothing to copy. */
    private static boolean areClean(double[] numbers) {
        long negativeZero = Double.doubleToRawLongBits(-0.0);
        for (double number : numbers) {
            if (!(Math.abs(number) <= Double.MAX_VALUE) || Double.doubleToRawLongBits(number) == negativeZero) {
                return false;
            }
        }
        return true;
    }

    /** Refuses the first number that is not finite. */
    static void checkFinite(String name, double... numbers) {
        for (int row = 0; row < numbers.length; row++) {
            int at = row;
            checked(numbers[row], false, () -> row(name, at));
        }
    }

    /** Whole numbers that are not negative. */
    public int[] counts(String name) {
        List<?> list = list(name);
        int[] counts = new int[list.size()];
        for (int row = 0; row < counts.length; row++) {
            int at = row;
            counts[row] = count(list.get(row), () -> row(name, at));
        }
        return counts;
    }

    /** Rows of finite numbers, all as long. */
    public double[][] matrix(String name) {
        return matrix(name, false);
    }

    /** Rows of finite numbers and NaN, all as long. */
    public double[][] matrixOrMissing(String name) {
        return matrix(name, true);
    }

    private double[][] matrix(String name, boolean missing) {
        if (raw(name) instanceof double[][] rows) {
            return matrix(name, Arrays.asList(rows), missing);
        }
        return matrix(name, list(name), missing);
    }

    private static double[][] matrix(String name, List<?> rows, boolean missing) {
        double[][] matrix = new double[rows.size()][];
        for (int row = 0; row < matrix.length; row++) {
            int at = row;
            matrix[row] = Inputs.of(Map.of("row", element(rows.get(row), () -> row(name, at))))
                    .named(name, row, missing);
            if (matrix[row].length != matrix[0].length) {
                throw new InvalidInputException(row(name, row) + " is not as long as the first.");
            }
        }
        return matrix;
    }

    private double[] named(String name, int row, boolean missing) {
        try {
            return numbers("row", missing);
        } catch (InvalidInputException invalid) {
            String message = String.valueOf(invalid.getMessage());
            throw new InvalidInputException(message.replaceFirst("^Row (\\d+) of row", row(name, row) + ", column $1,")
                    .replaceFirst("^The input row", row(name, row)));
        }
    }

    /** Rows of whole numbers that are not negative, all as long. */
    public int[][] countRows(String name) {
        return Arrays.stream(matrix(name))
                .map(row -> Arrays.stream(row)
                        .mapToInt(value -> count(value, () -> "A number of " + name))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Labels. */
    public List<Label> labels(String name) {
        if (raw(name) instanceof int[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> (Label) new Label.OfNumber(number))
                    .toList();
        }
        if (raw(name) instanceof double[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> label(number, name))
                    .toList();
        }
        return elements(
                name,
                (element, where) -> Label.of(element)
                        .orElseThrow(() ->
                                new InvalidInputException(where.get() + " is neither a finite number nor text.")));
    }

    private static Label label(Object number, String name) {
        return Label.of(number)
                .orElseThrow(() -> new InvalidInputException("A label of %s is not finite.".formatted(name)));
    }

    /** One text. */
    public String text(String name) {
        if (raw(name) instanceof String text) {
            return text;
        }
        throw new InvalidInputException("The input %s is no text.".formatted(name));
    }

    /** Texts. */
    public List<String> texts(String name) {
        return elements(name, Inputs::text);
    }

    /** A list of texts a row. */
    public List<List<String>> textLists(String name) {
        return elements(name, (element, where) -> mapped(elementsOf(element, where), where, Inputs::text));
    }

    /** A list of labels a row. */
    public List<List<Label>> labelLists(String name) {
        return elements(
                name,
                (element, where) -> mapped(
                        elementsOf(element, where),
                        where,
                        (inner, place) -> Label.of(inner)
                                .orElseThrow(() -> new InvalidInputException(
                                        place.get() + " is neither a finite number nor text."))));
    }

    /** True or false a row. */
    public boolean[] flags(String name) {
        List<Boolean> flags = elements(name, (element, where) -> {
            if (element instanceof Boolean flag) {
                return flag;
            }
            throw new InvalidInputException(where.get() + " is neither true nor false.");
        });
        boolean[] values = new boolean[flags.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = flags.get(row);
        }
        return values;
    }

    /** The weight of each row: finite, not negative; 1 where none are given. */
    public double[] weights(int rows) {
        if (!has(Input.WEIGHTS)) {
            return once(rows);
        }
        double[] weights = numbers(Input.WEIGHTS);
        sameLength(rows, weights.length, Input.WEIGHTS);
        for (int row = 0; row < rows; row++) {
            if (weights[row] < 0) {
                throw new InvalidInputException(row(Input.WEIGHTS, row) + " is negative.");
            }
        }
        return weights;
    }

    /** Weights that count each row once. */
    public static double[] once(int rows) {
        double[] once = new double[rows];
        Arrays.fill(once, 1);
        return once;
    }

    /**
     * Checks that an input has as many rows as the one it goes with.
     *
     * @throws InvalidInputException when it has not
     */
    public static void sameLength(int expected, int actual, String name) {
        if (expected != actual) {
            throw new InvalidInputException(
                    "The input %s has another number of rows than the one it goes with.".formatted(name));
        }
    }

    /** Where in an input something is, for messages: rows are counted from one. */
    public static String row(String name, int row) {
        return "Row %d of %s".formatted(row + 1, name);
    }

    /** A list of anything. */
    public List<?> list(String name) {
        return elementsOf(raw(name), () -> "The input " + name);
    }

    private <T> List<T> elements(String name, Reading<T> reading) {
        List<?> list = list(name);
        List<T> read = new ArrayList<>(list.size());
        for (int row = 0; row < list.size(); row++) {
            int at = row;
            read.add(reading.of(list.get(row), () -> row(name, at)));
        }
        return Collections.unmodifiableList(read);
    }

    private static <T> List<T> mapped(List<?> list, Place where, Reading<T> reading) {
        List<T> read = new ArrayList<>(list.size());
        for (int index = 0; index < list.size(); index++) {
            int at = index;
            read.add(reading.of(list.get(index), () -> where.get() + ", element " + (at + 1)));
        }
        return Collections.unmodifiableList(read);
    }

    private static List<?> elementsOf(@Nullable Object value, Place where) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        }
        throw new InvalidInputException(where.get() + " is no list.");
    }

    private static Object element(@Nullable Object value, Place where) {
        if (value == null) {
            throw new InvalidInputException(where.get() + " is missing.");
        }
        return value;
    }

    private static String text(@Nullable Object value, Place where) {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidInputException(where.get() + " is no text.");
    }

    private static int count(@Nullable Object value, Place where) {
        double number = finite(value, where);
        if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw new InvalidInputException(where.get() + " is no count.");
        }
        return (int) number;
    }

    private static double finite(@Nullable Object value, Place where) {
        return checked(numeric(value, where), false, where);
    }

    private static double checked(double number, boolean missing, Place where) {
        if (Double.isInfinite(number) || (Double.isNaN(number) && !missing)) {
            throw new InvalidInputException(where.get() + " is not a finite number.");
        }
        return number + 0.0;
    }

    private static double numeric(@Nullable Object value, Place where) {
        return JsonNumber.of(value).orElseThrow(() -> new InvalidInputException(where.get() + " is no number."));
    }

    /** Says where, when somebody asks. */
    @FunctionalInterface
    private interface Place {
        String get();
    }

    /** Reads one element. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(@Nullable Object element, Place where);
    }
}
