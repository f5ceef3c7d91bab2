package dev.assay.scoring.inference;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Areas under the ROC curves of several scores of the same rows and the covariance of their estimates, in n log n. Sources:
 * DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44; Sun and Xu 2014, IEEE Signal Processing Letters 21. Immutable.
 *
 * <p>An area is NaN when all rows are of one class, the covariance when a class has fewer than two rows.
 */
public final class DeLong {
    private final double[] areas;
    private final double[][] covariance;
    private final double[] degreesOfFreedom;

    private DeLong(double[] areas, double[][] covariance, double[] degreesOfFreedom) {
        this.areas = areas;
        this.covariance = covariance;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /**
     * Compares scores.
     *
     * @param truth 1 for a positive row and anything else for a negative one
     * @param scores one array for each scorer, as long as the truth, higher meaning more likely positive
     */
    public static DeLong of(double[] truth, double[]... scores) {
        int positives = (int) Arrays.stream(truth).filter(value -> value == 1).count();
        int negatives = truth.length - positives;
        double[] areas = new double[scores.length];
        double[][] ofPositives = new double[scores.length][];
        double[][] ofNegatives = new double[scores.length][];
        for (int scorer = 0; scorer < scores.length; scorer++) {
            double[] positive = select(truth, scores[scorer], true, positives);
            double[] negative = select(truth, scores[scorer], false, negatives);
            ofPositives[scorer] = shareBelow(positive, negative);
            ofNegatives[scorer] = shareBelow(negative, positive);
            areas[scorer] = negatives == 0 ? Double.NaN : Moments.mean(ofPositives[scorer]);
        }
        double[][] covariance = new double[scores.length][scores.length];
        for (int row = 0; row < scores.length; row++) {
            for (int column = 0; column <= row; column++) {
                covariance[row][column] = Moments.covariance(ofPositives[row], ofPositives[column]) / positives
                        + Moments.covariance(ofNegatives[row], ofNegatives[column]) / negatives;
                covariance[column][row] = covariance[row][column];
            }
        }
        double[] degreesOfFreedom = new double[scores.length];
        Arrays.setAll(degreesOfFreedom, scorer -> degreesOfFreedom(ofPositives[scorer], ofNegatives[scorer]));
        return new DeLong(areas, covariance, degreesOfFreedom);
    }

    /** Of the sum of two variances, one a class. Source: Satterthwaite 1946, Biometrics Bulletin 2(6). */
    private static double degreesOfFreedom(double[] positives, double[] negatives) {
        double first = Moments.covariance(positives, positives) / positives.length;
        double second = Moments.covariance(negatives, negatives) / negatives.length;
        double sum = first + second;
        return sum * sum / (first * first / (positives.length - 1) + second * second / (negatives.length - 1));
    }

    private static double[] select(double[] truth, double[] scores, boolean positive, int count) {
        if (scores.length != truth.length) {
            throw new IllegalArgumentException("There must be a score for every row.");
        }
        double[] selected = new double[count];
        int next = 0;
        for (int row = 0; row < truth.length; row++) {
            if ((truth[row] == 1) == positive) {
                selected[next++] = scores[row] + 0.0;
            }
        }
        return selected;
    }

    /** For each value the share of the others that are less, equal ones counting half: a structural component. */
    private static double[] shareBelow(double[] values, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] shares = new double[values.length];
        for (int index = 0; index < shares.length; index++) {
            double below = count(sorted, values[index], false);
            double notAbove = count(sorted, values[index], true);
            shares[index] = (below + notAbove) / 2 / sorted.length;
        }
        return shares;
    }

    /** How many of the sorted values are less than a value, or not greater. */
    private static int count(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The area of each scorer. */
    public double[] areas() {
        return areas.clone();
    }

    /** Covariance of the areas of each two scorers. */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** Variance of the difference of two areas. */
    public double varianceOfDifference(int first, int second) {
        return Math.max(0, covariance[first][first] + covariance[second][second] - 2 * covariance[first][second]);
    }

    /** The two-sided test of the difference between two areas; its z is NaN when neither differs nor varies. */
    public Significance difference(int first, int second) {
        double z = (areas[first] - areas[second]) / Math.sqrt(varianceOfDifference(first, second));
        return Significance.ofNormal(z, Alternative.TWO_SIDED);
    }

    /** The decimal logarithm of the p-value of {@link #difference}, which does not run out of exponents. */
    public double logarithmOfPValue(int first, int second) {
        double z = Math.abs(difference(first, second).statistic());
        return Math.log10(2) + Normal.logarithmOfTail(z) / Math.log(10);
    }

    /** Area ± z times its standard error, as pROC gives it, held within 0 and 1. */
    public ConfidenceInterval interval(int scorer, double confidence) {
        return around(areas[scorer], Math.sqrt(covariance[scorer][scorer]), confidence)
                .within(0, 1);
    }

    /** Difference of two areas ± z times its standard error. */
    public ConfidenceInterval intervalOfDifference(int first, int second, double confidence) {
        return around(areas[first] - areas[second], Math.sqrt(varianceOfDifference(first, second)), confidence);
    }

    /**
     * The interval on the scale of the log odds, which covers better near an area of one; undefined when the area is
     * exactly 0 or 1.
     */
    public ConfidenceInterval logitInterval(int scorer, double confidence) {
        return logitWithin(scorer, Normal.twoSidedQuantile(confidence));
    }

    /**
     * {@link #logitInterval} with Student's quantile in place of the normal one: the variance is estimated from the rows of
     * two classes, of which one may be small.
     */
    public ConfidenceInterval studentLogitInterval(int scorer, double confidence) {
        double freedom = degreesOfFreedom[scorer];
        return freedom > 0
                ? logitWithin(scorer, TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2))
                : ConfidenceInterval.UNDEFINED;
    }

    private ConfidenceInterval logitWithin(int scorer, double quantile) {
        double area = areas[scorer];
        if (!(area > 0 && area < 1)) {
            return ConfidenceInterval.UNDEFINED;
        }
        double standardError = Math.sqrt(covariance[scorer][scorer]) / (area * (1 - area));
        double logit = Math.log(area / (1 - area));
        return new ConfidenceInterval(
                logistic(logit - quantile * standardError), logistic(logit + quantile * standardError));
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static ConfidenceInterval around(double value, double standardError, double confidence) {
        double margin = Normal.twoSidedQuantile(confidence) * standardError;
        return new ConfidenceInterval(value - margin, value + margin);
    }
}
