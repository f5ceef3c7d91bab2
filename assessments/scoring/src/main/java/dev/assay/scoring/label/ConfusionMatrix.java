package dev.assay.scoring.label;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is made of the counts over chosen labels in their order; rows with another label are left out. */
final class ConfusionMatrix {
    /** More labels than this make a matrix for nobody, and fill the memory. */
    private static final int MOST_LABELS = 2000;

    private final LabelPairs pairs;
    private final int[] chosen;

    private ConfusionMatrix(LabelPairs pairs, int[] chosen) {
        this.pairs = pairs;
        this.chosen = chosen;
    }

    /** What the counts are divided by. */
    enum Normalisation {
        NONE,
        /** The true rows of the label. */
        TRUE,
        /** The rows predicted as the label. */
        PRED,
        /** All rows. */
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ConfusionMatrix of(Inputs inputs, Arguments arguments) {
        List<Label> labels = arguments.classes("labels");
        LabelPairs pairs = LabelPairs.of(inputs, labels);
        int[] chosen = labels.isEmpty() ? pairs.occurring() : pairs.codes(labels);
        if (pairs.rows() == 0) {
            throw new InvalidInputException("There are no rows.");
        }
        if (Arrays.stream(chosen).noneMatch(pairs::isTrue)) {
            throw new InvalidInputException("None of the labels asked for occurs in y_true.");
        }
        return new ConfusionMatrix(pairs, chosen);
    }

    static Value counts(Inputs inputs, Arguments arguments) {
        ConfusionMatrix matrix = of(inputs, arguments);
        if (matrix.chosen.length > MOST_LABELS) {
            throw new InvalidInputException("More than %d labels make no confusion matrix.".formatted(MOST_LABELS));
        }
        return Value.of(normalised(matrix.counted(inputs), arguments.choice("normalize", Normalisation.class)));
    }

    static Value likelihoodRatios(Inputs inputs, Arguments arguments) {
        ConfusionMatrix matrix = of(inputs, arguments);
        if (matrix.chosen.length != 2 || matrix.pairs.occurring().length > 2) {
            throw new InvalidInputException(
                    "The likelihood ratios take two labels; where one of them does not occur, both must be named.");
        }
        return Value.of(LabelFormulas.likelihoodRatios(matrix.counted(inputs)));
    }

    static BoundRows bind(Inputs inputs, Arguments arguments, ToDoubleFunction<ConfusionCounts> formula) {
        ConfusionMatrix matrix = of(inputs, arguments);
        return matrix.pairs.bind(counts -> formula.applyAsDouble(counts.restrictedTo(matrix.chosen)));
    }

    private ConfusionCounts counted(Inputs inputs) {
        return counted(inputs.weights(pairs.rows()));
    }

    private ConfusionCounts counted(double[] weights) {
        return pairs.count(weights).restrictedTo(chosen);
    }

    private static double[][] normalised(ConfusionCounts counts, Normalisation normalisation) {
        double[][] matrix = counts.matrix();
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                double divisor = switch (normalisation) {
                    case NONE -> 1;
                    case TRUE -> counts.actual(row);
                    case PRED -> counts.predicted(column);
                    case ALL -> counts.total();
                };
                matrix[row][column] = divisor == 0 ? 0 : matrix[row][column] / divisor;
            }
        }
        return matrix;
    }
}
