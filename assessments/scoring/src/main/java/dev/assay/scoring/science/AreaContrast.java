package dev.assay.scoring.science;

/**
 * Two areas under ROC curves that were, or will be, estimated on the same rows.
 *
 * @param first area, from .5 below 1
 * @param second area, from .5 to 1
 * @param positives share of the rows that are positive, between 0 and 1
 * @param correlation of the two estimates, from 0 for different rows to below 1
 */
public record AreaContrast(double first, double second, double positives, double correlation) {
    public AreaContrast {
        if (!(first >= .5 && first < 1 && second >= .5 && second <= 1)) {
            throw new IllegalArgumentException("Areas lie between .5 and 1.");
        }
        if (!(positives > 0 && positives < 1 && correlation >= 0 && correlation < 1)) {
            throw new IllegalArgumentException("Positive share and correlation lie between 0 and 1.");
        }
    }

    AreaContrast withSecond(double area) {
        return new AreaContrast(first, area, positives, correlation);
    }

    /** Variance of the difference of the estimates: V₁ + V₂ − 2 r √(V₁ V₂). */
    double variance(long rows) {
        double ofFirst = variance(first, rows);
        double ofSecond = variance(second, rows);
        return ofFirst + ofSecond - 2 * correlation * Math.sqrt(ofFirst * ofSecond);
    }

    /** Variance of an estimate: Hanley and McNeil 1982, formula 1, with Q₁ = A/(2 − A) and Q₂ = 2A²/(1 + A). */
    private double variance(double area, long rows) {
        double ones = positives * rows;
        double zeros = rows - ones;
        double square = area * area;
        double ofPositives = area / (2 - area) - square;
        double ofNegatives = 2 * square / (1 + area) - square;
        return (area * (1 - area) + Math.max(0, ones - 1) * ofPositives + Math.max(0, zeros - 1) * ofNegatives)
                / (ones * zeros);
    }
}
