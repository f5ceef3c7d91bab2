package dev.assay.scoring.metric;

import java.util.function.DoubleBinaryOperator;

/** Two columns of finite numbers, as long as one another: truth and prediction mostly. Immutable. */
public final class NumberPairs {
    private final double[] first;
    private final double[] second;

    private NumberPairs(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Reads two inputs.
     *
     * @throws InvalidInputException when one is no column of finite numbers, or they are not as long as one another
     */
    public static NumberPairs of(Inputs inputs, String first, String second) {
        NumberPairs pairs = new NumberPairs(inputs.numbers(first), inputs.numbers(second));
        Inputs.sameLength(pairs.first.length, pairs.second.length, second);
        return pairs;
    }

    /** The inputs {@code y_true} and {@code y_pred}. */
    public static NumberPairs truthAndPrediction(Inputs inputs) {
        return of(inputs, "y_true", "y_pred");
    }

    public int rows() {
        return first.length;
    }

    public double first(int row) {
        return first[row];
    }

    public double second(int row) {
        return second[row];
    }

    /** A copy of the first column. */
    public double[] firsts() {
        return first.clone();
    }

    /** A copy of the second column. */
    public double[] seconds() {
        return second.clone();
    }

    /** One number a row. */
    public double[] map(DoubleBinaryOperator loss) {
        double[] losses = new double[first.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.applyAsDouble(first[row], second[row]);
        }
        return losses;
    }
}
