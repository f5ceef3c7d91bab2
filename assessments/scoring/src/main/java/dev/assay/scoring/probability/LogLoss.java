package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.WeightedMean;

/** The negative logarithm of the probability given to what happened. Source: Good 1952, J. R. Stat. Soc. B 14(1). */
final class LogLoss {
    /** The distance of 1 to the next number, which keeps a certain mistake finite. */
    private static final double LEAST = 0x1p-52;

    /** The loss of a certain mistake. */
    static final double MOST = -Math.log(LEAST);

    private LogLoss() {}

    static BoundRows mean(Inputs inputs, Arguments arguments) {
        ClassRows rows = ClassRows.probabilities(inputs, arguments);
        return new BoundRows(rows.rows(), new MeanLogarithm(clipped(rows)));
    }

    /** One minus the loss over that of the share of each class, which knows nothing of a row. */
    static BoundRows skill(Inputs inputs, Arguments arguments) {
        ClassRows rows = ClassRows.probabilities(inputs, arguments);
        double[] losses = losses(rows);
        WeightedMean mean = new WeightedMean(losses);
        return new BoundRows(
                rows.rows(),
                weights -> losses.length < 2
                        ? Double.NaN
                        : 1 - mean.under(weights) / ofShares(rows.weightsOfClasses(weights)));
    }

    private static double ofShares(double... weightsOfClasses) {
        double total = 0;
        for (double weight : weightsOfClasses) {
            total += weight;
        }
        double sum = 0;
        for (double weight : weightsOfClasses) {
            sum += weight * loss(weight / total);
        }
        return sum / total;
    }

    private static double[] losses(ClassRows rows) {
        return MeanLogarithm.losses(clipped(rows));
    }

    /** The probability given to what happened, in each row. */
    private static double[] clipped(ClassRows rows) {
        double[] clipped = new double[rows.rows()];
        for (int row = 0; row < clipped.length; row++) {
            clipped[row] = Math.clamp(rows.number(row, rows.truth(row)), LEAST, 1 - LEAST);
        }
        return clipped;
    }

    private static double loss(double probability) {
        return -Math.log(Math.clamp(probability, LEAST, 1 - LEAST));
    }
}
