package dev.assay.scoring.multilabel;

import static dev.assay.scoring.metric.Decomposition.CORPUS_SUMS;
import static dev.assay.scoring.metric.Decomposition.RANKS;
import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;

import dev.assay.scoring.metric.CountRatio;
import dev.assay.scoring.metric.Decomposition;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.RankedRows;
import dev.assay.scoring.metric.WeightedMean;
import dev.assay.scoring.metric.ZeroDivision;
import java.util.List;

/** Any number of labels a row. */
public final class MultilabelMetrics {
    private static final String NO_WEIGHT = "no row has any weight";

    private static final String AVERAGES =
            "Macro is the plain mean over the labels, weighted that by the rows that have"
                    + " a label, micro takes all labels of all rows together, samples is the mean over the rows.";

    private static final String RATIOS = AVERAGES + " 0/0 is zero_division; nan is left out of a mean. Weighted is the"
            + " plain mean where no row has a label.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            sets("f1_multilabel", "F1 of label sets", CORPUS_SUMS)
                    .higherIsBetter(0, 1)
                    .formula("2 |Y ∩ Ŷ| / (|Y| + |Ŷ|)")
                    .conventions(RATIOS)
                    .reference("scikit-learn 1.9.0 f1_score on indicators")
                    .undefinedWhen(NO_WEIGHT + ", or zero_division is nan and every ratio is 0/0")
                    .with(average(), ZeroDivision.parameter())
                    .overRows((inputs, arguments) -> SetRatio.bind(CountRatio.F1, inputs, arguments)),
            sets("jaccard_multilabel", "Jaccard index of label sets", CORPUS_SUMS)
                    .higherIsBetter(0, 1)
                    .formula("|Y ∩ Ŷ| / |Y ∪ Ŷ|")
                    .conventions(RATIOS)
                    .reference("scikit-learn 1.9.0 jaccard_score on indicators; Jaccard 1901")
                    .with(average(), ZeroDivision.numberParameter())
                    .overRows((inputs, arguments) -> SetRatio.bind(CountRatio.JACCARD, inputs, arguments)),
            sets("subset_accuracy", "Subset accuracy", ROW_LOSS)
                    .higherIsBetter(0, 1)
                    .formula("Σ w [Y = Ŷ] / Σ w")
                    .reference("scikit-learn 1.9.0 accuracy_score on indicators")
                    .overRows((inputs, _) -> differences(inputs, (count, _) -> count == 0 ? 1 : 0)),
            sets("hamming_loss_multilabel", "Hamming loss of label sets", ROW_LOSS)
                    .lowerIsBetter(0, 1)
                    .formula("Σ w |Y △ Ŷ| / (L Σ w)")
                    .reference("scikit-learn 1.9.0 hamming_loss on indicators")
                    .overRows((inputs, _) -> differences(inputs, (count, labels) -> (double) count / labels)),
            scores("lrap", "Label ranking average precision", ROW_LOSS)
                    .higherIsBetter(0, 1)
                    .formula("mean over rows of (1/|Y|) Σ_{i ∈ Y} |{j ∈ Y: sⱼ ≥ sᵢ}| / |{j: sⱼ ≥ sᵢ}|")
                    .conventions("A row with no label or all of them is worth 1. Ties take the worst place.")
                    .reference("scikit-learn 1.9.0 label_ranking_average_precision_score")
                    .overRows((inputs, _) -> LabelOrder.mean(inputs, LabelOrder::averagePrecision)),
            scores("coverage_error", "Coverage error", ROW_LOSS)
                    .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                    .formula("mean over rows of |{j: sⱼ ≥ min_{i ∈ Y} sᵢ}|")
                    .conventions("A row without a label is worth 0.")
                    .reference("scikit-learn 1.9.0 coverage_error; Tsoumakas et al. 2010, Mining Multi-label Data")
                    .overRows((inputs, _) -> LabelOrder.mean(inputs, LabelOrder::coverage)),
            scores("label_ranking_loss", "Label ranking loss", ROW_LOSS)
                    .lowerIsBetter(0, 1)
                    .formula("mean over rows of |{(i, j): i ∈ Y, j ∉ Y, sᵢ ≤ sⱼ}| / (|Y| (L − |Y|))")
                    .conventions("A row with no label or all of them is worth 0. A tie is as bad as the wrong order.")
                    .reference("scikit-learn 1.9.0 label_ranking_loss; Tsoumakas et al. 2010, Mining Multi-label Data")
                    .overRows((inputs, _) -> LabelOrder.mean(inputs, LabelOrder::rankingLoss)),
            scores("average_precision_multilabel", "Average precision of labels", RANKS)
                    .higherIsBetter(0, 1)
                    .formula("mean of Σₜ (Rₜ − Rₜ₋₁) Pₜ")
                    .conventions(AVERAGES + " 0 for a label no row has, and for a row without labels.")
                    .reference("scikit-learn 1.9.0 average_precision_score on indicators")
                    .with(average())
                    .overRows(
                            (inputs, arguments) -> RankedLabels.bind(inputs, arguments, RankedRows::averagePrecision)),
            scores("roc_auc_multilabel", "ROC AUC of labels", RANKS)
                    .higherIsBetter(0, 1)
                    .formula("mean of (concordant pairs + ½ tied pairs) / (positives · negatives)")
                    .conventions(AVERAGES + " Weighted, a label no row has does not count; if there is no other, 0.")
                    .reference("scikit-learn 1.9.0 roc_auc_score on indicators")
                    .undefinedWhen(
                            NO_WEIGHT + ", or a label that counts is one of no rows or all, or with samples a row"
                                    + " that counts has no label or all")
                    .with(average())
                    .overRows((inputs, arguments) -> RankedLabels.bind(inputs, arguments, RankedRows::area)));

    private MultilabelMetrics() {}

    /** What the number of labels in which two sets differ is worth. */
    @FunctionalInterface
    private interface Difference {
        double of(int count, int labels);
    }

    private static Draft draft(String id, String name, Decomposition decomposition) {
        return MetricDefinition.named(id, name)
                .family(Family.MULTILABEL)
                .madeOf(decomposition)
                .undefinedWhen(NO_WEIGHT)
                .takes(Input.numberRows("y_true"));
    }

    private static Draft sets(String id, String name, Decomposition decomposition) {
        return draft(id, name, decomposition).takes(Input.numberRows("y_pred"), Input.weights());
    }

    private static Draft scores(String id, String name, Decomposition decomposition) {
        return draft(id, name, decomposition).takes(Input.numberRows("y_score"), Input.weights());
    }

    private static Parameter average() {
        return Parameter.requiredChoice("average", Average.class);
    }

    private static BoundRows differences(Inputs inputs, Difference difference) {
        Indicators truth = Indicators.of(inputs, "y_true");
        Indicators predicted = truth.predicted(inputs, "y_pred");
        double[] values = new double[truth.rows()];
        for (int row = 0; row < values.length; row++) {
            int count = 0;
            for (int label = 0; label < truth.labels(); label++) {
                if (truth.has(row, label) != predicted.has(row, label)) {
                    count++;
                }
            }
            values[row] = difference.of(count, truth.labels());
        }
        return new BoundRows(values.length, new WeightedMean(values));
    }
}
