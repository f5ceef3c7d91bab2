package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.RankedRows.Thresholds;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The two curves of a score, as lists of their points. */
final class Curves {
    private Curves() {}

    static Value roc(Inputs inputs, Arguments arguments) {
        Thresholds all = thresholds(inputs, arguments);
        int last = all.count() - 1;
        int[] kept = kept(
                all,
                arguments,
                index -> bends(all.falsePositives(), index, last) || bends(all.truePositives(), index, last));
        double[] rates = shares(all.falsePositives(), kept, all.negatives());
        double[] hitRates = shares(all.truePositives(), kept, all.positives());
        double[] values =
                IntStream.of(kept).mapToDouble(index -> all.values()[index]).toArray();
        SequencedMap<String, Value> curve = new LinkedHashMap<>();
        curve.put("fpr", Value.of(led(all.negatives() == 0 ? Double.NaN : 0, rates)));
        curve.put("tpr", Value.of(led(all.positives() == 0 ? Double.NaN : 0, hitRates)));
        curve.put("thresholds", Value.of(led(Double.POSITIVE_INFINITY, values)));
        return Value.of(curve);
    }

    static Value precisionRecall(Inputs inputs, Arguments arguments) {
        Thresholds all = thresholds(inputs, arguments);
        double[] hits = all.truePositives();
        int[] descending =
                kept(all, arguments, index -> hits[index] != hits[index - 1] || hits[index + 1] != hits[index]);
        int[] kept = reversed(descending);
        double[] precision = IntStream.of(kept)
                .mapToDouble(index -> hits[index] / (hits[index] + all.falsePositives()[index]))
                .toArray();
        double[] recall = shares(hits, kept, all.positives());
        if (all.positives() == 0) {
            Arrays.fill(recall, 1);
        }
        SequencedMap<String, Value> curve = new LinkedHashMap<>();
        curve.put("precision", Value.of(followed(precision, 1)));
        curve.put("recall", Value.of(followed(recall, 0)));
        curve.put(
                "thresholds",
                Value.of(IntStream.of(kept)
                        .mapToDouble(index -> all.values()[index])
                        .toArray()));
        return Value.of(curve);
    }

    private static Thresholds thresholds(Inputs inputs, Arguments arguments) {
        boolean[] positive = BinaryTruth.of(inputs, arguments);
        Thresholds thresholds = BinaryTruth.ranked(positive, inputs).thresholds(inputs.weights(positive.length));
        if (thresholds.count() == 0) {
            throw new InvalidInputException("There are no rows with any weight.");
        }
        return thresholds;
    }

    /** The points that are drawn: all of them, or both ends and those between them at which the curve bends. */
    private static int[] kept(Thresholds all, Arguments arguments, IntPredicate bends) {
        int last = all.count() - 1;
        boolean every = !arguments.flag("drop_intermediate") || last < 2;
        return IntStream.rangeClosed(0, last)
                .filter(index -> every || index == 0 || index == last || bends.test(index))
                .toArray();
    }

    private static boolean bends(double[] counts, int index, int last) {
        return index < last && (counts[index + 1] - counts[index]) - (counts[index] - counts[index - 1]) != 0;
    }

    private static double[] shares(double[] counts, int[] kept, double total) {
        return IntStream.of(kept).mapToDouble(index -> counts[index] / total).toArray();
    }

    private static int[] reversed(int... indices) {
        return IntStream.range(0, indices.length)
                .map(index -> indices[indices.length - 1 - index])
                .toArray();
    }

    private static double[] led(double first, double... rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static double[] followed(double[] rest, double last) {
        double[] all = Arrays.copyOf(rest, rest.length + 1);
        all[rest.length] = last;
        return all;
    }
}
