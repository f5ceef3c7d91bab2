package dev.assay.scoring.regression;

import static dev.assay.scoring.metric.Decomposition.WHOLE;
import static dev.assay.scoring.metric.Input.numberRows;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.weights;
import static dev.assay.scoring.metric.Parameter.choice;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.WeightedMean;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The share of a loss that predictions save against the best constant. */
final class SkillMetrics {
    private static final String CONSTANT =
            "Where the constant has no loss, 1 if the predictions have none either and else 0.";

    static final List<MetricDefinition> ALL = List.of(
            skill("r2", "R², coefficient of determination")
                    .formula("1 − Σ w (y − ŷ)² / Σ w (y − ȳ)²")
                    .conventions(CONSTANT)
                    .reference("scikit-learn 1.9.0 r2_score")
                    .overRows((inputs, arguments) -> determination(inputs)),
            described("explained_variance", "Explained variance")
                    .takes(numbers("y_true"), numbers("y_pred"), weights())
                    .formula("1 − Var(y − ŷ) / Var(y)")
                    .conventions("A constant error costs nothing. " + CONSTANT)
                    .reference("scikit-learn 1.9.0 explained_variance_score")
                    .undefinedWhen("no row has any weight, or a sum of squares leaves the range of numbers")
                    .overRows((inputs, arguments) -> explainedVariance(inputs)),
            skill("d2_absolute_error", "D² of the absolute error")
                    .formula("1 − Σ w |y − ŷ| / Σ w |y − median(y)|")
                    .conventions(CONSTANT + " The median is that of median_ae.")
                    .reference("scikit-learn 1.9.0 d2_absolute_error_score")
                    .overRows((inputs, arguments) -> pinball(inputs, .5)),
            skill("d2_pinball", "D² of the pinball loss")
                    .formula("1 − Σ w ℓ(y, ŷ) / Σ w ℓ(y, q), ℓ(y, ŷ) = max(α (y − ŷ), (α − 1)(y − ŷ)), q the"
                            + " α-quantile of y")
                    .conventions(CONSTANT + " The quantile is the averaged inverted distribution function (Hyndman and"
                            + " Fan 1996, definition 2).")
                    .reference("scikit-learn 1.9.0 d2_pinball_score; Koenker and Machado 1999, Journal of the American"
                            + " Statistical Association 94")
                    .with(ErrorMetrics.ALPHA)
                    .overRows((inputs, arguments) -> pinball(inputs, arguments.number("alpha"))),
            skill("d2_tweedie", "D² of the Tweedie deviance")
                    .formula("1 − Σ w d(y, ŷ) / Σ w d(y, ȳ), d as in tweedie")
                    .conventions("Values that tweedie rejects are rejected, and so is a truth that is constant over"
                            + " the rows of any weight.")
                    .reference("scikit-learn 1.9.0 d2_tweedie_score; Hastie, Tibshirani and Wainwright 2015,"
                            + " Statistical Learning with Sparsity, eq. 3.11")
                    .undefinedWhen("there are fewer than two rows, none has any weight, or the truth of those drawn is"
                            + " constant")
                    .with(DevianceMetrics.POWER)
                    .overRows((inputs, arguments) -> tweedie(inputs, new TweedieDeviance(arguments.number("power")))),
            described("r2_multioutput", "R² of several outputs")
                    .takes(numberRows("y_true"), numberRows("y_pred"), weights())
                    .with(choice("multioutput", Outputs.Determination.class))
                    .formula("(1/K) Σₖ R²ₖ, or Σₖ vₖ R²ₖ / Σₖ vₖ with vₖ = Σ w (yₖ − ȳₖ)²")
                    .conventions("Each column as in r2; raw_values gives one a column.")
                    .reference("scikit-learn 1.9.0 r2_score")
                    .undefinedWhen("there are fewer than two rows, none has any weight, or a sum of squares leaves the"
                            + " range of numbers")
                    .computed((inputs, arguments) -> Outputs.of(inputs)
                            .determination(arguments.choice("multioutput", Outputs.Determination.class))));

    private SkillMetrics() {}

    private static Draft described(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.REGRESSION)
                .higherIsBetter(Double.NEGATIVE_INFINITY, 1)
                .madeOf(WHOLE);
    }

    private static Draft skill(String id, String name) {
        return described(id, name)
                .takes(numbers("y_true"), numbers("y_pred"), weights())
                .undefinedWhen("there are fewer than two rows, none has any weight, or a sum leaves the range of"
                        + " numbers");
    }

    /** One minus a loss by that of the best constant, which may be zero. */
    static double skill(double loss, double ofConstant) {
        if (Double.isNaN(ofConstant)) {
            return Double.NaN;
        }
        if (loss == 0) {
            return 1;
        }
        return ofConstant == 0 ? 0 : 1 - loss / ofConstant;
    }

    private static BoundRows ofTwoOrMore(NumberPairs pairs, Statistic statistic) {
        return new BoundRows(pairs.rows(), pairs.rows() < 2 ? weights -> Double.NaN : statistic);
    }

    private static BoundRows determination(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] truth = pairs.firsts();
        WeightedMean loss = new WeightedMean(pairs.map(ErrorMetrics::square));
        return ofTwoOrMore(pairs, weights -> {
            double mean = Moments.mean(truth, weights);
            return skill(loss.under(weights), mean(truth, mean, ErrorMetrics::square, weights));
        });
    }

    private static BoundRows explainedVariance(Inputs inputs) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] truth = pairs.firsts();
        double[] errors = pairs.map((y, predicted) -> y - predicted);
        return new BoundRows(
                pairs.rows(), weights -> skill(Moments.squares(errors, weights), Moments.squares(truth, weights)));
    }

    private static BoundRows pinball(Inputs inputs, double alpha) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        double[] truth = pairs.firsts();
        DoubleBinaryOperator pinball = ErrorMetrics.pinball(alpha);
        WeightedMean loss = new WeightedMean(pairs.map(pinball));
        WeightedQuantile quantile = new WeightedQuantile(truth);
        return ofTwoOrMore(
                pairs,
                weights -> skill(loss.under(weights), mean(truth, quantile.at(alpha, weights), pinball, weights)));
    }

    private static BoundRows tweedie(Inputs inputs, TweedieDeviance deviance) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        deviance.check(pairs);
        double[] truth = pairs.firsts();
        if (truth.length >= 2 && Moments.squares(truth, inputs.weights(truth.length)) == 0) {
            throw new InvalidInputException("The input y_true is constant.");
        }
        WeightedMean loss = new WeightedMean(pairs.map(deviance));
        return ofTwoOrMore(pairs, weights -> {
            double ofConstant = mean(truth, Moments.mean(truth, weights), deviance, weights);
            return ofConstant == 0 ? Double.NaN : 1 - loss.under(weights) / ofConstant;
        });
    }

    /** The weighted mean loss of a constant. */
    private static double mean(double[] truth, double constant, DoubleBinaryOperator loss, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += weights[row] * loss.applyAsDouble(truth[row], constant);
            total += weights[row];
        }
        return sum / total;
    }
}
