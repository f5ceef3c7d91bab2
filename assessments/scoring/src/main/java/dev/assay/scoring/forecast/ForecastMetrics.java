package dev.assay.scoring.forecast;

import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.optionalNumbers;
import static dev.assay.scoring.metric.Input.weights;
import static dev.assay.scoring.metric.Parameter.convention;
import static dev.assay.scoring.metric.Parameter.number;
import static dev.assay.scoring.metric.Parameter.wholeNumber;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import java.util.List;

/** Losses of forecasts: relative to a naive forecast, and of intervals and distributions. */
public final class ForecastMetrics {
    private static final String NO_WEIGHT = "no row has any weight";

    private static final Parameter SEASONALITY = wholeNumber("seasonality", 1, Integer.MAX_VALUE, 1);

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            loss("mase", "Mean absolute scaled error")
                    .formula("Σ w |y − ŷ| / s / Σ w, s = mean |yₜ − yₜ₋ₘ| of the training values")
                    .conventions("The scale comes from the training values of one series, or, for rows of many series,"
                            + " is given a row; exactly one of y_train and scale is needed. Training values are in"
                            + " time order and more than a season.")
                    .reference("Formula; Hyndman and Koehler 2006, International Journal of Forecasting 22(4)")
                    .undefinedWhen("the scale of a series is zero, or no row has any weight")
                    .takes(numbers("y_pred"), optionalNumbers("y_train"), optionalNumbers("scale"), weights())
                    .with(SEASONALITY)
                    .overRows((inputs, arguments) -> scaledError(inputs, arguments)),
            loss("rmsse", "Root mean squared scaled error")
                    .formula("√(Σ w (y − ŷ)² / Σ w / mean (yₜ − yₜ₋ₘ)² of the training values)")
                    .conventions("The scale comes from the training values, in time order and more than a season.")
                    .reference("Formula; Makridakis, Spiliotis and Assimakopoulos 2022, M5 accuracy competition,"
                            + " International Journal of Forecasting 38(4)")
                    .undefinedWhen("the scale is zero, or no row has any weight")
                    .takes(numbers("y_pred"), numbers("y_train"), weights())
                    .with(SEASONALITY)
                    .overRows(ForecastMetrics::scaledSquare),
            loss("wape", "Weighted absolute percentage error")
                    .formula("Σ w |y − ŷ| / Σ w |y|")
                    .conventions("A fraction, not a percentage.")
                    .reference("Formula; Kolassa and Schütz 2007, Foresight 6")
                    .undefinedWhen("every true value of any weight is zero")
                    .takes(numbers("y_pred"), weights())
                    .overRows((inputs, arguments) -> relativeToSum(inputs)),
            loss("crps_ensemble", "Continuous ranked probability score of an ensemble")
                    .formula("Σ w (mean |xᵢ − y| − ½ mean |xᵢ − xⱼ|) / Σ w over the M members x of a row")
                    .conventions("The second mean is over all M² pairs, each member with itself too. M log M.")
                    .reference("Formula, as properscoring 0.1 crps_ensemble; Gneiting and Raftery 2007, Journal of the"
                            + " American Statistical Association 102, eq. 21")
                    .takes(numberRows("ensemble"), weights())
                    .with(convention("estimator", "nrg (1/M^2)"))
                    .overRows((inputs, arguments) -> mean(RankedProbability.ensemble(inputs))),
            loss("crps_gaussian", "Continuous ranked probability score of a normal distribution")
                    .formula("Σ w σ (z (2 Φ(z) − 1) + 2 φ(z) − 1/√π) / Σ w, z = (y − μ)/σ")
                    .conventions("A σ that is not positive is rejected.")
                    .reference("Formula; Gneiting and Raftery 2007, Journal of the American Statistical Association"
                            + " 102, p. 367")
                    .takes(numbers("mu"), numbers("sigma"), weights())
                    .overRows((inputs, arguments) -> mean(RankedProbability.gaussian(inputs))),
            loss("winkler_interval_score", "Winkler's interval score")
                    .formula("Σ w (u − l + (2/α) max(l − y, 0) + (2/α) max(y − u, 0)) / Σ w")
                    .conventions("For a central interval of coverage 1 − α. A lower end above the upper is rejected.")
                    .reference("Formula; Winkler 1972, Journal of the American Statistical Association 67; Gneiting"
                            + " and Raftery 2007, eq. 43")
                    .takes(numbers("lower"), numbers("upper"), weights())
                    .with(number("alpha", 1e-6, 1, .05))
                    .overRows((inputs, arguments) -> mean(Intervals.of(inputs).winkler(arguments.number("alpha")))),
            MetricDefinition.named("interval_coverage", "Interval coverage")
                    .family(Family.FORECAST)
                    .within(0, 1)
                    .madeOf(ROW_LOSS)
                    .formula("Σ w [l ≤ y ≤ u] / Σ w")
                    .conventions("Both ends belong to the interval. Good is what the interval promises, so neither more"
                            + " nor less is better in itself. A lower end above the upper is rejected.")
                    .reference("Formula; Christoffersen 1998, International Economic Review 39(4)")
                    .undefinedWhen(NO_WEIGHT)
                    .takes(numbers("y_true"), numbers("lower"), numbers("upper"), weights())
                    .overRows((inputs, arguments) -> mean(Intervals.of(inputs).covered())));

    private ForecastMetrics() {}

    private static Draft loss(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.FORECAST)
                .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                .madeOf(ROW_LOSS)
                .undefinedWhen(NO_WEIGHT)
                .takes(numbers("y_true"));
    }

    private static BoundRows mean(double[] losses) {
        return new BoundRows(losses.length, new WeightedMean(losses));
    }

    private static BoundRows scaledError(Inputs inputs, Arguments arguments) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] scales = Scale.ofRows(inputs, pairs.rows(), arguments.wholeNumber("seasonality"));
        double[] losses = pairs.map((y, predicted) -> Math.abs(y - predicted));
        for (int row = 0; row < losses.length; row++) {
            losses[row] = scales[row] == 0 ? Double.NaN : losses[row] / scales[row];
        }
        return mean(losses);
    }

    private static BoundRows scaledSquare(Inputs inputs, Arguments arguments) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double scale = Scale.squared(inputs.numbers("y_train"), arguments.wholeNumber("seasonality"));
        Statistic mean = new WeightedMean(pairs.map((y, predicted) -> (y - predicted) * (y - predicted)));
        return new BoundRows(pairs.rows(), weights -> scale == 0 ? Double.NaN : Math.sqrt(mean.under(weights) / scale));
    }

    private static BoundRows relativeToSum(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] errors = pairs.map((y, predicted) -> Math.abs(y - predicted));
        double[] sizes = pairs.map((y, predicted) -> Math.abs(y));
        return new BoundRows(pairs.rows(), weights -> {
            double error = 0;
            double size = 0;
            for (int row = 0; row < errors.length; row++) {
                error += weights[row] * errors[row];
                size += weights[row] * sizes[row];
            }
            return size == 0 ? Double.NaN : error / size;
        });
    }
}
