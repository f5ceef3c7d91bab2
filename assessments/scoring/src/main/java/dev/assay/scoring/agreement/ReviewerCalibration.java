package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;

/**
 * How far a reviewer is from gold scores, those that a panel settled.
 *
 * @param bias mean of score less gold: positive for a lenient reviewer
 * @param meanAbsoluteError mean size of the difference
 * @param rootMeanSquareError root of the mean squared difference
 * @param count of scores with a gold score
 */
public record ReviewerCalibration(double bias, double meanAbsoluteError, double rootMeanSquareError, int count) {
    /**
     * Compares scores with gold.
     *
     * @param scores of one reviewer
     * @param gold of the same works, NaN where there is none
     */
    public static Estimate<ReviewerCalibration> of(double[] scores, double[] gold) {
        double sum = 0;
        double sizes = 0;
        double squares = 0;
        int count = 0;
        for (int row = 0; row < scores.length; row++) {
            double difference = scores[row] - gold[row];
            if (!Double.isNaN(difference)) {
                sum += difference;
                sizes += Math.abs(difference);
                squares += difference * difference;
                count++;
            }
        }
        return count == 0
                ? new NotEstimable<>("no score has a gold score")
                : new Estimated<>(
                        new ReviewerCalibration(sum / count, sizes / count, Math.sqrt(squares / count), count));
    }
}
