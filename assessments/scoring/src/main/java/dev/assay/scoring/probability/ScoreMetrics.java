package dev.assay.scoring.probability;

import static dev.assay.scoring.metric.Decomposition.RANKS;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.RankStatistic;
import dev.assay.scoring.metric.RankedRows;
import dev.assay.scoring.metric.Statistic;
import java.util.List;
import java.util.function.Function;

/** How well scores put positive rows before negative ones. */
final class ScoreMetrics {
    private static final String ONE_CLASS = "only one of the two classes occurs among the rows";

    private static final String GREATER = "The greater of two labels is positive. Any finite score. Rows of weight 0"
            + " are as if they were not there.";

    private static final String POSITIVE = "At most two labels occur, and of two the pos_label is one. Any finite"
            + " score; rows of equal score share a threshold. Rows of weight 0 are as if they were not there.";

    static final List<MetricDefinition> ALL = List.of(
            area("roc_auc", "ROC AUC")
                    .higherIsBetter(0, 1)
                    .formula("(concordant pairs + ½ tied pairs) / (positives · negatives)")
                    .reference("scikit-learn 1.9.0 roc_auc_score; Hanley and McNeil 1982, Radiology 143")
                    .overRows((inputs, _) -> area(inputs)),
            area("gini_normalized", "Gini coefficient")
                    .higherIsBetter(-1, 1)
                    .formula("2 AUC − 1")
                    .reference("2 · scikit-learn 1.9.0 roc_auc_score − 1; Somers 1962, Am. Sociol. Rev. 27, D")
                    .overRows((inputs, _) -> byGreater(inputs, ranked -> weights -> 2 * ranked.area(weights) - 1)),
            area("partial_roc_auc", "Partial ROC AUC")
                    .higherIsBetter(0, 1)
                    .formula("½ (1 + (A − f²/2) / (f − f²/2)), A = ∫₀ᶠ TPR d FPR, f = max_fpr")
                    .conventions(GREATER + " The curve is cut at max_fpr on the line between its points. Chance is .5.")
                    .reference("scikit-learn 1.9.0 roc_auc_score(max_fpr); McClish 1989, Med. Decis. Making 9")
                    .with(Parameter.number("max_fpr", 1e-9, 1))
                    .overRows((inputs, arguments) -> {
                        double most = arguments.number("max_fpr");
                        return byGreater(
                                inputs, ranked -> weights -> Sweep.partialArea(ranked.thresholds(weights), most));
                    }),
            area("ks_score", "Kolmogorov-Smirnov distance of the classes")
                    .higherIsBetter(0, 1)
                    .formula("maxₜ |TPR(t) − FPR(t)|")
                    .reference("scipy 1.17.1 ks_2samp statistic of the scores of the two classes")
                    .overRows((inputs, _) -> byGreater(
                            inputs, ranked -> weights -> Sweep.kolmogorovSmirnov(ranked.thresholds(weights)))),
            ofPositives("average_precision", "Average precision")
                    .higherIsBetter(0, 1)
                    .formula("Σₜ (Rₜ − Rₜ₋₁) Pₜ over thresholds t, the highest first")
                    .conventions(POSITIVE + " A step sum, not interpolated. 0 without positive rows.")
                    .reference("scikit-learn 1.9.0 average_precision_score")
                    .undefinedWhen("no row has any weight")
                    .overRows(ScoreMetrics::averagePrecision),
            ofPositives("f1_best_threshold", "F1 at the best threshold")
                    .higherIsBetter(0, 1)
                    .formula("maxₜ 2 tp(t) / (2 tp(t) + fp(t) + fn(t)), positive from t upwards")
                    .conventions(POSITIVE + " The threshold is chosen on the same rows, which flatters.")
                    .reference("the largest F1 on scikit-learn 1.9.0 precision_recall_curve")
                    .undefinedWhen("no positive row has any weight")
                    .overRows((inputs, arguments) -> ranked(
                            BinaryTruth.of(inputs, arguments),
                            inputs,
                            ranked -> weights -> Sweep.bestF1(ranked.thresholds(weights)))),
            ofPositives("precision_at_k", "Precision at k")
                    .higherIsBetter(0, 1)
                    .formula("(1/k) Σ [y = 1] over the k rows of highest score")
                    .conventions(
                            POSITIVE + " Of the rows tied at the k-th place, as many as fit count in proportion, the"
                                    + " mean over all ways to break the tie. k counts weight.")
                    .reference("McSherry and Najork 2008, ECIR, for the ties")
                    .undefinedWhen("the rows weigh less than k")
                    .with(Parameter.wholeNumber("k", 1, Integer.MAX_VALUE))
                    .overRows(ScoreMetrics::precisionAtK),
            ofPositives("roc_curve", "ROC curve")
                    .formula("(FPR(t), TPR(t)) at every threshold t, positive from t upwards")
                    .conventions(POSITIVE + " From (0, 0) at an infinite threshold. A rate of no rows is NaN."
                            + " drop_intermediate leaves out points on a straight line.")
                    .reference("scikit-learn 1.9.0 roc_curve")
                    .with(Parameter.flag("drop_intermediate", true))
                    .computed(Curves::roc),
            ofPositives("pr_curve", "Precision-recall curve")
                    .formula("(P(t), R(t)) at every threshold t, the lowest first")
                    .conventions(POSITIVE + " Ends with precision 1 and recall 0, without a threshold. Without positive"
                            + " rows recall is 1. drop_intermediate leaves out points of the same recall as both"
                            + " neighbours.")
                    .reference("scikit-learn 1.9.0 precision_recall_curve")
                    .with(Parameter.flag("drop_intermediate", false))
                    .computed(Curves::precisionRecall));

    private ScoreMetrics() {}

    private static Draft draft(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.SCORES)
                .madeOf(RANKS)
                .takes(Input.labels("y_true"), Input.numbers("y_score"), Input.weights());
    }

    private static Draft area(String id, String name) {
        return draft(id, name).conventions(GREATER).undefinedWhen(ONE_CLASS);
    }

    private static Draft ofPositives(String id, String name) {
        return draft(id, name).with(Parameter.label("pos_label", 1));
    }

    private static BoundRows byGreater(Inputs inputs, Function<RankedRows, Statistic> statistic) {
        return ranked(BinaryTruth.greater(inputs), inputs, statistic);
    }

    private static BoundRows ranked(boolean[] positive, Inputs inputs, Function<RankedRows, Statistic> statistic) {
        return new BoundRows(positive.length, statistic.apply(BinaryTruth.ranked(positive, inputs)));
    }

    private static BoundRows area(Inputs inputs) {
        boolean[] positive = BinaryTruth.greater(inputs);
        double[] scores = BinaryTruth.column(positive, inputs, "y_score");
        return new BoundRows(positive.length, new RankStatistic.Area(scores, positive));
    }

    private static BoundRows averagePrecision(Inputs inputs, Arguments arguments) {
        boolean[] positive = BinaryTruth.of(inputs, arguments);
        double[] scores = BinaryTruth.column(positive, inputs, "y_score");
        return new BoundRows(positive.length, new RankStatistic.AveragePrecision(scores, positive));
    }

    private static BoundRows precisionAtK(Inputs inputs, Arguments arguments) {
        int k = arguments.wholeNumber("k");
        return ranked(
                BinaryTruth.of(inputs, arguments),
                inputs,
                ranked -> weights -> Sweep.precisionAt(k, ranked.thresholds(weights)));
    }
}
