package dev.assay.scoring.label;

import static dev.assay.scoring.label.ConfusionCounts.sum;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.CountRatio;
import dev.assay.scoring.metric.DefinedMean;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.ZeroDivision;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision, recall, F or Jaccard over the labels that count.
 *
 * @param ratio which of them
 * @param average how the labels are put together
 * @param zeroDivision what a ratio of nothing is worth
 */
record AveragedRatio(CountRatio ratio, Average average, ZeroDivision zeroDivision) {
    static BoundRows bind(CountRatio ratio, Inputs inputs, Arguments arguments) {
        Average average = arguments.choice("average", Average.class);
        AveragedRatio averaged = new AveragedRatio(ratio, average, ZeroDivision.of(arguments));
        LabelPairs pairs;
        int[] chosen;
        if (average == Average.BINARY) {
            Label positive = arguments.label("pos_label");
            pairs = binary(inputs, positive);
            chosen = pairs.codes(List.of(positive));
        } else {
            List<Label> labels = arguments.classes("labels");
            pairs = LabelPairs.of(inputs, labels);
            chosen = labels.isEmpty() ? pairs.occurring() : pairs.codes(labels);
        }
        return pairs.bind(counts -> averaged.of(counts, chosen));
    }

    /** Rows of at most two labels, the positive one among them as soon as there are two. */
    static LabelPairs binary(Inputs inputs, Label positive) {
        LabelPairs pairs = LabelPairs.of(inputs, List.of(positive));
        int occurring = pairs.occurring().length;
        if (occurring > 2) {
            throw new InvalidInputException(
                    "More than two labels occur in y_true and y_pred, and the binary average takes two.");
        }
        if (occurring == 2 && pairs.labels().size() > 2) {
            throw new InvalidInputException("The pos_label is neither of the two labels in y_true and y_pred.");
        }
        return pairs;
    }

    private double of(ConfusionCounts counts, int... chosen) {
        if (counts.total() == 0) {
            return Double.NaN;
        }
        double[] hits = IntStream.of(chosen).mapToDouble(counts::hits).toArray();
        double[] actual = IntStream.of(chosen).mapToDouble(counts::actual).toArray();
        double[] predicted = IntStream.of(chosen).mapToDouble(counts::predicted).toArray();
        return switch (average) {
            case MICRO, BINARY -> ratio.of(sum(hits), sum(actual), sum(predicted), zeroDivision);
            case MACRO -> DefinedMean.of(ratio.of(hits, actual, predicted, zeroDivision));
            case WEIGHTED -> DefinedMean.weightedOrPlain(ratio.of(hits, actual, predicted, zeroDivision), actual);
        };
    }
}
