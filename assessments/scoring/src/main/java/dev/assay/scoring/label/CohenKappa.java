package dev.assay.scoring.label;

import java.util.Locale;

/**
 * Cohen's kappa: one minus the observed over the expected cost of disagreement, expected when truth and predictions
 * keep their margins and are otherwise independent. Source: Cohen 1960, Educational and Psychological Measurement
 * 20(1); weighted: Cohen 1968, Psychological Bulletin 70(4).
 */
enum CohenKappa {
    /** Every disagreement costs as much. */
    NONE {
        @Override
        double cost(int actual, int predicted) {
            return actual == predicted ? 0 : 1;
        }

        @Override
        double expected(double[] actual, double[] predicted, double total) {
            double sum = 0;
            for (int label = 0; label < actual.length; label++) {
                sum += actual[label] * (total - predicted[label]);
            }
            return sum / total;
        }
    },
    /** A disagreement costs its distance in the order of the labels. */
    LINEAR {
        @Override
        double cost(int actual, int predicted) {
            return Math.abs((double) actual - predicted);
        }

        // The distance is the number of steps between the two labels, and each step is counted on its own.
        @Override
        double expected(double[] actual, double[] predicted, double total) {
            double sum = 0;
            double actualBelow = 0;
            double predictedBelow = 0;
            for (int label = 0; label < actual.length - 1; label++) {
                actualBelow += actual[label];
                predictedBelow += predicted[label];
                sum += actualBelow * (total - predictedBelow) + predictedBelow * (total - actualBelow);
            }
            return sum / total;
        }
    },
    /** A disagreement costs its squared distance in the order of the labels. */
    QUADRATIC {
        @Override
        double cost(int actual, int predicted) {
            double distance = (double) actual - predicted;
            return distance * distance;
        }

        // Both spreads and the squared distance of the means: no differences of large numbers.
        @Override
        double expected(double[] actual, double[] predicted, double total) {
            double actualMean = mean(actual, total);
            double predictedMean = mean(predicted, total);
            double sum = 0;
            for (int label = 0; label < actual.length; label++) {
                sum += actual[label] * (label - actualMean) * (label - actualMean);
                sum += predicted[label] * (label - predictedMean) * (label - predictedMean);
            }
            return sum + total * (actualMean - predictedMean) * (actualMean - predictedMean);
        }
    };

    abstract double cost(int actual, int predicted);

    abstract double expected(double[] actual, double[] predicted, double total);

    double of(ConfusionCounts counts) {
        double total = counts.total();
        if (total == 0 || isOneLabel(counts)) {
            return Double.NaN;
        }
        return 1 - counts.cost(this::cost) / expected(counts.actual(), counts.predicted(), total);
    }

    /** Only then chance cannot disagree; asked of the counts, since a sum of products may miss zero by rounding. */
    private static boolean isOneLabel(ConfusionCounts counts) {
        int labels = 0;
        for (int label = 0; label < counts.labels(); label++) {
            if (counts.actual(label) + counts.predicted(label) > 0) {
                labels++;
            }
        }
        return labels == 1;
    }

    private static double mean(double[] counts, double total) {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += label * counts[label];
        }
        return sum / total;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
