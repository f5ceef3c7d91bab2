package dev.assay.scoring.regression;

import dev.assay.scoring.metric.TiedOrder;

/** Ranks of weighted rows, ties at the mean of theirs. Sorted once. */
final class MeanRanks {
    private final TiedOrder order;

    MeanRanks(double[] values) {
        this.order = TiedOrder.of(values);
    }

    /** The ranks less one half, each row counting as often as its weight says. */
    double[] under(double[] weights) {
        double[] ofRun = order.weights(weights);
        double before = 0;
        for (int run = 0; run < ofRun.length; run++) {
            double weight = ofRun[run];
            ofRun[run] = before + weight / 2;
            before += weight;
        }
        double[] ranks = new double[order.rows()];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = ofRun[order.run(row)];
        }
        return ranks;
    }
}
