package dev.assay.scoring.probability;

import dev.assay.scoring.metric.RankedRows.Thresholds;

/** What is read off the counts at every threshold. */
final class Sweep {
    private Sweep() {}

    /**
     * The area under the ROC curve up to a false positive rate, rescaled so that chance is worth one half. Source:
     * McClish 1989, Medical Decision Making 9(3).
     */
    static double partialArea(Thresholds counts, double most) {
        double positives = counts.positives();
        double negatives = counts.negatives();
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        double area = 0;
        double rate = 0;
        double hitRate = 0;
        for (int index = 0; index < counts.count() && rate < most; index++) {
            double nextRate = counts.falsePositives()[index] / negatives;
            double nextHitRate = counts.truePositives()[index] / positives;
            if (nextRate > most) {
                nextHitRate = hitRate + (nextHitRate - hitRate) * (most - rate) / (nextRate - rate);
                nextRate = most;
            }
            area += (nextRate - rate) * (hitRate + nextHitRate) / 2;
            rate = nextRate;
            hitRate = nextHitRate;
        }
        double chance = most * most / 2;
        return (1 + (area - chance) / (most - chance)) / 2;
    }

    /** The largest distance of the score's distributions in the two classes. */
    static double kolmogorovSmirnov(Thresholds counts) {
        double positives = counts.positives();
        double negatives = counts.negatives();
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        double largest = 0;
        for (int index = 0; index < counts.count(); index++) {
            double distance = counts.truePositives()[index] / positives - counts.falsePositives()[index] / negatives;
            largest = Math.max(largest, Math.abs(distance));
        }
        return largest;
    }

    /** The largest F1 that a threshold gives. */
    static double bestF1(Thresholds counts) {
        double positives = counts.positives();
        if (positives == 0) {
            return Double.NaN;
        }
        double best = 0;
        for (int index = 0; index < counts.count(); index++) {
            double hits = counts.truePositives()[index];
            best = Math.max(best, 2 * hits / (hits + counts.falsePositives()[index] + positives));
        }
        return best;
    }

    /** The share of positive rows among the first k; of rows that are tied there, as many as fit count in proportion. */
    static double precisionAt(int k, Thresholds counts) {
        double hits = 0;
        double rows = 0;
        for (int index = 0; index < counts.count(); index++) {
            double nextHits = counts.truePositives()[index];
            double nextRows = nextHits + counts.falsePositives()[index];
            if (nextRows >= k) {
                return (hits + (nextHits - hits) * (k - rows) / (nextRows - rows)) / k;
            }
            hits = nextHits;
            rows = nextRows;
        }
        return Double.NaN;
    }
}
