package dev.assay.scoring;

import dev.assay.scoring.metric.TiedOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much one column of numbers alone tells about the truth, by ranks: 0 nothing, 1 everything. Meant to find features,
 * ids and row orders that give the labels away.
 *
 * <ul>
 *   <li>Probability: |2 AUC - 1|, the rank-biserial correlation; .98 is an AUC of .99 or .01.
 *   <li>Class: the share of the rank variance that lies between the classes, H / (n - 1) of Kruskal and Wallis 1952,
 *       Journal of the American Statistical Association 47.
 *   <li>Number: the absolute rank correlation of Spearman 1904, ties at their mean rank.
 * </ul>
 *
 * @param strength 0 to 1; 0 when the column or the truth is constant
 * @param chance strength that an independent column surpasses about once in 1000 times, by the asymptotic distribution
 */
public record Association(double strength, double chance) {
    /** The .9995 and the .999 quantile of the standard normal distribution. */
    private static final double Z_TWO_SIDED = 3.290526731491926;

    private static final double Z_ONE_SIDED = 3.090232306167813;

    /**
     * Measures a column.
     *
     * @param column one value a row of the truth; NaN stands for a missing value, and missing values count as equal and
     *     below all others, so that what is missing can give the truth away too
     */
    public static Association of(double[] column, Truth truth) {
        Checks.sameLength(column.length, truth.size(), "column and truth");
        double[] ranks = ranks(column);
        double[] values = truth.values();
        return switch (truth.kind()) {
            case PROBABILITY -> binary(ranks, values);
            case CLASS -> classes(ranks, values);
            case NUMBER ->
                new Association(
                        Math.abs(correlation(ranks, ranks(values))),
                        Math.min(1, Z_TWO_SIDED / Math.sqrt(ranks.length - 1)));
        };
    }

    private static Association binary(double[] ranks, double[] labels) {
        double positives = Arrays.stream(labels).sum();
        double pairs = positives * (labels.length - positives);
        double rankSum = IntStream.range(0, labels.length)
                .mapToDouble(row -> labels[row] * ranks[row])
                .sum();
        double concordant = rankSum - positives * (positives + 1) / 2;
        return pairs == 0
                ? new Association(0, 1)
                : new Association(
                        Math.abs(2 * concordant / pairs - 1),
                        Math.min(1, Z_TWO_SIDED * 2 * Math.sqrt((labels.length + 1) / (12 * pairs))));
    }

    private static Association classes(double[] ranks, double[] labels) {
        double all = Moments.products(ranks, ranks);
        double mean = Moments.mean(ranks);
        TiedOrder byClass = TiedOrder.of(labels);
        double between = 0;
        int start = 0;
        for (int run = 0; run < byClass.runs(); run++) {
            int end = byClass.end(run);
            double own = Moments.mean(IntStream.range(start, end)
                    .mapToDouble(position -> ranks[byClass.row(position)])
                    .toArray());
            between += (end - start) * (own - mean) * (own - mean);
            start = end;
        }
        double strength = all == 0 ? 0 : between / all;
        int freedom = byClass.runs() - 1;
        return new Association(strength, freedom == 0 ? 1 : Math.min(1, chiSquare(freedom) / (ranks.length - 1)));
    }

    /** The .999 quantile of the chi-square distribution, after Wilson and Hilferty 1931, PNAS 17(12). */
    private static double chiSquare(int freedom) {
        double spread = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - spread + Z_ONE_SIDED * Math.sqrt(spread), 3);
    }

    /** Pearson's correlation; 0 when a side is constant. */
    static double correlation(double[] first, double[] second) {
        double spread = Math.sqrt(Moments.products(first, first) * Moments.products(second, second));
        return spread == 0 ? 0 : Math.clamp(Moments.products(first, second) / spread, -1.0, 1.0);
    }

    private static double[] ranks(double[] values) {
        double[] finite = Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value + 0.0)
                .toArray();
        TiedOrder order = TiedOrder.of(finite);
        double[] ranks = new double[values.length];
        int start = 0;
        for (int run = 0; run < order.runs(); run++) {
            int end = order.end(run);
            for (int position = start; position < end; position++) {
                ranks[order.row(position)] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }
}
