package dev.assay.scoring.science;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the items of an assessment, such as the criteria of a rubric or the parts of a task, are worth as measurements.
 * Source: Crocker and Algina 1986, Introduction to Classical and Modern Test Theory, chapter 14.
 */
public final class ItemAnalysis {
    private ItemAnalysis() {}

    /**
     * One item.
     *
     * @param difficulty mean share of the most that can be had, so that an easy item is near 1
     * @param discrimination correlation of the item with the total of all items: point-biserial for an item of 0 and 1;
     *     NaN where one of them does not vary
     * @param correctedDiscrimination correlation with the total of the other items, which the item itself does not raise
     */
    public record Item(double difficulty, double discrimination, double correctedDiscrimination) {}

    /**
     * Looks at each item.
     *
     * @param scores for each candidate, of at least two, the finite score in each item, 0 to the most of the item
     * @param most what can be had in each item, positive
     */
    public static List<Item> of(double[][] scores, double[] most) {
        if (scores.length < 2 || Arrays.stream(scores).anyMatch(row -> row.length != most.length)) {
            throw new IllegalArgumentException("There must be two candidates or more with a score in each item.");
        }
        double[] totals = Arrays.stream(scores)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        List<Item> items = new ArrayList<>();
        for (int index = 0; index < most.length; index++) {
            int item = index;
            double[] own = Arrays.stream(scores).mapToDouble(row -> row[item]).toArray();
            if (Arrays.stream(own).anyMatch(score -> !(score >= 0 && score <= most[item]))) {
                throw new IllegalArgumentException("The scores of item %d pass its limits.".formatted(item + 1));
            }
            double[] rest = totals.clone();
            Arrays.setAll(rest, candidate -> totals[candidate] - own[candidate]);
            items.add(new Item(mean(own) / most[item], correlation(own, totals), correlation(own, rest)));
        }
        return List.copyOf(items);
    }

    private static double correlation(double[] first, double[] second) {
        double spread = Math.sqrt(products(first, first)) * Math.sqrt(products(second, second));
        return isConstant(first) || isConstant(second)
                ? Double.NaN
                : Math.clamp(products(first, second) / spread, -1.0, 1.0);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double products(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double sum = 0;
        for (int index = 0; index < first.length; index++) {
            sum += (first[index] - firstMean) * (second[index] - secondMean);
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
