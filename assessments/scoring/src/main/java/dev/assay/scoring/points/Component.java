package dev.assay.scoring.points;

/**
 * What one candidate has for one component of a composite: points of a metric, or the mean rating of reviewers. Immutable.
 */
public final class Component {
    private final double score;
    private final double[] resampled;
    private final double reviewerVariance;

    private Component(double score, double[] resampled, double reviewerVariance) {
        this.score = score;
        this.resampled = resampled;
        this.reviewerVariance = reviewerVariance;
    }

    /**
     * A score that varies with the rows.
     *
     * @param resampled the score on each resample, the same resamples for all components and candidates; finite, kept,
     *     not copied
     */
    public static Component measured(double score, double[] resampled) {
        return new Component(score, resampled, 0);
    }

    /**
     * The mean of reviewers' ratings, on the scale of points.
     *
     * @param variance of the rating that a single reviewer gives, not negative
     * @param reviewers whose mean it is, at least one
     */
    public static Component rated(double score, double variance, int reviewers) {
        if (!(variance >= 0 && Double.isFinite(variance)) || reviewers < 1) {
            throw new IllegalArgumentException("A rating has a variance and at least one reviewer.");
        }
        return new Component(score, new double[0], variance / reviewers);
    }

    double score() {
        return score;
    }

    /** The score on a resample; ratings do not vary with the rows. */
    double on(int resample) {
        return resampled.length == 0 ? score : resampled[resample];
    }

    int resamples() {
        return resampled.length;
    }

    /** The variance of the reviewers' mean. */
    double reviewerVariance() {
        return reviewerVariance;
    }
}
