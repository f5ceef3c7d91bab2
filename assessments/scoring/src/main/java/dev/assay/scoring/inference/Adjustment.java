package dev.assay.scoring.inference;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** Corrections of p-values for the number of hypotheses tested. */
public enum Adjustment {
    /** Step-down, keeps the chance of any false finding: Holm 1979. */
    HOLM,
    /** Each p-value times their number. */
    BONFERRONI,
    /** Step-up, keeps the expected share of false findings: Benjamini and Hochberg 1995. */
    FDR_BH,
    /** The closure of Simes' test: Hommel 1988. */
    HOMMEL;

    /**
     * Adjusted p-values in the order of the given ones.
     *
     * @param pValues each from 0 to 1
     */
    public double[] adjusted(double[] pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> pValues[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted =
                IntStream.of(order).mapToDouble(index -> pValues[index]).toArray();
        double[] ascending = switch (this) {
            case HOLM -> holm(sorted);
            case BONFERRONI -> bonferroni(sorted);
            case FDR_BH -> benjaminiHochberg(sorted);
            case HOMMEL -> Hommel.adjusted(sorted);
        };
        double[] adjusted = new double[order.length];
        for (int place = 0; place < order.length; place++) {
            adjusted[order[place]] = Math.min(1, ascending[place]);
        }
        return adjusted;
    }

    private static double[] holm(double[] sorted) {
        double[] adjusted = new double[sorted.length];
        double largest = 0;
        for (int place = 0; place < sorted.length; place++) {
            largest = Math.max(largest, (sorted.length - place) * sorted[place]);
            adjusted[place] = largest;
        }
        return adjusted;
    }

    private static double[] bonferroni(double[] sorted) {
        return IntStream.range(0, sorted.length)
                .mapToDouble(place -> sorted.length * sorted[place])
                .toArray();
    }

    private static double[] benjaminiHochberg(double[] sorted) {
        double[] adjusted = new double[sorted.length];
        double least = Double.POSITIVE_INFINITY;
        for (int place = sorted.length - 1; place >= 0; place--) {
            least = Math.min(least, sorted[place] * ((double) sorted.length / (place + 1)));
            adjusted[place] = least;
        }
        return adjusted;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
