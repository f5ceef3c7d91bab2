package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.LabelCodes;
import dev.assay.scoring.metric.RankedRows;

/** Which rows are positive: a label a row, at most two different ones. */
final class BinaryTruth {
    private static final String TRUTH = "y_true";

    private BinaryTruth() {}

    /** The greater one of two labels is positive; where only one occurs, it is the negative one. */
    static boolean[] greater(Inputs inputs) {
        LabelCodes codes = codes(inputs);
        return rowsOf(codes, 1);
    }

    /** The {@code pos_label} is positive. Where one label occurs, it need not be that one. */
    static boolean[] of(Inputs inputs, Arguments arguments) {
        Label positive = arguments.label("pos_label");
        LabelCodes codes = codes(inputs);
        int code = codes.code(positive).orElse(-1);
        if (code < 0 && codes.labels().size() == 2) {
            throw new InvalidInputException("The pos_label is neither of the two labels in y_true.");
        }
        return rowsOf(codes, code);
    }

    /** Rows in the order of {@code y_score}. */
    static RankedRows ranked(boolean[] positive, Inputs inputs) {
        return RankedRows.of(column(positive, inputs, "y_score"), positive);
    }

    /** Numbers, one for each row of the truth. */
    static double[] column(boolean[] positive, Inputs inputs, String name) {
        double[] numbers = inputs.numbers(name);
        Inputs.sameLength(positive.length, numbers.length, name);
        return numbers;
    }

    /** Probabilities, one for each row of the truth. */
    static double[] probabilities(boolean[] positive, Inputs inputs) {
        double[] probabilities = column(positive, inputs, "y_proba");
        for (int row = 0; row < probabilities.length; row++) {
            if (probabilities[row] < 0 || probabilities[row] > 1) {
                throw new InvalidInputException(Inputs.row("y_proba", row) + " lies outside 0 to 1.");
            }
        }
        return probabilities;
    }

    private static LabelCodes codes(Inputs inputs) {
        LabelCodes codes = LabelCodes.of(inputs, TRUTH);
        codes.refuseFractions(TRUTH);
        if (codes.labels().size() > 2) {
            throw new InvalidInputException("More than two labels occur in y_true.");
        }
        return codes;
    }

    private static boolean[] rowsOf(LabelCodes codes, int positive) {
        int[] truth = codes.column(0);
        boolean[] rows = new boolean[truth.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = truth[row] == positive;
        }
        return rows;
    }
}
