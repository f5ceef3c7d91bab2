package dev.assay.scoring.metric;

/** The area under the ROC curve, whose uncertainty is known in closed form. */
public final class AreaStatistic implements Statistic {
    private final RankedRows rows;
    private final double[] scores;
    private final double[] truth;

    /**
     * Of rows with a score.
     *
     * @param truth 1 for a positive row, else 0; kept, not copied
     * @param scores finite, without negative zeros; kept, not copied
     */
    public AreaStatistic(double[] truth, double[] scores) {
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            positive[row] = truth[row] == 1;
        }
        this.rows = RankedRows.of(scores, positive);
        this.scores = scores;
        this.truth = truth;
    }

    /** 1 for a positive row, else 0; not a copy. */
    public double[] truth() {
        return truth;
    }

    /** One a row; not a copy. */
    public double[] scores() {
        return scores;
    }

    @Override
    public double under(double[] weights) {
        return rows.area(weights);
    }

    @Override
    public double drawn(byte[] counts) {
        return rows.drawnArea(counts);
    }
}
