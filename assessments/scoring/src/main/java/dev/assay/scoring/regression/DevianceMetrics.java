package dev.assay.scoring.regression;

import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Input.weights;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MeanLoss;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.Parameter;
import java.util.List;

/** Deviances of the Tweedie distributions: losses for counts and for positive numbers. */
final class DevianceMetrics {
    static final Parameter POWER = Parameter.number("power", -100, 100, 0);

    private static final String DOMAIN =
            "Power below 0: ŷ > 0; from 1 to below 2: y ≥ 0 and ŷ > 0; from 2: both > 0; anything else is rejected, as"
                    + " is a power between 0 and 1. 0 · ln 0 is 0. Evaluated as written, as the reference does: what"
                    + " remains of the truth's own size is rounding, about 10⁻¹⁶ of it, of either sign.";

    static final List<MetricDefinition> ALL = List.of(
            deviance("tweedie", "Mean Tweedie deviance")
                    .formula("Σ w d(y, ŷ) / Σ w; d = (y − ŷ)² at power 0, 2 (y ln(y/ŷ) − y + ŷ) at 1, 2 (ln(ŷ/y) + y/ŷ"
                            + " − 1) at 2, else 2 (max(y, 0)²⁻ᵖ/((1 − p)(2 − p)) − y ŷ¹⁻ᵖ/(1 − p) + ŷ²⁻ᵖ/(2 − p))")
                    .reference("scikit-learn 1.9.0 mean_tweedie_deviance; Jørgensen 1987, Journal of the Royal"
                            + " Statistical Society B 49(2)")
                    .with(POWER)
                    .overRows((inputs, arguments) -> mean(inputs, new TweedieDeviance(arguments.number("power")))),
            deviance("poisson_deviance", "Mean Poisson deviance")
                    .formula("Σ w 2 (y ln(y/ŷ) − y + ŷ) / Σ w")
                    .reference("scikit-learn 1.9.0 mean_poisson_deviance")
                    .overRows((inputs, arguments) -> mean(inputs, new TweedieDeviance(1))),
            deviance("gamma_deviance", "Mean gamma deviance")
                    .formula("Σ w 2 (ln(ŷ/y) + y/ŷ − 1) / Σ w")
                    .reference("scikit-learn 1.9.0 mean_gamma_deviance")
                    .overRows((inputs, arguments) -> mean(inputs, new TweedieDeviance(2))));

    private DevianceMetrics() {}

    private static Draft deviance(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.REGRESSION)
                .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                .madeOf(ROW_LOSS)
                .conventions(DOMAIN)
                .undefinedWhen("no row has any weight")
                .takes(numbers("y_true"), numbers("y_pred"), weights());
    }

    private static BoundRows mean(Inputs inputs, TweedieDeviance deviance) {
        NumberPairs pairs = NumberPairs.truthAndPrediction(inputs);
        deviance.check(pairs);
        return new BoundRows(pairs.rows(), new MeanLoss(pairs, deviance));
    }
}
