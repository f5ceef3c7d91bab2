package dev.assay.scoring.resampling;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.LabelCodes;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.Optional;

/**
 * The value of a metric on inputs, and how far to trust it.
 *
 * @param value as the metric gives it; a NaN stands for no value
 * @param uncertainty of a number; why there is no interval of anything else
 */
public record Estimate(Value value, Uncertainty uncertainty) {
    private static final String TRUTH = "y_true";

    /**
     * Computes a metric. Rows are drawn within their true class where the metric takes classes for the truth.
     *
     * @param settings of the interval; empty when none is wanted
     * @throws dev.assay.scoring.metric.InvalidInputException when the inputs are not what the metric is made for
     */
    public static Estimate of(
            MetricDefinition definition, Inputs inputs, Arguments arguments, Optional<BootstrapSettings> settings) {
        Optional<BoundRows> bound = definition.bind(inputs, arguments);
        if (bound.isEmpty()) {
            return without(definition.value(inputs, arguments), "the metric is not a function of weighted rows");
        }
        Statistic statistic = weighted(bound.get(), inputs);
        double observed = statistic.under(Inputs.once(bound.get().rows()));
        if (settings.isEmpty()) {
            return without(Value.of(observed), "none was asked for");
        }
        if (!Double.isFinite(observed)) {
            return without(Value.of(observed), "the value is no finite number");
        }
        Resampling resampling = resampling(definition, inputs, bound.get().rows());
        return new Estimate(Value.of(observed), Uncertainty.of(statistic, observed, resampling, settings.get()));
    }

    private static Estimate without(Value value, String reason) {
        return new Estimate(value, new Uncertainty.Unknown(reason));
    }

    /** A row that is drawn twice counts twice its weight. */
    private static Statistic weighted(BoundRows bound, Inputs inputs) {
        if (!bound.weighted() || !inputs.has(Input.WEIGHTS)) {
            return bound.statistic();
        }
        double[] given = inputs.weights(bound.rows());
        return draws -> {
            double[] weights = new double[draws.length];
            Arrays.setAll(weights, row -> draws[row] * given[row]);
            return bound.statistic().under(weights);
        };
    }

    private static Resampling resampling(MetricDefinition definition, Inputs inputs, int rows) {
        boolean classes = definition.inputs().stream()
                .anyMatch(input -> input.name().equals(TRUTH) && input.shape() == Input.Shape.LABELS);
        return classes
                ? Resampling.withinClasses(
                        Arrays.stream(LabelCodes.of(inputs, TRUTH).column(0))
                                .asDoubleStream()
                                .toArray())
                : Resampling.ofRows(rows);
    }
}
