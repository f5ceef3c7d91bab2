package dev.assay.scoring.label;

import static dev.assay.scoring.metric.Decomposition.CONFUSION_COUNTS;
import static dev.assay.scoring.metric.Decomposition.ROW_LOSS;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.CountRatio;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.metric.WeightedMean;
import dev.assay.scoring.metric.ZeroDivision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Agreement of predicted labels with true ones. */
public final class LabelMetrics {
    private static final String NO_WEIGHT = "no row has any weight";

    private static final String LABELS = "The labels are those that occur in truth or predictions, ascending: numbers"
            + " by value, text by code point. They count whatever their rows weigh.";

    private static final String AVERAGES = LABELS + " With labels given, those alone count, in any average but binary."
            + " 0/0 is zero_division; nan leaves the label out of the mean. Micro puts the counts together, macro is the"
            + " plain mean, weighted the mean by true rows (plain where there are none), binary the pos_label alone of at"
            + " most two labels.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            mean("accuracy", "Accuracy")
                    .higherIsBetter(0, 1)
                    .formula("Σ w [y = ŷ] / Σ w")
                    .reference("scikit-learn 1.9.0 accuracy_score")
                    .overRows((inputs, _) -> accuracy(inputs)),
            mean("zero_one_loss", "Zero-one loss")
                    .lowerIsBetter(0, 1)
                    .formula("Σ w [y ≠ ŷ] / Σ w")
                    .reference("scikit-learn 1.9.0 zero_one_loss")
                    .overRows((inputs, _) -> mistakes(inputs)),
            mean("hamming_loss", "Hamming loss")
                    .lowerIsBetter(0, 1)
                    .formula("Σ w [y ≠ ŷ] / Σ w")
                    .conventions("With one label a row it equals the zero-one loss.")
                    .reference("scikit-learn 1.9.0 hamming_loss")
                    .overRows((inputs, _) -> mistakes(inputs)),
            counts("balanced_accuracy", "Balanced accuracy")
                    .higherIsBetter(Double.NEGATIVE_INFINITY, 1)
                    .formula("s = (1/K) Σₖ hitsₖ / trueₖ; adjusted: (s − 1/K) / (1 − 1/K)")
                    .conventions("K counts the labels with true rows; others are left out.")
                    .reference("scikit-learn 1.9.0 balanced_accuracy_score; Brodersen et al. 2010, ICPR")
                    .undefinedWhen("no row has any weight, or it is adjusted and all rows are rightly of one label")
                    .with(Parameter.flag("adjusted", false))
                    .overRows(LabelMetrics::balancedAccuracy),
            counts("mcc", "Matthews correlation")
                    .higherIsBetter(-1, 1)
                    .formula("(c n − Σₖ tₖ pₖ) / √((n² − Σₖ pₖ²)(n² − Σₖ tₖ²)), c hits, tₖ true, pₖ predicted rows")
                    .conventions("0 where truth or predictions are all of one label.")
                    .reference("scikit-learn 1.9.0 matthews_corrcoef; Gorodkin 2004, Comput. Biol. Chem. 28")
                    .overRows((inputs, _) -> matthews(inputs)),
            counts("cohen_kappa", "Cohen's kappa")
                    .higherIsBetter(Double.NEGATIVE_INFINITY, 1)
                    .formula(
                            "1 − Σ wᵢⱼ Oᵢⱼ / Σ wᵢⱼ Eᵢⱼ; wᵢⱼ = [i ≠ j], linear |i − j|, quadratic (i − j)²; Eᵢⱼ = tᵢ pⱼ / n")
                    .conventions(
                            LABELS + " i and j are positions in that order, or in that of the labels given, and not"
                                    + " values. Rows with a label that was not given are left out.")
                    .reference("scikit-learn 1.9.0 cohen_kappa_score; Cohen 1960, Educ. Psychol. Meas. 20, and 1968,"
                            + " Psychol. Bull. 70")
                    .undefinedWhen("truth and predictions are all of the same one label, or no row has any weight")
                    .with(Parameter.choice("weights", CohenKappa.class), Parameter.classes("labels"))
                    .overRows(LabelMetrics::kappa),
            ratio("precision", "Precision")
                    .formula("tp / (tp + fp)")
                    .reference("scikit-learn 1.9.0 precision_score")
                    .with(ZeroDivision.parameter())
                    .overRows((inputs, arguments) -> AveragedRatio.bind(CountRatio.PRECISION, inputs, arguments)),
            ratio("recall", "Recall")
                    .formula("tp / (tp + fn)")
                    .reference("scikit-learn 1.9.0 recall_score")
                    .with(ZeroDivision.parameter())
                    .overRows((inputs, arguments) -> AveragedRatio.bind(CountRatio.RECALL, inputs, arguments)),
            ratio("f1", "F1")
                    .formula("2 tp / (2 tp + fp + fn)")
                    .reference("scikit-learn 1.9.0 f1_score; van Rijsbergen 1979, Information Retrieval")
                    .with(ZeroDivision.parameter())
                    .overRows((inputs, arguments) -> AveragedRatio.bind(CountRatio.F1, inputs, arguments)),
            ratio("fbeta", "Fβ")
                    .formula("(1 + β²) tp / ((1 + β²) tp + fp + β² fn)")
                    .reference("scikit-learn 1.9.0 fbeta_score; van Rijsbergen 1979, Information Retrieval")
                    .with(Parameter.number("beta", 0, 1e6), ZeroDivision.parameter())
                    .overRows((inputs, arguments) ->
                            AveragedRatio.bind(CountRatio.fBeta(arguments.number("beta")), inputs, arguments)),
            ratio("jaccard", "Jaccard index")
                    .formula("tp / (tp + fp + fn)")
                    .reference("scikit-learn 1.9.0 jaccard_score; Jaccard 1901")
                    .with(ZeroDivision.numberParameter())
                    .overRows((inputs, arguments) -> AveragedRatio.bind(CountRatio.JACCARD, inputs, arguments)),
            counts("specificity", "Specificity")
                    .higherIsBetter(0, 1)
                    .formula("tn / (tn + fp)")
                    .conventions("At most two labels occur, and of two the pos_label is one. 0/0 is zero_division.")
                    .reference("scikit-learn 1.9.0 recall_score of the label that is not positive")
                    .undefinedWhen(NO_WEIGHT + ", or zero_division is nan and there is no negative row")
                    .with(Parameter.label("pos_label", 1), ZeroDivision.parameter())
                    .overRows(LabelMetrics::specificity),
            draft("confusion_matrix", "Confusion matrix")
                    .madeOf(CONFUSION_COUNTS)
                    .formula("Cᵢⱼ = Σ w [y = i][ŷ = j]")
                    .conventions(LABELS + " With labels given, those in their order; rows with another are left out."
                            + " Truth down, predictions across. normalize divides by the true, the predicted (pred) or"
                            + " all rows, 0/0 being 0.")
                    .reference("scikit-learn 1.9.0 confusion_matrix")
                    .with(
                            Parameter.classes("labels"),
                            Parameter.choice("normalize", ConfusionMatrix.Normalisation.class))
                    .computed(ConfusionMatrix::counts),
            draft("class_likelihood_ratios", "Likelihood ratios")
                    .madeOf(CONFUSION_COUNTS)
                    .formula("LR+ = (tp / (tp + fn)) / (fp / (fp + tn)), LR− = (fn / (tp + fn)) / (tn / (fp + tn))")
                    .conventions("A list of LR+ and LR−. Two labels, ascending or as given; the second is positive.")
                    .reference("scikit-learn 1.9.0 class_likelihood_ratios")
                    .undefinedWhen(
                            "LR+: no row is positive or none is a false positive; LR−: no row is positive or none"
                                    + " is a true negative")
                    .with(Parameter.classes("labels"))
                    .computed(ConfusionMatrix::likelihoodRatios),
            draft("precision_recall_f1_support", "Precision, recall, F1 and support of each label")
                    .madeOf(CONFUSION_COUNTS)
                    .formula("[tp / (tp + fp)], [tp / (tp + fn)], [2 tp / (2 tp + fp + fn)], [Σ w [y = k]]")
                    .conventions("Four lists with an element a label. " + LABELS
                            + " With labels given, those in their order. 0/0 is zero_division.")
                    .reference("scikit-learn 1.9.0 precision_recall_fscore_support")
                    .with(Parameter.classes("labels"), ZeroDivision.parameter())
                    .computed(LabelMetrics::ofEachLabel));

    private LabelMetrics() {}

    private static Draft draft(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.LABELS)
                .takes(Input.labels("y_true"), Input.labels("y_pred"), Input.weights());
    }

    private static Draft mean(String id, String name) {
        return draft(id, name).madeOf(ROW_LOSS).undefinedWhen(NO_WEIGHT);
    }

    private static Draft counts(String id, String name) {
        return draft(id, name).madeOf(CONFUSION_COUNTS).undefinedWhen(NO_WEIGHT);
    }

    private static Draft ratio(String id, String name) {
        return counts(id, name)
                .higherIsBetter(0, 1)
                .conventions(AVERAGES)
                .undefinedWhen(NO_WEIGHT + ", or zero_division is nan and every ratio is 0/0")
                .with(
                        Parameter.requiredChoice("average", Average.class),
                        Parameter.label("pos_label", 1),
                        Parameter.classes("labels"));
    }

    private static BoundRows mistakes(Inputs inputs) {
        double[] mistakes = LabelPairs.of(inputs).mistakes();
        return new BoundRows(mistakes.length, new WeightedMean(mistakes));
    }

    private static BoundRows accuracy(Inputs inputs) {
        double[] hits = Arrays.stream(LabelPairs.of(inputs).mistakes())
                .map(mistake -> 1 - mistake)
                .toArray();
        return new BoundRows(hits.length, new WeightedMean(hits));
    }

    private static BoundRows balancedAccuracy(Inputs inputs, Arguments arguments) {
        LabelPairs pairs = LabelPairs.of(inputs);
        boolean adjusted = arguments.flag("adjusted");
        return pairs.bind(counts -> LabelFormulas.balancedAccuracy(counts, adjusted));
    }

    private static BoundRows matthews(Inputs inputs) {
        LabelPairs pairs = LabelPairs.of(inputs);
        return pairs.bind(LabelFormulas::matthews);
    }

    private static BoundRows kappa(Inputs inputs, Arguments arguments) {
        return ConfusionMatrix.bind(inputs, arguments, arguments.choice("weights", CohenKappa.class)::of);
    }

    private static BoundRows specificity(Inputs inputs, Arguments arguments) {
        LabelPairs pairs = AveragedRatio.binary(inputs, arguments.label("pos_label"));
        int positive = pairs.codes(List.of(arguments.label("pos_label")))[0];
        int negative = 1 - positive;
        ZeroDivision zeroDivision = ZeroDivision.of(arguments);
        return pairs.bind(counts -> {
            if (counts.total() == 0) {
                return Double.NaN;
            }
            return negative < counts.labels()
                    ? zeroDivision.quotient(counts.hits(negative), counts.actual(negative))
                    : zeroDivision.quotient(0, 0);
        });
    }

    private static Value ofEachLabel(Inputs inputs, Arguments arguments) {
        LabelPairs pairs = LabelPairs.of(inputs, arguments.classes("labels"));
        if (pairs.rows() == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        int[] chosen =
                arguments.classes("labels").isEmpty() ? pairs.occurring() : pairs.codes(arguments.classes("labels"));
        ZeroDivision zeroDivision = ZeroDivision.of(arguments);
        ConfusionCounts counts = pairs.count(inputs.weights(pairs.rows()));
        double[] hits = IntStream.of(chosen).mapToDouble(counts::hits).toArray();
        double[] actual = IntStream.of(chosen).mapToDouble(counts::actual).toArray();
        double[] predicted = IntStream.of(chosen).mapToDouble(counts::predicted).toArray();
        return Value.of(new double[][] {
            CountRatio.PRECISION.of(hits, actual, predicted, zeroDivision),
            CountRatio.RECALL.of(hits, actual, predicted, zeroDivision),
            CountRatio.F1.of(hits, actual, predicted, zeroDivision),
            actual
        });
    }
}
