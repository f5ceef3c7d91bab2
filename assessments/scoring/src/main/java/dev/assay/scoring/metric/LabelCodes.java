package dev.assay.scoring.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Labels as small whole numbers: the position of each in the ascending list of all. Coded once, so that what is counted
 * many times is counted into arrays.
 */
public final class LabelCodes {
    /** Whole numbers below this are coded by a table, without an object a row. */
    private static final int SMALL = 1 << 16;

    private static final List<Label> BINARY = List.of(new Label.OfNumber(0), new Label.OfNumber(1));

    private final List<Label> labels;
    private final Map<Label, Integer> codes;
    private final List<int[]> columns;

    private LabelCodes(List<Label> ascending, List<int[]> columns) {
        this.labels = List.copyOf(ascending);
        this.codes = numbered(ascending);
        this.columns = columns;
    }

    /**
     * Codes the labels of some inputs, all with as many rows as the first.
     *
     * @throws InvalidInputException when one is missing, no list of labels, or has another number of rows
     */
    public static LabelCodes of(Inputs inputs, String... names) {
        return of(inputs, List.of(), names);
    }

    /** As {@link #of(Inputs, String...)}, with some labels more, whether they occur or not. */
    public static LabelCodes of(Inputs inputs, Collection<Label> more, String... names) {
        if (Arrays.stream(names).allMatch(name -> isDense(inputs.raw(name)))
                && more.stream().allMatch(BINARY::contains)) {
            return ofBinary(inputs, names);
        }
        if (more.stream().allMatch(LabelCodes::isSmall)
                && Arrays.stream(names).allMatch(name -> isSmall(inputs.raw(name)))) {
            return ofSmall(Arrays.stream(names).map(inputs::numbers).toList(), more, names);
        }
        List<List<Label>> columns = Arrays.stream(names).map(inputs::labels).toList();
        Set<Label> distinct = new HashSet<>(more);
        for (int column = 0; column < names.length; column++) {
            Inputs.sameLength(columns.getFirst().size(), columns.get(column).size(), names[column]);
            distinct.addAll(columns.get(column));
        }
        List<Label> ascending = distinct.stream().sorted().toList();
        Map<Label, Integer> codes = numbered(ascending);
        return new LabelCodes(
                ascending,
                columns.stream()
                        .map(column -> column.stream().mapToInt(codes::get).toArray())
                        .toList());
    }

    /** Whether all are zero or one, and both occur: codes already. */
    private static boolean isDense(Object raw) {
        if (!(raw instanceof int[] numbers)) {
            return false;
        }
        int union = 0;
        int meet = -1;
        for (int number : numbers) {
            union |= number;
            meet &= number;
        }
        return union == 1 && meet == 0;
    }

    private static LabelCodes ofBinary(Inputs inputs, String... names) {
        List<int[]> columns =
                Arrays.stream(names).map(name -> (int[]) inputs.raw(name)).toList();
        for (int column = 0; column < names.length; column++) {
            Inputs.sameLength(columns.getFirst().length, columns.get(column).length, names[column]);
        }
        return new LabelCodes(BINARY, columns);
    }

    private static boolean isSmall(Object raw) {
        return raw instanceof double[] numbers && Arrays.stream(numbers).allMatch(LabelCodes::isSmall);
    }

    private static boolean isSmall(Label label) {
        return label instanceof Label.OfNumber(double number) && isSmall(number);
    }

    private static boolean isSmall(double number) {
        return number >= 0 && number < SMALL && number == (int) number;
    }

    private static LabelCodes ofSmall(List<double[]> columns, Collection<Label> more, String... names) {
        int[] codes = new int[SMALL];
        for (Label label : more) {
            if (label instanceof Label.OfNumber(double number)) {
                codes[(int) number] = 1;
            }
        }
        for (int column = 0; column < names.length; column++) {
            Inputs.sameLength(columns.getFirst().length, columns.get(column).length, names[column]);
            for (double number : columns.get(column)) {
                codes[(int) number] = 1;
            }
        }
        List<Label> ascending = new ArrayList<>();
        for (int number = 0; number < SMALL; number++) {
            if (codes[number] == 1) {
                codes[number] = ascending.size();
                ascending.add(new Label.OfNumber(number));
            }
        }
        return new LabelCodes(
                ascending,
                columns.stream()
                        .map(column -> Arrays.stream(column)
                                .mapToInt(number -> codes[(int) number])
                                .toArray())
                        .toList());
    }

    private static Map<Label, Integer> numbered(List<Label> ascending) {
        Map<Label, Integer> codes = new HashMap<>();
        ascending.forEach(label -> codes.put(label, codes.size()));
        return codes;
    }

    /**
     * Makes sure that numbers are whole: one with a fraction is a measurement and no class.
     *
     * @param names of the inputs, as they were coded
     * @throws InvalidInputException when one is not
     */
    public void refuseFractions(String... names) {
        if (labels.stream().noneMatch(LabelCodes::isFraction)) {
            return;
        }
        for (int column = 0; column < names.length; column++) {
            int[] rows = column(column);
            for (int row = 0; row < rows.length; row++) {
                if (isFraction(labels.get(rows[row]))) {
                    throw new InvalidInputException(
                            Inputs.row(names[column], row) + " is neither a whole number nor text.");
                }
            }
        }
    }

    private static boolean isFraction(Label label) {
        return label instanceof Label.OfNumber(double number) && number != Math.rint(number);
    }

    /** All labels, ascending. */
    public List<Label> labels() {
        return labels;
    }

    /** The code of each row of an input, by its position among the names; not a copy. */
    public int[] column(int index) {
        return columns.get(index);
    }

    /** The code of a label; empty when it does not occur. */
    public OptionalInt code(Label label) {
        Integer code = codes.get(label);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
