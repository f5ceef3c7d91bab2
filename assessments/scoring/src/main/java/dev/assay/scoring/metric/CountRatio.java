package dev.assay.scoring.metric;

/**
 * A ratio of the counts of one class: hits (true and predicted), true rows, predicted rows. Precision, recall, F and
 * Jaccard differ in the factors alone: factor · hits / (ofTrue · true + ofPredicted · predicted + ofHits · hits).
 *
 * @param factor of the hits in the numerator
 * @param ofTrue factor of the true rows in the denominator
 * @param ofPredicted factor of the predicted rows in the denominator
 * @param ofHits factor of the hits in the denominator
 */
public record CountRatio(double factor, double ofTrue, double ofPredicted, double ofHits) {
    public static final CountRatio PRECISION = new CountRatio(1, 0, 1, 0);
    public static final CountRatio RECALL = new CountRatio(1, 1, 0, 0);
    public static final CountRatio F1 = fBeta(1);

    /** Jaccard 1901: hits over true or predicted rows. */
    public static final CountRatio JACCARD = new CountRatio(1, 1, 1, -1);

    /** The weighted harmonic mean of precision and recall. Source: van Rijsbergen 1979, Information Retrieval. */
    public static CountRatio fBeta(double beta) {
        return new CountRatio(1 + beta * beta, beta * beta, 1, 0);
    }

    /** The ratio for some counts. */
    public double of(double hits, double actual, double predicted, ZeroDivision zeroDivision) {
        return zeroDivision.quotient(factor * hits, ofTrue * actual + ofPredicted * predicted + ofHits * hits);
    }

    /**
     * The ratio of each class.
     *
     * @param hits for each class the weight of the rows that are of it and predicted as it
     * @param actual for each class the weight of the rows that are of it
     * @param predicted for each class the weight of the rows predicted as it
     */
    public double[] of(double[] hits, double[] actual, double[] predicted, ZeroDivision zeroDivision) {
        double[] ratios = new double[hits.length];
        for (int index = 0; index < ratios.length; index++) {
            ratios[index] = of(hits[index], actual[index], predicted[index], zeroDivision);
        }
        return ratios;
    }
}
