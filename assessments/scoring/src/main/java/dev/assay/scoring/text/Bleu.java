package dev.assay.scoring.text;

import java.util.Arrays;
import java.util.List;

/**
 * BLEU from its sums over segments, smoothed exponentially as in mteval-v13a: the k-th order without a match has precision
 * 1/(2ᵏ total). Sources: Papineni et al. 2002; Post 2018, A Call for Clarity in Reporting BLEU Scores.
 */
final class Bleu {
    static final int ORDERS = 4;
    private static final int MATCHES = 2;
    private static final int TOTALS = MATCHES + ORDERS;

    /** A logarithm so low that the score vanishes, in place of that of zero. */
    private static final double LOGARITHM_OF_ZERO = -9_999_999_999.0;

    private final double[] sums;
    private final boolean effectiveOrder;

    /**
     * From sums over segments.
     *
     * @param effectiveOrder whether orders longer than the hypothesis are left out, for single sentences
     */
    Bleu(double[] sums, boolean effectiveOrder) {
        this.sums = sums;
        this.effectiveOrder = effectiveOrder;
    }

    /** One segment's share of the sums. */
    static double[] ofSegment(List<String> hypothesis, List<List<String>> references) {
        double[] sums = new double[TOTALS + ORDERS];
        sums[0] = hypothesis.size();
        sums[1] = closestLength(hypothesis.size(), references);
        for (int order = 1; order <= ORDERS; order++) {
            NgramCounts expected = new NgramCounts();
            for (List<String> reference : references) {
                expected.mergeLargest(NgramCounts.ofTokens(reference, order));
            }
            NgramCounts given = NgramCounts.ofTokens(hypothesis, order);
            sums[MATCHES + order - 1] = given.matches(expected);
            sums[TOTALS + order - 1] = given.total();
        }
        return sums;
    }

    private static int closestLength(int length, List<List<String>> references) {
        int closest = references.getFirst().size();
        for (List<String> reference : references) {
            int gap = Math.abs(length - reference.size());
            int least = Math.abs(length - closest);
            if (gap < least || (gap == least && reference.size() < closest)) {
                closest = reference.size();
            }
        }
        return closest;
    }

    /** What a corpus shorter than its references is multiplied with. */
    double brevityPenalty() {
        double length = sums[0];
        if (length >= sums[1]) {
            return 1;
        }
        return length > 0 ? Math.exp(1 - sums[1] / length) : 0;
    }

    /** The score from 0 to 100. */
    double score() {
        double[] precisions = precisions();
        int orders = ORDERS;
        while (effectiveOrder && orders > 0 && sums[TOTALS + orders - 1] == 0) {
            orders--;
        }
        if (hasNoMatch()) {
            return 0;
        }
        double logarithms = 0;
        for (int order = 0; order < orders; order++) {
            logarithms += precisions[order] == 0 ? LOGARITHM_OF_ZERO : Math.log(precisions[order]);
        }
        return brevityPenalty() * Math.exp(logarithms / orders);
    }

    /** The smoothed precision of each order in percent; 0 for orders without n-grams, and for all without any match. */
    double[] precisions() {
        double[] precisions = new double[ORDERS];
        double smoothing = 1;
        for (int order = 0; order < ORDERS && sums[TOTALS + order] > 0 && !hasNoMatch(); order++) {
            double matches = sums[MATCHES + order];
            smoothing *= matches == 0 ? 2 : 1;
            precisions[order] =
                    matches == 0 ? 100 / (smoothing * sums[TOTALS + order]) : 100 * matches / sums[TOTALS + order];
        }
        return precisions;
    }

    private boolean hasNoMatch() {
        return Arrays.stream(matches()).allMatch(matches -> matches == 0);
    }

    double[] matches() {
        return Arrays.copyOfRange(sums, MATCHES, TOTALS);
    }

    double[] totals() {
        return Arrays.copyOfRange(sums, TOTALS, TOTALS + ORDERS);
    }
}
