package dev.assay.scoring.label;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The cells of a confusion matrix that occur, and its margins. */
final class ConfusionCounts {
    private final int[] trueOfCell;
    private final int[] predictedOfCell;
    private final double[] cells;
    private final double[] hits;
    private final double[] actual;
    private final double[] predicted;

    /** The arrays are kept, not copied. */
    ConfusionCounts(int labels, int[] trueOfCell, int[] predictedOfCell, double[] cells) {
        this.trueOfCell = trueOfCell;
        this.predictedOfCell = predictedOfCell;
        this.cells = cells;
        hits = new double[labels];
        actual = new double[labels];
        predicted = new double[labels];
        for (int cell = 0; cell < cells.length; cell++) {
            actual[trueOfCell[cell]] += cells[cell];
            predicted[predictedOfCell[cell]] += cells[cell];
            if (trueOfCell[cell] == predictedOfCell[cell]) {
                hits[trueOfCell[cell]] += cells[cell];
            }
        }
    }

    int labels() {
        return hits.length;
    }

    /** Weight of the rows of a label that were predicted as such. */
    double hits(int label) {
        return hits[label];
    }

    /** Weight of the rows of a label. */
    double actual(int label) {
        return actual[label];
    }

    /** Weight of the rows predicted as a label. */
    double predicted(int label) {
        return predicted[label];
    }

    double[] actual() {
        return actual.clone();
    }

    double[] predicted() {
        return predicted.clone();
    }

    /** Weight of all rows. */
    double total() {
        return sum(cells);
    }

    /** The rows whose true and predicted label are both among some labels, which are renumbered in their order. */
    ConfusionCounts restrictedTo(int... chosen) {
        int[] place = new int[labels()];
        Arrays.fill(place, -1);
        for (int index = 0; index < chosen.length; index++) {
            place[chosen[index]] = index;
        }
        int[] kept = IntStream.range(0, cells.length)
                .filter(cell -> place[trueOfCell[cell]] >= 0 && place[predictedOfCell[cell]] >= 0)
                .toArray();
        return new ConfusionCounts(
                chosen.length,
                IntStream.of(kept).map(cell -> place[trueOfCell[cell]]).toArray(),
                IntStream.of(kept).map(cell -> place[predictedOfCell[cell]]).toArray(),
                IntStream.of(kept).mapToDouble(cell -> cells[cell]).toArray());
    }

    /** The matrix, the truth down and the predictions across. */
    double[][] matrix() {
        double[][] matrix = new double[labels()][labels()];
        for (int cell = 0; cell < cells.length; cell++) {
            matrix[trueOfCell[cell]][predictedOfCell[cell]] += cells[cell];
        }
        return matrix;
    }

    /** The sum over the cells of their weight times a cost of true and predicted label. */
    double cost(CellCost costs) {
        double sum = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            sum += cells[cell] * costs.of(trueOfCell[cell], predictedOfCell[cell]);
        }
        return sum;
    }

    /** What a row costs that is of one label and predicted as another. */
    @FunctionalInterface
    interface CellCost {
        double of(int actual, int predicted);
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
