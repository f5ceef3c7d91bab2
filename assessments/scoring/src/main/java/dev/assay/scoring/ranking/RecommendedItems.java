package dev.assay.scoring.ranking;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different items among the first of each row, as indices into the known ones. */
final class RecommendedItems {
    private final int[][] rows;
    private final int[] indexOfKnown;
    private final int different;

    private RecommendedItems(int[][] rows, int[] indexOfKnown, int different) {
        this.rows = rows;
        this.indexOfKnown = indexOfKnown;
        this.different = different;
    }

    static RecommendedItems of(Inputs inputs, String known, int cut) {
        List<Label> items = inputs.labels(known);
        Map<Label, Integer> indices = new HashMap<>();
        int[] indexOfKnown = new int[items.size()];
        for (int row = 0; row < indexOfKnown.length; row++) {
            Integer next = indices.size();
            Integer before = indices.putIfAbsent(items.get(row), next);
            indexOfKnown[row] = before == null ? next : before;
        }
        List<List<Label>> predicted = inputs.labelLists("predicted");
        int[][] rows = new int[predicted.size()][];
        for (int row = 0; row < rows.length; row++) {
            List<Label> list = predicted.get(row);
            int[] first = new int[Math.min(cut, list.size())];
            for (int place = 0; place < first.length; place++) {
                Integer index = indices.get(list.get(place));
                if (index == null) {
                    throw new InvalidInputException(
                            "%s, element %d, is not in %s.".formatted(Inputs.row("predicted", row), place + 1, known));
                }
                first[place] = index;
            }
            rows[row] = Arrays.stream(first).distinct().toArray();
        }
        return new RecommendedItems(rows, indexOfKnown, indices.size());
    }

    BoundRows coverage() {
        if (different == 0) {
            throw new InvalidInputException("The input catalog is empty.");
        }
        return new BoundRows(rows.length, weights -> {
            boolean[] seen = new boolean[different];
            boolean any = false;
            for (int row = 0; row < rows.length; row++) {
                if (weights[row] > 0) {
                    any = true;
                    for (int item : rows[row]) {
                        seen[item] = true;
                    }
                }
            }
            return any ? count(seen) / different : Double.NaN;
        });
    }

    private static double count(boolean[] seen) {
        int count = 0;
        for (boolean item : seen) {
            count += item ? 1 : 0;
        }
        return count;
    }

    /**
     * One less the mean cosine of the pairs of a row; the sum of the cosines of all ordered pairs is the squared length of
     * the sum of the unit vectors, less one for each item with itself.
     */
    BoundRows diversity(double[][] features) {
        oneEach(features.length, "features");
        double[][] units = new double[features.length][];
        for (int item = 0; item < units.length; item++) {
            double length = Math.sqrt(squares(features[item]));
            if (length == 0) {
                throw new InvalidInputException(Inputs.row("features", item) + " has only zeros.");
            }
            units[item] =
                    Arrays.stream(features[item]).map(value -> value / length).toArray();
        }
        return mean(row -> {
            double size = row.length;
            double[] sum = new double[size == 0 ? 0 : units[row[0]].length];
            for (int item : row) {
                for (int column = 0; column < sum.length; column++) {
                    sum[column] += units[item][column];
                }
            }
            return size < 2 ? Double.NaN : 1 - (squares(sum) - size) / (size * (size - 1));
        });
    }

    private static double squares(double[] vector) {
        return Arrays.stream(vector).map(value -> value * value).sum();
    }

    BoundRows novelty(double[] interactions, double users) {
        oneEach(interactions.length, "interactions");
        for (int item = 0; item < interactions.length; item++) {
            if (interactions[item] < 1 || interactions[item] > users) {
                throw new InvalidInputException(
                        Inputs.row("interactions", item) + " is not from 1 to the number of users.");
            }
        }
        return mean(row -> Arrays.stream(row)
                .mapToDouble(item -> Math.log(users / interactions[item]) / Math.log(2))
                .average()
                .orElse(Double.NaN));
    }

    private void oneEach(int rowsOfInput, String name) {
        Inputs.sameLength(indexOfKnown.length, rowsOfInput, name);
        if (different < indexOfKnown.length) {
            throw new InvalidInputException("The input items holds an item twice.");
        }
    }

    /** The value of one row; NaN where it has none. */
    @FunctionalInterface
    private interface OfRow {
        double of(int[] items);
    }

    /** The weighted mean over the rows that have a value. */
    private BoundRows mean(OfRow ofRow) {
        double[] values = Arrays.stream(rows).mapToDouble(ofRow::of).toArray();
        return new BoundRows(values.length, weights -> {
            double sum = 0;
            double total = 0;
            for (int row = 0; row < values.length; row++) {
                if (!Double.isNaN(values[row])) {
                    sum += weights[row] * values[row];
                    total += weights[row];
                }
            }
            return sum / total;
        });
    }
}
