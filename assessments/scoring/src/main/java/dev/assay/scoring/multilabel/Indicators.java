package dev.assay.scoring.multilabel;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;

/** Which of at least two labels each row has: a row of ones and zeros each. */
final class Indicators {
    private final boolean[][] rows;

    private Indicators(boolean[][] rows) {
        this.rows = rows;
    }

    static Indicators of(Inputs inputs, String name) {
        double[][] numbers = inputs.matrix(name);
        if (numbers.length == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        if (numbers[0].length < 2) {
            throw new InvalidInputException("The input %s has fewer than two columns.".formatted(name));
        }
        boolean[][] rows = new boolean[numbers.length][numbers[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int label = 0; label < rows[row].length; label++) {
                double number = numbers[row][label];
                if (number != 0 && number != 1) {
                    throw new InvalidInputException(
                            "%s, column %d, is neither 0 nor 1.".formatted(Inputs.row(name, row), label + 1));
                }
                rows[row][label] = number == 1;
            }
        }
        return new Indicators(rows);
    }

    /** Numbers of the same shape. */
    double[][] scores(Inputs inputs, String name) {
        double[][] scores = inputs.matrix(name);
        sameShape(scores.length, scores.length == 0 ? 0 : scores[0].length, name);
        return scores;
    }

    /** Predictions of the same shape. */
    Indicators predicted(Inputs inputs, String name) {
        Indicators predicted = of(inputs, name);
        sameShape(predicted.rows(), predicted.labels(), name);
        return predicted;
    }

    private void sameShape(int count, int labels, String name) {
        Inputs.sameLength(rows(), count, name);
        if (labels != labels()) {
            throw new InvalidInputException(
                    "The input %s has another number of columns than the one it goes with.".formatted(name));
        }
    }

    int rows() {
        return rows.length;
    }

    int labels() {
        return rows[0].length;
    }

    boolean has(int row, int label) {
        return rows[row][label];
    }

    /** One row; not a copy. */
    boolean[] row(int row) {
        return rows[row];
    }

    /** One label over all rows. */
    boolean[] column(int label) {
        boolean[] column = new boolean[rows()];
        for (int row = 0; row < column.length; row++) {
            column[row] = rows[row][label];
        }
        return column;
    }

    /** How many labels a row has. */
    int count(int row) {
        int count = 0;
        for (boolean has : rows[row]) {
            if (has) {
                count++;
            }
        }
        return count;
    }
}
