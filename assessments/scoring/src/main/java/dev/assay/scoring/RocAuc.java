package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.RankStatistic;
import dev.assay.scoring.metric.Statistic;

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative row that the score puts in the right
 * order, ties counting half. (concordant + ties / 2) / (positives * negatives), as scikit-learn 1.9.0
 * {@code roc_auc_score}. Source: Hanley and McNeil 1982, Radiology 143(1).
 */
record RocAuc() implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "roc_auc",
            1,
            TargetKind.PROBABILITY,
            Direction.HIGHER,
            Range.UNIT,
            "only one of the two classes occurs among the rows");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return of(truth.values(), predictions.values());
    }

    /**
     * The statistic of any finite scores.
     *
     * @param truth 0 or 1 a row
     */
    static Statistic of(double[] truth, double[] scores) {
        Checks.sameLength(truth.length, scores.length, "labels and scores");
        Checks.finite(scores, "scores");
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = truth[row] == 1;
        }
        return new RankStatistic.Area(Truth.normalised(scores), positive);
    }
}
