package dev.assay.scoring.regression;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Truth and prediction of several numbers a row, by column. */
final class Outputs {
    private final double[][] truth;
    private final double[][] predicted;
    private final double[] weights;

    private Outputs(double[][] truth, double[][] predicted, double[] weights) {
        this.truth = truth;
        this.predicted = predicted;
        this.weights = weights;
    }

    /** How the columns' roots of mean squared errors become one value. */
    enum RootMeanSquare {
        UNIFORM_AVERAGE,
        RAW_VALUES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the columns' coefficients of determination become one value. */
    enum Determination {
        UNIFORM_AVERAGE,
        RAW_VALUES,
        VARIANCE_WEIGHTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outputs of(Inputs inputs) {
        double[][] truth = inputs.matrix("y_true");
        double[][] predicted = inputs.matrix("y_pred");
        Inputs.sameLength(truth.length, predicted.length, "y_pred");
        if (truth.length == 0 || truth[0].length == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        if (truth[0].length != predicted[0].length) {
            throw new InvalidInputException("The input y_pred has another number of columns than y_true.");
        }
        return new Outputs(columns(truth), columns(predicted), inputs.weights(truth.length));
    }

    private static double[][] columns(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(column ->
                        Arrays.stream(rows).mapToDouble(row -> row[column]).toArray())
                .toArray(double[][]::new);
    }

    Value rootMeanSquare(RootMeanSquare average) {
        double total = Arrays.stream(weights).sum();
        double[] roots = IntStream.range(0, truth.length)
                .mapToDouble(column -> Math.sqrt(squaredErrors(column) / total))
                .toArray();
        return switch (average) {
            case UNIFORM_AVERAGE -> Value.of(mean(roots));
            case RAW_VALUES -> Value.of(roots);
        };
    }

    Value determination(Determination average) {
        if (weights.length < 2) {
            return Value.of(Double.NaN);
        }
        double[] squares = Arrays.stream(truth)
                .mapToDouble(column -> Moments.squares(column, weights))
                .toArray();
        double[] scores = IntStream.range(0, truth.length)
                .mapToDouble(column -> SkillMetrics.skill(squaredErrors(column), squares[column]))
                .toArray();
        return switch (average) {
            case UNIFORM_AVERAGE -> Value.of(mean(scores));
            case RAW_VALUES -> Value.of(scores);
            case VARIANCE_WEIGHTED -> Value.of(weightedMean(scores, squares));
        };
    }

    private double squaredErrors(int column) {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += weights[row] * ErrorMetrics.square(truth[column][row], predicted[column][row]);
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double weightedMean(double[] scores, double[] squares) {
        double total = Arrays.stream(squares).sum();
        if (total == 0) {
            return mean(scores);
        }
        return IntStream.range(0, scores.length)
                .mapToDouble(column -> squares[column] / total * scores[column])
                .sum();
    }
}
