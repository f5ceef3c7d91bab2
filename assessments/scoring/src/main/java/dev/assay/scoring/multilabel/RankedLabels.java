package dev.assay.scoring.multilabel;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.RankedRows;
import dev.assay.scoring.metric.Statistic;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An area under a curve for each label or row, put together.
 *
 * @param truth which labels the rows have
 * @param scores as many
 * @param area of ranked rows under weights
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RankedLabels(Indicators truth, double[][] scores, Area area) {
    /** Of rows of two classes in the order of a score. */
    @FunctionalInterface
    interface Area {
        double of(RankedRows ranked, double[] weights);
    }

    static BoundRows bind(Inputs inputs, Arguments arguments, Area area) {
        Indicators truth = Indicators.of(inputs, "y_true");
        RankedLabels labels = new RankedLabels(truth, truth.scores(inputs, "y_score"), area);
        Statistic statistic = switch (arguments.choice("average", Average.class)) {
            case MACRO -> labels.overLabels(false);
            case WEIGHTED -> labels.overLabels(true);
            case MICRO -> labels.together();
            case SAMPLES -> labels.overRows();
        };
        return new BoundRows(truth.rows(), statistic);
    }

    private Statistic overLabels(boolean byRows) {
        RankedRows[] ranked = IntStream.range(0, truth.labels())
                .mapToObj(label -> RankedRows.of(column(label), truth.column(label)))
                .toArray(RankedRows[]::new);
        return weights -> {
            if (isNothing(weights)) {
                return Double.NaN;
            }
            double[] shares = byRows ? rowsOfLabels(weights) : Inputs.once(ranked.length);
            if (isNothing(shares)) {
                return 0;
            }
            double[] areas = new double[ranked.length];
            for (int label = 0; label < areas.length; label++) {
                areas[label] = shares[label] == 0 ? 0 : area.of(ranked[label], weights);
            }
            return mean(areas, shares);
        };
    }

    /** Each label of each row is a row of its own. */
    private Statistic together() {
        int labels = truth.labels();
        double[] flat = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
        boolean[] positive = new boolean[flat.length];
        for (int index = 0; index < flat.length; index++) {
            positive[index] = truth.has(index / labels, index % labels);
        }
        RankedRows ranked = RankedRows.of(flat, positive);
        return weights -> {
            double[] repeated = new double[positive.length];
            for (int index = 0; index < repeated.length; index++) {
                repeated[index] = weights[index / labels];
            }
            return area.of(ranked, repeated);
        };
    }

    private Statistic overRows() {
        double[] areas = new double[truth.rows()];
        double[] once = Inputs.once(truth.labels());
        for (int row = 0; row < areas.length; row++) {
            areas[row] = area.of(RankedRows.of(scores[row], truth.row(row)), once);
        }
        return weights -> mean(areas, weights);
    }

    /** A value without weight does not count, be it undefined or not. */
    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int index = 0; index < values.length; index++) {
            if (weights[index] > 0) {
                sum += weights[index] * values[index];
                total += weights[index];
            }
        }
        return sum / total;
    }

    private static boolean isNothing(double... weights) {
        return Arrays.stream(weights).allMatch(weight -> weight == 0);
    }

    private double[] rowsOfLabels(double[] weights) {
        double[] sums = new double[truth.labels()];
        for (int row = 0; row < weights.length; row++) {
            for (int label = 0; label < sums.length; label++) {
                if (truth.has(row, label)) {
                    sums[label] += weights[row];
                }
            }
        }
        return sums;
    }

    private double[] column(int label) {
        return Arrays.stream(scores).mapToDouble(row -> row[label]).toArray();
    }
}
