package dev.assay.scoring.multilabel;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.CountRatio;
import dev.assay.scoring.metric.DefinedMean;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.ZeroDivision;
import java.util.Arrays;

/** F1 or Jaccard of predicted sets of labels. */
record SetRatio(CountRatio ratio, ZeroDivision zeroDivision, Indicators truth, Indicators predicted) {
    static BoundRows bind(CountRatio ratio, Inputs inputs, Arguments arguments) {
        Indicators truth = Indicators.of(inputs, "y_true");
        SetRatio sets = new SetRatio(ratio, ZeroDivision.of(arguments), truth, truth.predicted(inputs, "y_pred"));
        return new BoundRows(truth.rows(), sets.averaged(arguments.choice("average", Average.class)));
    }

    private Statistic averaged(Average average) {
        return switch (average) {
            case MICRO ->
                overLabels((hits, actual, guessed) -> ratio.of(sum(hits), sum(actual), sum(guessed), zeroDivision));
            case MACRO ->
                overLabels((hits, actual, guessed) -> DefinedMean.of(ratio.of(hits, actual, guessed, zeroDivision)));
            case WEIGHTED ->
                overLabels((hits, actual, guessed) ->
                        DefinedMean.weightedOrPlain(ratio.of(hits, actual, guessed, zeroDivision), actual));
            case SAMPLES -> overRows();
        };
    }

    private Statistic overRows() {
        double[] ratios = new double[truth.rows()];
        for (int row = 0; row < ratios.length; row++) {
            int hits = 0;
            for (int label = 0; label < truth.labels(); label++) {
                if (truth.has(row, label) && predicted.has(row, label)) {
                    hits++;
                }
            }
            ratios[row] = ratio.of(hits, truth.count(row), predicted.count(row), zeroDivision);
        }
        return weights -> DefinedMean.of(ratios, weights);
    }

    private Statistic overLabels(OfCounts formula) {
        return weights -> of(formula, weights);
    }

    private double of(OfCounts formula, double... weights) {
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            return Double.NaN;
        }
        double[] hits = new double[truth.labels()];
        double[] actual = new double[truth.labels()];
        double[] guessed = new double[truth.labels()];
        for (int row = 0; row < weights.length; row++) {
            count(truth.row(row), predicted.row(row), weights[row], hits, actual, guessed);
        }
        return formula.of(hits, actual, guessed);
    }

    private static void count(
            boolean[] truth, boolean[] predicted, double weight, double[] hits, double[] actual, double[] guessed) {
        for (int label = 0; label < truth.length; label++) {
            if (truth[label]) {
                actual[label] += weight;
            }
            if (predicted[label]) {
                guessed[label] += weight;
            }
            if (truth[label] && predicted[label]) {
                hits[label] += weight;
            }
        }
    }

    /** A ratio of the counts of each label: hits, true rows, predicted rows. */
    @FunctionalInterface
    private interface OfCounts {
        double of(double[] hits, double[] actual, double[] guessed);
    }

    private static double sum(double... values) {
        return Arrays.stream(values).sum();
    }
}
