package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.WeightedMean;

/** Squared differences of probability and outcome. Source: Brier 1950, Monthly Weather Review 78(1). */
final class Brier {
    private Brier() {}

    static BoundRows mean(Inputs inputs, Arguments arguments) {
        double[] losses = losses(BinaryTruth.of(inputs, arguments), inputs);
        return new BoundRows(losses.length, new WeightedMean(losses));
    }

    /** One minus the score over that of the share of positive rows, which knows nothing of a row. */
    static BoundRows skill(Inputs inputs, Arguments arguments) {
        boolean[] positive = BinaryTruth.of(inputs, arguments);
        WeightedMean mean = new WeightedMean(losses(positive, inputs));
        return new BoundRows(
                positive.length,
                weights -> positive.length < 2 ? Double.NaN : 1 - mean.under(weights) / ofShare(positive, weights));
    }

    /** Over all classes, halved when there are two. */
    static BoundRows multiclass(Inputs inputs, Arguments arguments) {
        ClassRows rows = ClassRows.of(inputs, "y_proba", 2, arguments).checked();
        double[] losses = new double[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            double sum = 0;
            for (int column = 0; column < rows.classes(); column++) {
                double error = (rows.truth(row) == column ? 1 : 0) - rows.number(row, column);
                sum += error * error;
            }
            losses[row] = rows.classes() == 2 ? sum / 2 : sum;
        }
        return new BoundRows(losses.length, new WeightedMean(losses));
    }

    private static double[] losses(boolean[] positive, Inputs inputs) {
        double[] losses = BinaryTruth.probabilities(positive, inputs);
        for (int row = 0; row < losses.length; row++) {
            double error = (positive[row] ? 1 : 0) - losses[row];
            losses[row] = error * error;
        }
        return losses;
    }

    private static double ofShare(boolean[] positive, double[] weights) {
        double positives = 0;
        double negatives = 0;
        for (int row = 0; row < positive.length; row++) {
            if (positive[row]) {
                positives += weights[row];
            } else {
                negatives += weights[row];
            }
        }
        double total = positives + negatives;
        return positives / total * (negatives / total);
    }
}
