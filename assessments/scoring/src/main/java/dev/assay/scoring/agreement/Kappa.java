package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Cohen's kappa of two raters with any disagreement weights, 1 − Σ d p / Σ d e. Sources: Cohen 1960, Educational and
 * Psychological Measurement 20; Cohen 1968, Psychological Bulletin 70; Fleiss, Cohen and Everitt 1969, Psychological
 * Bulletin 72, for the standard errors, which do not depend on the scale of the weights.
 *
 * @param value the coefficient
 * @param standardError for intervals
 * @param nullStandardError where the raters agree by chance only, for tests
 */
public record Kappa(double value, double standardError, double nullStandardError) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Unweighted kappa.
     *
     * @param table how often the first rater chose the row and the second the column
     */
    public static Estimate<Kappa> of(double[][] table) {
        return of(table, DisagreementWeights.NONE.of(table.length));
    }

    /**
     * Weighted kappa.
     *
     * @param table square; how often the first rater chose the row and the second the column
     * @param disagreement as square, not negative, zero on the diagonal
     */
    public static Estimate<Kappa> of(double[][] table, double[][] disagreement) {
        int classes = table.length;
        double total = Arrays.stream(table).flatMapToDouble(Arrays::stream).sum();
        if (total == 0) {
            return new NotEstimable<>("there are no ratings");
        }
        double[] rows = new double[classes];
        double[] columns = new double[classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                rows[row] += table[row][column] / total;
                columns[column] += table[row][column] / total;
            }
        }
        double observed = 0;
        double expected = 0;
        double[] ofRow = new double[classes];
        double[] ofColumn = new double[classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                double weight = disagreement[row][column];
                observed += weight * table[row][column] / total;
                expected += weight * rows[row] * columns[column];
                ofRow[row] += weight * columns[column];
                ofColumn[column] += weight * rows[row];
            }
        }
        if (expected == 0) {
            return new NotEstimable<>("both raters leave no room for chance disagreement");
        }
        double ratio = observed / expected;
        double squares = 0;
        double nullSquares = 0;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                double mean = ofRow[row] + ofColumn[column];
                double deviation = disagreement[row][column] - mean * ratio;
                double nullDeviation = disagreement[row][column] - mean;
                squares += table[row][column] / total * deviation * deviation;
                nullSquares += rows[row] * columns[column] * nullDeviation * nullDeviation;
            }
        }
        return new Estimated<>(new Kappa(
                1 - ratio,
                Math.sqrt(Math.max(0, squares - observed * observed) / total) / expected,
                Math.sqrt(Math.max(0, nullSquares - expected * expected) / total) / expected));
    }

    /** The lower end of the normal interval. */
    public double low(double confidence) {
        return value - margin(confidence);
    }

    /** The upper end of the normal interval. */
    public double high(double confidence) {
        return value + margin(confidence);
    }

    private double margin(double confidence) {
        return NORMAL.inverseSurvivalProbability((1 - confidence) / 2) * standardError;
    }
}
