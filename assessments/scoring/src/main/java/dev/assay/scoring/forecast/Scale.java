package dev.assay.scoring.forecast;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The error of the seasonal naive forecast on training values, by which errors are scaled. */
final class Scale {
    private Scale() {}

    /**
     * The scale of each row: as given, or of the one series of training values.
     *
     * @throws InvalidInputException when neither or both are given, or they are not fit for it
     */
    static double[] ofRows(Inputs inputs, int rows, int seasonality) {
        if (inputs.has("scale") == inputs.has("y_train")) {
            throw new InvalidInputException("Exactly one of the inputs y_train and scale is needed.");
        }
        double[] scales = new double[rows];
        if (inputs.has("y_train")) {
            Arrays.fill(scales, mean(inputs.numbers("y_train"), seasonality, Math::abs));
            return scales;
        }
        double[] given = inputs.numbers("scale");
        Inputs.sameLength(rows, given.length, "scale");
        for (int row = 0; row < rows; row++) {
            if (given[row] < 0) {
                throw new InvalidInputException(Inputs.row("scale", row) + " is negative.");
            }
        }
        return given;
    }

    /** The mean squared seasonal difference. */
    static double squared(double[] train, int seasonality) {
        return mean(train, seasonality, difference -> difference * difference);
    }

    private static double mean(double[] train, int seasonality, DoubleUnaryOperator size) {
        if (train.length <= seasonality) {
            throw new InvalidInputException("The input y_train is not longer than a season.");
        }
        double sum = 0;
        for (int step = seasonality; step < train.length; step++) {
            sum += size.applyAsDouble(train[step] - train[step - seasonality]);
        }
        return sum / (train.length - seasonality);
    }
}
