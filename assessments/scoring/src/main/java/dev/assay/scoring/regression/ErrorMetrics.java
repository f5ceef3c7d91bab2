package dev.assay.scoring.regression;

import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Decomposition.WHOLE;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.weights;
import static dev.assay.scoring.metric.Parameter.choice;
import static dev.assay.scoring.metric.Parameter.convention;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MeanLoss;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.TransformedStatistic;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Errors of predicted numbers, in the unit of the truth, squared, relative or logarithmic. */
final class ErrorMetrics {
    /** The spacing of the numbers at one, 2⁻⁵², under which a relative error takes no denominator. */
    private static final double SPACING = Math.ulp(1.0);

    static final Parameter ALPHA = Parameter.number("alpha", 0, 1, .5);

    static final List<MetricDefinition> ALL = List.of(
            error("mae", "Mean absolute error")
                    .formula("Σ w |y − ŷ| / Σ w")
                    .conventions("Weights are optional.")
                    .reference("scikit-learn 1.9.0 mean_absolute_error")
                    .overRows((inputs, arguments) -> MeanLoss.bind(inputs, ErrorMetrics::absolute)),
            error("mse", "Mean squared error")
                    .formula("Σ w (y − ŷ)² / Σ w")
                    .conventions("Infinite where a square leaves the range of numbers.")
                    .reference("scikit-learn 1.9.0 mean_squared_error")
                    .overRows((inputs, arguments) -> MeanLoss.bind(inputs, ErrorMetrics::square)),
            error("rmse", "Root mean squared error")
                    .formula("√(Σ w (y − ŷ)² / Σ w)")
                    .conventions("Infinite where a square leaves the range of numbers.")
                    .reference("scikit-learn 1.9.0 root_mean_squared_error")
                    .overRows((inputs, arguments) -> root(MeanLoss.bind(inputs, ErrorMetrics::square))),
            error("median_ae", "Median absolute error")
                    .madeOf(WHOLE)
                    .formula("median |y − ŷ|")
                    .conventions("The mean of the two middle errors where no error is in the middle; under weights the"
                            + " averaged inverted distribution function (Hyndman and Fan 1996, definition 2).")
                    .reference("scikit-learn 1.9.0 median_absolute_error")
                    .overRows((inputs, arguments) -> median(inputs)),
            error("mape", "Mean absolute percentage error")
                    .formula("Σ w |y − ŷ| / max(|y|, 2⁻⁵²) / Σ w")
                    .conventions("A fraction, not a percentage; a true value of zero makes it huge and not undefined.")
                    .reference("scikit-learn 1.9.0 mean_absolute_percentage_error")
                    .overRows((inputs, arguments) -> MeanLoss.bind(inputs, ErrorMetrics::relative)),
            error("smape", "Symmetric mean absolute percentage error")
                    .lowerIsBetter(0, 2)
                    .formula("Σ w 2 |y − ŷ| / (|y| + |ŷ|) / Σ w")
                    .conventions("A fraction from 0 to 2, not a percentage; a row where both are zero adds 0.")
                    .reference("Formula; Makridakis, Spiliotis and Assimakopoulos 2020, The M4 Competition,"
                            + " International Journal of Forecasting 36(1)")
                    .with(convention("form", "2|e|/(|y|+|yhat|), 0/0 -> 0"), convention("scale", "0..2"))
                    .overRows((inputs, arguments) -> MeanLoss.bind(inputs, ErrorMetrics::symmetric)),
            described("max_error", "Largest error")
                    .takes(numbers("y_true"), numbers("y_pred"))
                    .madeOf(WHOLE)
                    .formula("max |y − ŷ|")
                    .conventions("Takes no weights; in a resample the largest error of the rows drawn.")
                    .reference("scikit-learn 1.9.0 max_error")
                    .overRows((inputs, arguments) -> largest(inputs)),
            error("msle", "Mean squared logarithmic error")
                    .formula("Σ w (ln(1 + y) − ln(1 + ŷ))² / Σ w")
                    .conventions("A value of −1 or less, true or predicted, is rejected.")
                    .reference("scikit-learn 1.9.0 mean_squared_log_error")
                    .overRows((inputs, arguments) -> meanSquareOfLogarithms(inputs)),
            error("rmsle", "Root mean squared logarithmic error")
                    .formula("√(Σ w (ln(1 + y) − ln(1 + ŷ))² / Σ w)")
                    .conventions("A value of −1 or less, true or predicted, is rejected.")
                    .reference("scikit-learn 1.9.0 root_mean_squared_log_error")
                    .overRows((inputs, arguments) -> root(meanSquareOfLogarithms(inputs))),
            error("pinball", "Pinball loss")
                    .formula("Σ w max(α e, (α − 1) e) / Σ w, e = y − ŷ")
                    .conventions("Without a factor of 2: at α = ½ it is half the mean absolute error.")
                    .reference("scikit-learn 1.9.0 mean_pinball_loss; Koenker and Bassett 1978, Econometrica 46(1)")
                    .with(ALPHA)
                    .overRows((inputs, arguments) -> MeanLoss.bind(inputs, pinball(arguments.number("alpha")))),
            described("rmse_multioutput", "Root mean squared error of several outputs")
                    .takes(numberRows("y_true"), numberRows("y_pred"), weights())
                    .with(choice("multioutput", Outputs.RootMeanSquare.class))
                    .formula("(1/K) Σₖ √(Σ w (yₖ − ŷₖ)² / Σ w)")
                    .conventions("The mean of the roots, not the root of the mean; raw_values gives one a column.")
                    .reference("scikit-learn 1.9.0 root_mean_squared_error")
                    .computed((inputs, arguments) -> Outputs.of(inputs)
                            .rootMeanSquare(arguments.choice("multioutput", Outputs.RootMeanSquare.class))));

    private ErrorMetrics() {}

    private static Draft described(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.REGRESSION)
                .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                .madeOf(ROW_LOSS)
                .undefinedWhen("no row has any weight");
    }

    private static Draft error(String id, String name) {
        return described(id, name).takes(numbers("y_true"), numbers("y_pred"), weights());
    }

    private static double absolute(double y, double predicted) {
        return Math.abs(y - predicted);
    }

    static double square(double y, double predicted) {
        return (y - predicted) * (y - predicted);
    }

    private static double relative(double y, double predicted) {
        return Math.abs(y - predicted) / Math.max(Math.abs(y), SPACING);
    }

    private static double symmetric(double y, double predicted) {
        double size = Math.abs(y) + Math.abs(predicted);
        return size == 0 ? 0 : 2 * (Math.abs(y - predicted) / size);
    }

    static DoubleBinaryOperator pinball(double alpha) {
        return (y, predicted) -> y >= predicted ? alpha * (y - predicted) : (1 - alpha) * (predicted - y);
    }

    private static BoundRows root(BoundRows mean) {
        return new BoundRows(mean.rows(), new TransformedStatistic(mean.statistic(), Math::sqrt));
    }

    private static BoundRows median(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        WeightedQuantile errors = new WeightedQuantile(pairs.map(ErrorMetrics::absolute));
        return new BoundRows(pairs.rows(), weights -> errors.at(.5, weights));
    }

    private static BoundRows largest(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] errors = pairs.map(ErrorMetrics::absolute);
        return new BoundRows(pairs.rows(), weights -> {
            double largest = Double.NaN;
            for (int row = 0; row < errors.length; row++) {
                if (weights[row] > 0 && !(errors[row] <= largest)) {
                    largest = errors[row];
                }
            }
            return largest;
        });
    }

    private static BoundRows meanSquareOfLogarithms(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        for (int row = 0; row < pairs.rows(); row++) {
            if (pairs.first(row) <= -1 || pairs.second(row) <= -1) {
                throw new InvalidInputException("%s is -1 or less, which has no logarithm here."
                        .formatted(Inputs.row(pairs.first(row) <= -1 ? "y_true" : "y_pred", row)));
            }
        }
        return new BoundRows(
                pairs.rows(), new MeanLoss(pairs, (y, predicted) -> square(Math.log1p(y), Math.log1p(predicted))));
    }
}
