package dev.assay.scoring.multilabel;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.WeightedMean;
import java.util.Arrays;

/**
 * The scores of one row's labels, sorted: those of all labels and those of the labels it has.
 *
 * @param all ascending
 * @param relevant ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelOrder(double[] all, double[] relevant) {
    /** What a row is worth. */
    @FunctionalInterface
    interface RowValue {
        double of(LabelOrder order);
    }

    static BoundRows mean(Inputs inputs, RowValue value) {
        Indicators truth = Indicators.of(inputs, "y_true");
        double[][] scores = truth.scores(inputs, "y_score");
        double[] values = new double[truth.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = value.of(of(truth.row(row), scores[row]));
        }
        return new BoundRows(values.length, new WeightedMean(values));
    }

    private static LabelOrder of(boolean[] has, double... scores) {
        double[] relevant = new double[scores.length];
        int count = 0;
        for (int label = 0; label < scores.length; label++) {
            if (has[label]) {
                relevant[count++] = scores[label];
            }
        }
        double[] kept = Arrays.copyOf(relevant, count);
        Arrays.sort(kept);
        double[] all = scores.clone();
        Arrays.sort(all);
        return new LabelOrder(all, kept);
    }

    /** Mean over the labels of the row of the share of such labels among those scored at least as high. */
    double averagePrecision() {
        if (isTrivial()) {
            return 1;
        }
        double sum = 0;
        for (double score : relevant) {
            sum += (double) atLeast(score, relevant) / atLeast(score, all);
        }
        return sum / relevant.length;
    }

    /** How many labels must be taken, the highest scores first, to have all of the row's. */
    double coverage() {
        return relevant.length == 0 ? 0 : atLeast(relevant[0], all);
    }

    /** The share of pairs of a label of the row and another one in which the other is not scored lower. */
    double rankingLoss() {
        if (isTrivial()) {
            return 0;
        }
        double wrong = 0;
        for (double score : relevant) {
            wrong += atLeast(score, all) - atLeast(score, relevant);
        }
        return wrong / relevant.length / (all.length - relevant.length);
    }

    private boolean isTrivial() {
        return relevant.length == 0 || relevant.length == all.length;
    }

    /** How many of the ascending values are not below a score that is one of them or between them. */
    private static int atLeast(double score, double... ascending) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ascending.length - low;
    }
}
