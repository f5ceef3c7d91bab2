package dev.assay.scoring.label;

import dev.assay.scoring.metric.CellStatistic;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.LabelCodes;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.PairCounts;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * True and predicted label of each row, coded once. Each pair of labels that occurs is a cell of the confusion matrix,
 * and a row knows its cell, so that counting is one addition a row however many labels there are.
 */
final class LabelPairs {
    private static final String TRUTH = "y_true";
    private static final String PREDICTED = "y_pred";

    private final LabelCodes codes;
    private final PairCounts pairs;
    private final boolean[] occurs;

    private LabelPairs(LabelCodes codes) {
        this.codes = codes;
        pairs = PairCounts.of(codes.labels().size(), codes.column(0), codes.column(1));
        occurs = new boolean[codes.labels().size()];
        for (int cell = 0; cell < pairs.cells(); cell++) {
            occurs[pairs.trueOfCell()[cell]] = true;
            occurs[pairs.predictedOfCell()[cell]] = true;
        }
    }

    static LabelPairs of(Inputs inputs) {
        return of(inputs, List.of());
    }

    /** With labels that count although no row may have them. */
    static LabelPairs of(Inputs inputs, List<Label> more) {
        LabelCodes codes = LabelCodes.of(inputs, more, TRUTH, PREDICTED);
        codes.refuseFractions(TRUTH, PREDICTED);
        return new LabelPairs(codes);
    }

    int rows() {
        return pairs.rows();
    }

    /** All labels, ascending. */
    List<Label> labels() {
        return codes.labels();
    }

    /** The codes of labels that are among {@link #labels}. */
    int[] codes(List<Label> chosen) {
        return chosen.stream()
                .mapToInt(label -> codes.code(label).orElseThrow())
                .toArray();
    }

    /** The codes of the labels that rows have, ascending. */
    int[] occurring() {
        return IntStream.range(0, occurs.length).filter(code -> occurs[code]).toArray();
    }

    /** Whether a row is truly of a label. */
    boolean isTrue(int code) {
        return Arrays.stream(pairs.trueOfCell()).anyMatch(label -> label == code);
    }

    /** For each row 1 where the labels differ, else 0. */
    double[] mistakes() {
        double[] mistakes = new double[rows()];
        for (int row = 0; row < mistakes.length; row++) {
            mistakes[row] = codes.column(0)[row] == codes.column(1)[row] ? 0 : 1;
        }
        return mistakes;
    }

    /** Counts rows, each as often as its weight says. */
    ConfusionCounts count(double[] weights) {
        return counts(pairs.weights(weights));
    }

    /** A formula over the counts, tied to these rows. */
    BoundRows bind(ToDoubleFunction<ConfusionCounts> formula) {
        return new BoundRows(rows(), new CellStatistic(pairs, cells -> formula.applyAsDouble(counts(cells))));
    }

    private ConfusionCounts counts(double[] cells) {
        return new ConfusionCounts(codes.labels().size(), pairs.trueOfCell(), pairs.predictedOfCell(), cells);
    }
}
