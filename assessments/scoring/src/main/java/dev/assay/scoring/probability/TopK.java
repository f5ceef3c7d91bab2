package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.WeightedMean;

/** Whether the true class is among the first. */
final class TopK {
    private TopK() {}

    static BoundRows accuracy(Inputs inputs, Arguments arguments) {
        ClassRows rows = ClassRows.of(inputs, "y_proba", 3, arguments);
        int k = arguments.wholeNumber("k");
        double[] hits = new double[rows.rows()];
        for (int row = 0; row < hits.length; row++) {
            hits[row] = rivalsBefore(rows, row) < k ? 1 : 0;
        }
        return new BoundRows(hits.length, new WeightedMean(hits));
    }

    /** How many classes come before the true one: those of a higher number, and of the same the greater classes. */
    private static int rivalsBefore(ClassRows rows, int row) {
        int truth = rows.truth(row);
        double own = rows.number(row, truth);
        int before = 0;
        for (int column = 0; column < rows.classes(); column++) {
            double number = rows.number(row, column);
            if (number > own || (number == own && column > truth)) {
                before++;
            }
        }
        return before;
    }
}
