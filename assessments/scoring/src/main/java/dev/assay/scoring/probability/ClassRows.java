package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.LabelCodes;
import java.util.List;
import java.util.stream.IntStream;

/** A number for each class in every row, and which class is true. The columns are the classes in ascending order. */
final class ClassRows {
    private final int[] truth;
    private final double[] numbers;
    private final int classes;
    /** How many of the classes have a number of their own: all, or of two the second alone. */
    private final int columns;

    private ClassRows(int[] truth, double[] numbers, int classes) {
        this.truth = truth;
        this.numbers = numbers;
        this.classes = classes;
        this.columns = numbers.length == truth.length ? 1 : classes;
    }

    /** A row of numbers each, for at least some number of classes. */
    static ClassRows of(Inputs inputs, String name, int leastClasses, Arguments arguments) {
        double[][] rows = inputs.matrix(name);
        int columns = rows.length == 0 ? 0 : rows[0].length;
        int[] truth = truth(inputs, columns, name, arguments);
        Inputs.sameLength(truth.length, rows.length, name);
        if (columns < leastClasses) {
            throw new InvalidInputException("The input %s has fewer than %d columns.".formatted(name, leastClasses));
        }
        double[] numbers = new double[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, numbers, row * columns, columns);
        }
        return new ClassRows(truth, numbers, columns);
    }

    /** Probabilities: a row of them each, or of two classes that of the second alone. */
    static ClassRows probabilities(Inputs inputs, Arguments arguments) {
        boolean single = inputs.raw("y_proba") instanceof double[]
                || (inputs.raw("y_proba") instanceof List<?> list
                        && !list.isEmpty()
                        && !(list.getFirst() instanceof List<?>)
                        && !(list.getFirst() instanceof double[]));
        return single
                ? ofSecond(inputs, arguments)
                : of(inputs, "y_proba", 2, arguments).checked();
    }

    private static ClassRows ofSecond(Inputs inputs, Arguments arguments) {
        int[] truth = truth(inputs, 2, "y_proba", arguments);
        double[] second = inputs.numbers("y_proba");
        Inputs.sameLength(truth.length, second.length, "y_proba");
        return new ClassRows(truth, second, 2).checked();
    }

    private static int[] truth(Inputs inputs, int columns, String name, Arguments arguments) {
        List<Label> given = arguments.classes("labels");
        LabelCodes codes = LabelCodes.of(inputs, given, "y_true");
        codes.refuseFractions("y_true");
        if (codes.column(0).length == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        if (!given.isEmpty() && codes.labels().size() > given.size()) {
            throw unknown(codes, given);
        }
        if (!given.isEmpty() && !codes.labels().equals(given)) {
            throw new InvalidInputException("The labels must be in ascending order, which is that of the columns.");
        }
        if (codes.labels().size() != columns) {
            throw new InvalidInputException(
                    given.isEmpty()
                            ? "There are not as many columns in %s as classes in y_true; where a class does not occur, labels must name them all."
                                    .formatted(name)
                            : "There are not as many columns in %s as labels.".formatted(name));
        }
        return codes.column(0);
    }

    private static InvalidInputException unknown(LabelCodes codes, List<Label> given) {
        int[] rows = codes.column(0);
        int first = IntStream.range(0, rows.length)
                .filter(row -> !given.contains(codes.labels().get(rows[row])))
                .findFirst()
                .orElseThrow();
        return new InvalidInputException(Inputs.row("y_true", first) + " is none of the labels.");
    }

    /** Makes sure that the numbers are probabilities. */
    ClassRows checked() {
        for (int index = 0; index < numbers.length; index++) {
            if (numbers[index] < 0 || numbers[index] > 1) {
                throw new InvalidInputException(
                        Inputs.row("y_proba", index / columns) + " holds a number outside 0 to 1.");
            }
        }
        return this;
    }

    /** Within the tolerance of the reference, numpy's allclose. */
    void refuseOtherSumsThanOne() {
        for (int row = 0; row < rows(); row++) {
            double sum = 0;
            for (int column = 0; column < classes; column++) {
                sum += number(row, column);
            }
            if (Math.abs(1 - sum) > 1e-8 + 1e-5 * Math.abs(sum)) {
                throw new InvalidInputException(Inputs.row("y_proba", row) + " does not sum to one.");
            }
        }
    }

    int rows() {
        return truth.length;
    }

    int classes() {
        return classes;
    }

    /** The column of the true class. */
    int truth(int row) {
        return truth[row];
    }

    double number(int row, int column) {
        if (columns == classes) {
            return numbers[row * classes + column];
        }
        return column == 1 ? numbers[row] : 1 - numbers[row];
    }

    /** All numbers, row after row; not a copy. */
    double[] numbers() {
        return numbers;
    }

    /** The numbers of one class. */
    double[] column(int column) {
        double[] values = new double[rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(row, column);
        }
        return values;
    }

    /** For each class the weight of the rows that are of it. */
    double[] weightsOfClasses(double[] weights) {
        double[] sums = new double[classes];
        for (int row = 0; row < truth.length; row++) {
            sums[truth[row]] += weights[row];
        }
        return sums;
    }
}
