package dev.assay.scoring.clustering;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The mean mutual information of two clusterings that have the given sizes and are otherwise random. Source: Vinh, Epps
 * and Bailey 2010, Journal of Machine Learning Research 11, eq. 24a. Sizes that occur often are taken once, and the
 * hypergeometric distribution is walked from its mode outwards, by ratios of neighbours, until it has no weight left;
 * so the cost is that of its width and not of the sizes.
 */
final class ExpectedInformation {
    /** Probabilities below this add nothing, whatever their number. */
    private static final double NOTHING = 1e-30;

    private final double total;

    private ExpectedInformation(double total) {
        this.total = total;
    }

    static double of(Contingency table) {
        ExpectedInformation expected = new ExpectedInformation(table.total());
        double[] classes = sorted(table.classes());
        double[] clusters = sorted(table.clusters());
        double sum = 0;
        for (int first = 0; first < classes.length; first = endOfRun(classes, first)) {
            for (int second = 0; second < clusters.length; second = endOfRun(clusters, second)) {
                double pairs = (double) (endOfRun(classes, first) - first) * (endOfRun(clusters, second) - second);
                sum += pairs * expected.ofCell(classes[first], clusters[second]);
            }
        }
        return sum;
    }

    private static double[] sorted(double[] sizes) {
        double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int endOfRun(double[] sorted, int start) {
        int end = start;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end;
    }

    /** The mean term of one cell of a class and a cluster of these sizes. */
    private double ofCell(double a, double b) {
        double mode = Math.floor((a + 1) * (b + 1) / (total + 2));
        double atMode = Math.exp(logProbability(mode, a, b));
        double sum = atMode * term(mode, a, b);
        double probability = atMode;
        for (double count = mode; count < Math.min(a, b) && probability > NOTHING; count++) {
            probability *= (a - count) * (b - count) / ((count + 1) * (total - a - b + count + 1));
            sum += probability * term(count + 1, a, b);
        }
        probability = atMode;
        for (double count = mode; count > Math.max(1, a + b - total) && probability > NOTHING; count--) {
            probability *= count * (total - a - b + count) / ((a - count + 1) * (b - count + 1));
            sum += probability * term(count - 1, a, b);
        }
        return sum;
    }

    private double term(double count, double a, double b) {
        return count == 0 ? 0 : count / total * (Math.log(total) + Math.log(count) - Math.log(a) - Math.log(b));
    }

    private double logProbability(double count, double a, double b) {
        return logChoose(a, count) + logChoose(total - a, b - count) - logChoose(total, b);
    }

    private static double logChoose(double of, double taken) {
        return logFactorial(of) - logFactorial(taken) - logFactorial(of - taken);
    }

    private static double logFactorial(double count) {
        return LogGamma.value(count + 1);
    }
}
