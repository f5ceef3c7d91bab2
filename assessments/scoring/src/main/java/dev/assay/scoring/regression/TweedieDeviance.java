package dev.assay.scoring.regression;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.NumberPairs;
import java.util.function.DoubleBinaryOperator;

/**
 * Twice the log-likelihood lost by predicting a mean instead of the value itself, in the exponential dispersion family
 * with variance μᵖ. Source: Jørgensen 1987, Journal of the Royal Statistical Society B 49(2). Terms are in the order of
 * scikit-learn's, so that both round alike.
 */
record TweedieDeviance(double power) implements DoubleBinaryOperator {
    TweedieDeviance {
        if (power > 0 && power < 1) {
            throw new InvalidInputException("No Tweedie distribution has a power between 0 and 1.");
        }
    }

    @Override
    public double applyAsDouble(double y, double predicted) {
        if (power == 0) {
            return (y - predicted) * (y - predicted);
        }
        if (power == 1) {
            return 2 * ((y == 0 ? 0 : y * Math.log(y / predicted)) - y + predicted);
        }
        if (power == 2) {
            return 2 * (Math.log(predicted / y) + y / predicted - 1);
        }
        return 2
                * (Math.pow(Math.max(y, 0), 2 - power) / ((1 - power) * (2 - power))
                        - y * Math.pow(predicted, 1 - power) / (1 - power)
                        + Math.pow(predicted, 2 - power) / (2 - power));
    }

    /**
     * Checks that every value can come from the distribution.
     *
     * @throws InvalidInputException when one can not
     */
    void check(NumberPairs pairs) {
        for (int row = 0; row < pairs.rows(); row++) {
            if (power != 0 && pairs.second(row) <= 0) {
                throw new InvalidInputException(
                        Inputs.row("y_pred", row) + " is not positive, as this deviance needs it to be.");
            }
            if (power >= 1 && pairs.first(row) < 0) {
                throw new InvalidInputException(Inputs.row("y_true", row) + " is negative.");
            }
            if (power >= 2 && pairs.first(row) == 0) {
                throw new InvalidInputException(
                        Inputs.row("y_true", row) + " is zero, which this deviance does not allow.");
            }
        }
    }
}
