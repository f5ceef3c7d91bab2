package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.WeightedMean;

/** How far a decision stays below a margin of one. */
final class Hinge {
    private Hinge() {}

    /** What the scores are. */
    enum Decision {
        /** The signed decision itself. */
        AS_GIVEN("y_score", 1, 0),
        /** Probabilities, stretched to -2 to 2. */
        OF_PROBABILITY("4*y_score-2", 4, -2);

        private final String written;
        private final double factor;
        private final double shift;

        Decision(String written, double factor, double shift) {
            this.written = written;
            this.factor = factor;
            this.shift = shift;
        }

        double of(double score) {
            return factor * score + shift;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    static BoundRows binary(Inputs inputs, Arguments arguments) {
        if (arguments.classes("labels").size() > 2) {
            throw new InvalidInputException("More than two labels are asked for.");
        }
        Decision decision = arguments.choice("decision", Decision.class);
        boolean[] positive = BinaryTruth.greater(inputs);
        double[] losses = BinaryTruth.column(positive, inputs, "y_score");
        for (int row = 0; row < losses.length; row++) {
            double value = decision.of(losses[row]);
            losses[row] = Math.max(0, 1 - (positive[row] ? value : -value));
        }
        return new BoundRows(losses.length, new WeightedMean(losses));
    }

    /** Source: Crammer and Singer 2001, Journal of Machine Learning Research 2. */
    static BoundRows multiclass(Inputs inputs, Arguments arguments) {
        ClassRows rows = ClassRows.of(inputs, "y_score", 3, arguments);
        double[] losses = new double[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            double rival = Double.NEGATIVE_INFINITY;
            for (int column = 0; column < rows.classes(); column++) {
                if (column != rows.truth(row)) {
                    rival = Math.max(rival, rows.number(row, column));
                }
            }
            losses[row] = Math.max(0, 1 - (rows.number(row, rows.truth(row)) - rival));
        }
        return new BoundRows(losses.length, new WeightedMean(losses));
    }
}
