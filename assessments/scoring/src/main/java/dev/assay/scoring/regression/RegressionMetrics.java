package dev.assay.scoring.regression;

import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.weights;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.WeightedMean;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Errors of predicted numbers. */
public final class RegressionMetrics {
    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            error("mae", "Mean absolute error")
                    .formula("Σ w |y − ŷ| / Σ w")
                    .reference("scikit-learn 1.9.0 mean_absolute_error")
                    .overRows((inputs, arguments) -> mean(inputs, (y, predicted) -> Math.abs(y - predicted))),
            error("mse", "Mean squared error")
                    .formula("Σ w (y − ŷ)² / Σ w")
                    .reference("scikit-learn 1.9.0 mean_squared_error")
                    .overRows((inputs, arguments) -> mean(inputs, RegressionMetrics::square)),
            error("rmse", "Root mean squared error")
                    .formula("√(Σ w (y − ŷ)² / Σ w)")
                    .reference("scikit-learn 1.9.0 root_mean_squared_error")
                    .overRows(RegressionMetrics::rootMeanSquare));

    private RegressionMetrics() {}

    private static Draft error(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.REGRESSION)
                .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                .madeOf(ROW_LOSS)
                .undefinedWhen("no row has any weight")
                .takes(numbers("y_true"), numbers("y_pred"), weights());
    }

    private static double square(double y, double predicted) {
        return (y - predicted) * (y - predicted);
    }

    private static BoundRows rootMeanSquare(Inputs inputs, Arguments arguments) {
        BoundRows meanSquare = mean(inputs, RegressionMetrics::square);
        return new BoundRows(
                meanSquare.rows(), weights -> Math.sqrt(meanSquare.statistic().under(weights)));
    }

    private static BoundRows mean(Inputs inputs, DoubleBinaryOperator loss) {
        double[] truth = inputs.numbers("y_true");
        double[] predicted = inputs.numbers("y_pred");
        Inputs.sameLength(truth.length, predicted.length, "y_pred");
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.applyAsDouble(truth[row], predicted[row]);
        }
        return new BoundRows(losses.length, new WeightedMean(losses));
    }
}
