package dev.assay.scoring.metric;

import java.util.function.DoubleBinaryOperator;

/** Two columns of finite numbers, as long as one another: truth and prediction mostly. Immutable. */
public final class NumberPairs {
    private static final String TRUTH = "y_true";
    private static final String PREDICTION = "y_pred";

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
        return of(inputs.numbers(first), inputs.numbers(second), second);
    }

    private static NumberPairs of(double[] first, double[] second, String name) {
        Inputs.sameLength(first.length, second.length, name);
        return new NumberPairs(first, second);
    }

    /** The inputs {@code y_true} and {@code y_pred}. */
    public static NumberPairs truthAndPrediction(Inputs inputs) {
        return of(inputs, TRUTH, PREDICTION);
    }

    /** The same, the numbers taken as they are where they come as an array: to be {@link #check checked} later. */
    static NumberPairs unchecked(Inputs inputs) {
        return of(unchecked(inputs, TRUTH), unchecked(inputs, PREDICTION), PREDICTION);
    }

    private static double[] unchecked(Inputs inputs, String name) {
        return inputs.raw(name) instanceof double[] numbers ? numbers : inputs.numbers(name);
    }

    /**
     * Checks truth and prediction.
     *
     * @throws InvalidInputException naming the first row with a number that is not finite
     */
    void check() {
        Inputs.checkFinite(TRUTH, first);
        Inputs.checkFinite(PREDICTION, second);
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
