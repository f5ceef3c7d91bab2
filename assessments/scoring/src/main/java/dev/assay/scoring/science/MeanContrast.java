package dev.assay.scoring.science;

/**
 * Two losses a row on the same rows.
 *
 * @param firstDeviation standard deviation of the first over the rows
 * @param secondDeviation standard deviation of the second over the rows
 * @param correlation of the two over the rows, -1 to 1
 */
public record MeanContrast(double firstDeviation, double secondDeviation, double correlation) {
    public MeanContrast {
        if (!(firstDeviation >= 0 && secondDeviation >= 0 && correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException("Deviations are not negative, a correlation lies between -1 and 1.");
        }
    }

    /** Variance of the difference on a row. */
    double variance() {
        return firstDeviation * firstDeviation
                + secondDeviation * secondDeviation
                - 2 * correlation * firstDeviation * secondDeviation;
    }
}
