package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;

/**
 * Kappas of any number of raters who need not be the same for each subject, only as many. Sources: Fleiss 1971,
 * Psychological Bulletin 76; Randolph 2005, ERIC ED490661.
 */
public final class MultiRaterKappa {
    private MultiRaterKappa() {}

    /**
     * Fleiss' kappa: chance agreement from the shares of the classes.
     *
     * @param counts for each subject how many raters chose each class
     * @throws IllegalArgumentException when subjects have different numbers of raters
     */
    public static Estimate<Double> fleiss(int[][] counts) {
        double total = 0;
        double[] ofClass = new double[counts.length == 0 ? 0 : counts[0].length];
        for (int[] subject : counts) {
            for (int choice = 0; choice < ofClass.length; choice++) {
                ofClass[choice] += subject[choice];
                total += subject[choice];
            }
        }
        // 1 − Σ p² as a sum of what is not agreement, which is exactly zero for a single class.
        double disagreement = 0;
        for (double count : ofClass) {
            disagreement += count / total * ((total - count) / total);
        }
        return beyondChance(counts, disagreement, "every rating is of one class");
    }

    /**
     * Randolph's kappa: by chance all classes are as likely.
     *
     * @param counts for each subject how many raters chose each class
     * @throws IllegalArgumentException when subjects have different numbers of raters
     */
    public static Estimate<Double> randolph(int[][] counts) {
        double classes = counts.length == 0 ? 1 : counts[0].length;
        return beyondChance(counts, (classes - 1) / classes, "there is one class");
    }

    private static Estimate<Double> beyondChance(int[][] counts, double byChance, String withoutChance) {
        if (counts.length == 0) {
            return new NotEstimable<>("there are no subjects");
        }
        long raters = raters(counts[0]);
        double disagreement = 0;
        for (int[] subject : counts) {
            if (raters(subject) != raters) {
                throw new IllegalArgumentException("Subjects have different numbers of raters.");
            }
            double pairs = 0;
            for (long count : subject) {
                pairs += (double) count * (raters - count);
            }
            disagreement += pairs / ((double) raters * (raters - 1));
        }
        if (raters < 2) {
            return new NotEstimable<>("there are fewer than two raters");
        }
        return byChance == 0
                ? new NotEstimable<>(withoutChance)
                : new Estimated<>(1 - disagreement / counts.length / byChance);
    }

    private static long raters(int[] subject) {
        long raters = 0;
        for (int count : subject) {
            raters += count;
        }
        return raters;
    }
}
