package dev.assay.scoring.label;

/** Formulas over a whole confusion matrix. */
final class LabelFormulas {
    private LabelFormulas() {}

    /** Mean recall of the labels that the truth holds. Source: Brodersen et al. 2010, ICPR. */
    static double balancedAccuracy(ConfusionCounts counts, boolean adjusted) {
        double recalls = 0;
        int present = 0;
        for (int label = 0; label < counts.labels(); label++) {
            if (counts.actual(label) > 0) {
                recalls += counts.hits(label) / counts.actual(label);
                present++;
            }
        }
        double mean = recalls / present;
        double chance = 1.0 / present;
        return adjusted ? (mean - chance) / (1 - chance) : mean;
    }

    /**
     * The correlation of truth and predictions. Source: Gorodkin 2004, Computational Biology and Chemistry 28, R_K; for
     * two labels Matthews 1975, Biochimica et Biophysica Acta 405.
     */
    static double matthews(ConfusionCounts counts) {
        double total = counts.total();
        if (total == 0) {
            return Double.NaN;
        }
        if (isConstant(counts.actual()) || isConstant(counts.predicted())) {
            return 0;
        }
        double both = 0;
        double actual = 0;
        double predicted = 0;
        for (int label = 0; label < counts.labels(); label++) {
            both += counts.hits(label) * total - counts.actual(label) * counts.predicted(label);
            actual += counts.actual(label) * (total - counts.actual(label));
            predicted += counts.predicted(label) * (total - counts.predicted(label));
        }
        return both / (Math.sqrt(actual) * Math.sqrt(predicted));
    }

    /** Asked of the counts, since a difference of rounded sums may miss zero. */
    private static boolean isConstant(double[] counts) {
        int positive = 0;
        for (double count : counts) {
            if (count > 0) {
                positive++;
            }
        }
        return positive == 1;
    }

    /** LR+ and LR- of two labels, the positive one last: how much a prediction changes the odds. */
    static double[] likelihoodRatios(ConfusionCounts counts) {
        double[][] matrix = counts.matrix();
        double trueNegatives = matrix[0][0];
        double falsePositives = matrix[0][1];
        double falseNegatives = matrix[1][0];
        double truePositives = matrix[1][1];
        double negatives = trueNegatives + falsePositives;
        double positives = truePositives + falseNegatives;
        return new double[] {
            falsePositives == 0 ? Double.NaN : truePositives * negatives / (falsePositives * positives),
            trueNegatives == 0 ? Double.NaN : falseNegatives * negatives / (trueNegatives * positives)
        };
    }
}
