package dev.assay.scoring.fairness;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.LabelCodes;

/** The four counts of truth and prediction in every group: a row adds its weight to one cell. */
final class GroupCounts {
    private static final String GROUP = "group";

    private final int[] cellOfRow;
    private final int groups;

    private GroupCounts(int[] cellOfRow, int groups) {
        this.cellOfRow = cellOfRow;
        this.groups = groups;
    }

    /** Rows of two labels, 1 and another one that is 0 or -1. */
    static GroupCounts of(Inputs inputs) {
        return of(inputs, positives(inputs, "y_true"), positives(inputs, "y_pred"));
    }

    /** Rows of any labels, of which is counted only whether they match, as hits or false positives. */
    static GroupCounts ofMatches(Inputs inputs) {
        LabelCodes labels = LabelCodes.of(inputs, "y_true", "y_pred");
        boolean[] matches = new boolean[labels.column(0).length];
        boolean[] predicted = new boolean[matches.length];
        for (int row = 0; row < matches.length; row++) {
            matches[row] = labels.column(0)[row] == labels.column(1)[row];
            predicted[row] = true;
        }
        return of(inputs, matches, predicted);
    }

    private static GroupCounts of(Inputs inputs, boolean[] truth, boolean[] predicted) {
        LabelCodes group = LabelCodes.of(inputs, GROUP);
        Inputs.sameLength(truth.length, predicted.length, "y_pred");
        Inputs.sameLength(truth.length, group.column(0).length, GROUP);
        int[] cells = new int[truth.length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = 4 * group.column(0)[row] + (truth[row] ? 2 : 0) + (predicted[row] ? 1 : 0);
        }
        return new GroupCounts(cells, group.labels().size());
    }

    private static boolean[] positives(Inputs inputs, String name) {
        LabelCodes codes = LabelCodes.of(inputs, name);
        Label positive = new Label.OfNumber(1);
        Label zero = new Label.OfNumber(0);
        Label minus = new Label.OfNumber(-1);
        int[] column = codes.column(0);
        boolean[] positives = new boolean[column.length];
        for (int row = 0; row < positives.length; row++) {
            Label label = codes.labels().get(column[row]);
            positives[row] = label.equals(positive);
            if (!positives[row] && !label.equals(codes.code(minus).isPresent() ? minus : zero)) {
                throw new InvalidInputException(
                        Inputs.row(name, row) + " is not one of two labels, 1 and either 0 or -1.");
            }
        }
        return positives;
    }

    int rows() {
        return cellOfRow.length;
    }

    /** The counts under weights; the last group is all rows together. */
    double[][] under(double[] weights) {
        double[][] counts = new double[groups + 1][4];
        for (int row = 0; row < cellOfRow.length; row++) {
            counts[cellOfRow[row] >> 2][cellOfRow[row] & 3] += weights[row];
        }
        for (int group = 0; group < groups; group++) {
            for (int cell = 0; cell < 4; cell++) {
                counts[groups][cell] += counts[group][cell];
            }
        }
        return counts;
    }
}
