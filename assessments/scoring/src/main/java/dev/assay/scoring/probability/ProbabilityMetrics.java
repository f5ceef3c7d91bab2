package dev.assay.scoring.probability;

import static dev.assay.scoring.metric.Decomposition.RANKS;
import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;
import static dev.assay.scoring.metric.Decomposition.WHOLE;

import dev.assay.scoring.metric.Decomposition;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** Scores and probabilities against what happened. */
public final class ProbabilityMetrics {
    private static final String NO_WEIGHT = "no row has any weight";

    private static final String FEW_ROWS = "there are fewer than two rows, or none has any weight";

    private static final String COLUMNS = "A column a class, in the ascending order of the labels: those given, which"
            + " name every class, or those that occur.";

    private static final String CLIPPED = COLUMNS + " Of two classes the probabilities of the second alone will do."
            + " Clipped to [2⁻⁵², 1 − 2⁻⁵²] and never rescaled; what lies outside 0 to 1 is refused, a row that does"
            + " not sum to one is taken as it is.";

    private static final String POSITIVE =
            "At most two labels occur, and of two the pos_label is one. Probabilities" + " outside 0 to 1 are refused.";

    private static final List<MetricDefinition> LOSSES = List.of(
            ofClasses("log_loss", "Log loss", Input.probabilities("y_proba"), ROW_LOSS)
                    .lowerIsBetter(0, LogLoss.MOST)
                    .formula("−Σ w ln p(y) / Σ w")
                    .conventions(CLIPPED)
                    .reference("scikit-learn 1.9.0 log_loss; Good 1952, J. R. Stat. Soc. B 14")
                    .undefinedWhen(NO_WEIGHT)
                    .overRows(LogLoss::mean),
            ofClasses("d2_log_loss", "D² of the log loss", Input.probabilities("y_proba"), WHOLE)
                    .higherIsBetter(Double.NEGATIVE_INFINITY, 1)
                    .formula("1 − L(p) / L(q), q the share of each class among these rows")
                    .conventions(CLIPPED)
                    .reference("scikit-learn 1.9.0 d2_log_loss_score")
                    .undefinedWhen(FEW_ROWS)
                    .overRows(LogLoss::skill),
            ofPositive("brier", "Brier score", ROW_LOSS)
                    .lowerIsBetter(0, 1)
                    .formula("Σ w (y − p)² / Σ w, y = 1 for the pos_label")
                    .reference("scikit-learn 1.9.0 brier_score_loss; Brier 1950, Mon. Weather Rev. 78")
                    .undefinedWhen(NO_WEIGHT)
                    .overRows(Brier::mean),
            ofPositive("d2_brier", "D² of the Brier score", WHOLE)
                    .higherIsBetter(Double.NEGATIVE_INFINITY, 1)
                    .formula("1 − B(p) / B(q), q the share of positive rows")
                    .conventions(POSITIVE + " −∞ where only one class occurs and any probability is wrong.")
                    .reference("scikit-learn 1.9.0 d2_brier_score")
                    .undefinedWhen(FEW_ROWS + ", or only one class occurs and every probability is right")
                    .overRows(Brier::skill),
            ofClasses("brier_multiclass", "Brier score of several classes", Input.numberRows("y_proba"), ROW_LOSS)
                    .lowerIsBetter(0, 2)
                    .formula("Σ w Σₖ ([y = k] − pₖ)² / Σ w")
                    .conventions(COLUMNS + " Halved for two classes, and not for more. What lies outside 0 to 1 is"
                            + " refused, a row that does not sum to one is taken as it is.")
                    .reference("scikit-learn 1.9.0 brier_score_loss; Brier 1950, Mon. Weather Rev. 78")
                    .undefinedWhen(NO_WEIGHT)
                    .overRows(Brier::multiclass),
            draft("hinge", "Hinge loss", ROW_LOSS)
                    .takes(Input.numbers("y_score"), Input.weights())
                    .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                    .formula("Σ w max(0, 1 − s d) / Σ w, s = ±1 the class, d the decision")
                    .conventions(
                            "The greater of two labels is positive. Where only one occurs, all rows are negative, as"
                                    + " in the reference. decision tells whether y_score is d or a probability.")
                    .reference("scikit-learn 1.9.0 hinge_loss")
                    .undefinedWhen(NO_WEIGHT)
                    .with(Parameter.classes("labels"), Parameter.choice("decision", Hinge.Decision.class))
                    .overRows(Hinge::binary),
            ofClasses("hinge_multiclass", "Hinge loss of several classes", Input.numberRows("y_score"), ROW_LOSS)
                    .lowerIsBetter(0, Double.POSITIVE_INFINITY)
                    .formula("Σ w max(0, 1 − (dᵧ − max over k ≠ y of dₖ)) / Σ w")
                    .conventions(COLUMNS + " At least three.")
                    .reference("scikit-learn 1.9.0 hinge_loss; Crammer and Singer 2001, JMLR 2")
                    .undefinedWhen(NO_WEIGHT)
                    .overRows(Hinge::multiclass));

    private static final List<MetricDefinition> CALIBRATION = List.of(
            ofPositive("calibration_error", "Calibration error", WHOLE)
                    .lowerIsBetter(0, 1)
                    .formula("l1: Σ_b share_b |ȳ_b − p̄_b|; l2: √(Σ_b share_b (ȳ_b − p̄_b)²); max: max_b |ȳ_b − p̄_b|")
                    .conventions(POSITIVE + " Bins of equal width, closed below; 1 is in the last.")
                    .reference("the formula over scikit-learn 1.9.0 bins; Guo et al. 2017, ICML")
                    .undefinedWhen(NO_WEIGHT)
                    .with(
                            Parameter.wholeNumber("n_bins", 1, 1000, 10),
                            Parameter.choice("norm", Calibration.Norm.class),
                            Parameter.convention("bins", "[lo,hi), 1.0 in last; binary: conf=P(y=1), acc=mean(y)"))
                    .overRows(Calibration::error),
            draft("calibration_curve", "Calibration curve", WHOLE)
                    .takes(Input.numbers("y_proba"))
                    .formula("[ȳ_b], [p̄_b] over the bins that hold rows")
                    .conventions(POSITIVE + " Bins closed above; 0 is in the first. uniform: of equal width; quantile:"
                            + " between quantiles of type 7. Takes no weights.")
                    .reference("scikit-learn 1.9.0 calibration_curve")
                    .with(
                            Parameter.label("pos_label", 1),
                            Parameter.wholeNumber("n_bins", 1, 1000, 5),
                            Parameter.choice("strategy", Calibration.Strategy.class))
                    .computed(Calibration::curve));

    private static final List<MetricDefinition> RANKED_CLASSES = List.of(
            ofClasses("roc_auc_multiclass", "ROC AUC of several classes", Input.numberRows("y_proba"), RANKS)
                    .higherIsBetter(0, 1)
                    .formula("ovr: mean over k of AUC(pₖ, [y = k]); ovo: mean over pairs of ½ (AUCⱼₖ(pⱼ) + AUCₖⱼ(pₖ))")
                    .conventions(COLUMNS + " At least three; every row sums to one. Weighted by the rows of a class, in"
                            + " ovo of both. Micro takes every number for a row. ovr: a class without rows makes the"
                            + " macro mean undefined and has no weight in the weighted one. ovo: pairs of classes that"
                            + " occur; takes no weights unless they are ignored, and needs two classes when weighted.")
                    .reference("scikit-learn 1.9.0 roc_auc_score(multi_class); Hand and Till 2001, Machine Learning 45")
                    .undefinedWhen("ovr: a class that counts has no rows or all of them; ovo: only one class occurs")
                    .with(
                            Parameter.requiredChoice("multi_class", MulticlassArea.Comparison.class),
                            Parameter.choice("average", MulticlassArea.Average.class),
                            Parameter.flag("ignore_sample_weight", false))
                    .overRows(MulticlassArea::bind),
            ofClasses("top_k_accuracy", "Top-k accuracy", Input.numberRows("y_proba"), ROW_LOSS)
                    .higherIsBetter(0, 1)
                    .formula("Σ w [fewer than k classes come before y] / Σ w")
                    .conventions(COLUMNS + " At least three; any finite numbers. Of equal ones the greater class comes"
                            + " first. From k = K on it is 1.")
                    .reference("scikit-learn 1.9.0 top_k_accuracy_score")
                    .undefinedWhen(NO_WEIGHT)
                    .with(Parameter.wholeNumber("k", 1, Integer.MAX_VALUE, 2))
                    .overRows(TopK::accuracy));

    /** All of the family. */
    public static final List<MetricDefinition> ALL = Stream.of(ScoreMetrics.ALL, LOSSES, CALIBRATION, RANKED_CLASSES)
            .flatMap(List::stream)
            .toList();

    private ProbabilityMetrics() {}

    private static Draft draft(String id, String name, Decomposition decomposition) {
        return MetricDefinition.named(id, name)
                .family(Family.SCORES)
                .madeOf(decomposition)
                .takes(Input.labels("y_true"));
    }

    private static Draft ofPositive(String id, String name, Decomposition decomposition) {
        return draft(id, name, decomposition)
                .conventions(POSITIVE)
                .takes(Input.numbers("y_proba"), Input.weights())
                .with(Parameter.label("pos_label", 1));
    }

    private static Draft ofClasses(String id, String name, Input numbers, Decomposition decomposition) {
        return draft(id, name, decomposition).takes(numbers, Input.weights()).with(Parameter.classes("labels"));
    }
}
