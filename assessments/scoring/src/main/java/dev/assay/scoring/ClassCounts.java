package dev.assay.scoring;

import dev.assay.scoring.metric.Statistic;
import java.util.stream.DoubleStream;

/** The margins and the diagonal of a confusion matrix; all that accuracy, recall and F need. */
final class ClassCounts {
    private final double[] hits;
    private final double[] actual;
    private final double[] predicted;

    private ClassCounts(int classes) {
        hits = new double[classes];
        actual = new double[classes];
        predicted = new double[classes];
    }

    /** What is made of the counts. */
    @FunctionalInterface
    interface Formula {
        double of(ClassCounts counts);
    }

    /**
     * The statistic of a formula.
     *
     * @param truth index of the class a row
     * @param predicted index of the class a row
     */
    static Statistic statistic(int classes, int[] truth, int[] predicted, Formula formula) {
        Checks.sameLength(truth.length, predicted.length, "labels and predictions");
        return weights -> formula.of(count(classes, truth, predicted, weights));
    }

    static Statistic statistic(Truth truth, Predictions predictions, Formula formula) {
        return statistic(truth.classes().size(), indices(truth.values()), indices(predictions.values()), formula);
    }

    private static int[] indices(double[] values) {
        int[] indices = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            indices[row] = (int) values[row];
        }
        return indices;
    }

    private static ClassCounts count(int classes, int[] truth, int[] predicted, double[] weights) {
        ClassCounts counts = new ClassCounts(classes);
        for (int row = 0; row < truth.length; row++) {
            counts.actual[truth[row]] += weights[row];
            counts.predicted[predicted[row]] += weights[row];
            if (truth[row] == predicted[row]) {
                counts.hits[truth[row]] += weights[row];
            }
        }
        return counts;
    }

    int classes() {
        return hits.length;
    }

    /** Weight of the rows of a class that were predicted as such. */
    double hits(int index) {
        return hits[index];
    }

    /** Weight of the rows of a class. */
    double actual(int index) {
        return actual[index];
    }

    /** Weight of the rows predicted as a class. */
    double predicted(int index) {
        return predicted[index];
    }

    /** Weight of all rows predicted right. */
    double hits() {
        return DoubleStream.of(hits).sum();
    }

    /** Weight of all rows. */
    double total() {
        return DoubleStream.of(actual).sum();
    }
}
