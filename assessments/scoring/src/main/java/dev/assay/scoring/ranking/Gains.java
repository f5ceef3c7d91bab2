package dev.assay.scoring.ranking;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.TiedOrder;

/** Gains of the documents of each query and the scores that rank them. */
final class Gains {
    private final double[][] gains;
    private final double[][] scores;
    private final boolean ignoreTies;
    private final double[] discounts;

    private Gains(double[][] gains, double[][] scores, int cut, boolean ignoreTies) {
        this.gains = gains;
        this.scores = scores;
        this.ignoreTies = ignoreTies;
        this.discounts = new double[gains.length == 0 ? 0 : gains[0].length];
        for (int rank = 0; rank < discounts.length; rank++) {
            discounts[rank] = rank < cut ? Math.log(2) / Math.log(rank + 2) : 0;
        }
    }

    static Gains of(Inputs inputs, int cut, boolean ignoreTies) {
        double[][] gains = inputs.matrix("y_true");
        double[][] scores = inputs.matrix("y_score");
        Inputs.sameLength(gains.length, scores.length, "y_score");
        if (gains.length > 0 && gains[0].length != scores[0].length) {
            throw new InvalidInputException("The input y_score has another number of columns than y_true.");
        }
        if (gains.length > 0 && gains[0].length < 2) {
            throw new InvalidInputException("The input y_true must have two columns or more.");
        }
        return new Gains(gains, scores, cut, ignoreTies);
    }

    double[] discounted() {
        double[] values = new double[gains.length];
        for (int query = 0; query < values.length; query++) {
            values[query] = discounted(gains[query], TiedOrder.of(scores[query]), ignoreTies);
        }
        return values;
    }

    double[] normalised() {
        for (int query = 0; query < gains.length; query++) {
            for (double gain : gains[query]) {
                if (gain < 0) {
                    throw new InvalidInputException(Inputs.row("y_true", query) + " has a negative gain.");
                }
            }
        }
        double[] values = discounted();
        for (int query = 0; query < values.length; query++) {
            double ideal = discounted(gains[query], TiedOrder.of(gains[query]), true);
            values[query] = ideal == 0 ? 0 : values[query] / ideal;
        }
        return values;
    }

    private double discounted(double[] gain, TiedOrder order, boolean oneByOne) {
        double sum = 0;
        int end = gain.length;
        for (int run = order.runs() - 1; run >= 0; run--) {
            int start = run == 0 ? 0 : order.end(run - 1);
            sum += oneByOne ? oneByOne(gain, order, start, end) : shared(gain, order, start, end);
            end = start;
        }
        return sum;
    }

    private double oneByOne(double[] gain, TiedOrder order, int start, int end) {
        double sum = 0;
        for (int position = end - 1; position >= start; position--) {
            sum += gain[order.row(position)] * discounts[gain.length - 1 - position];
        }
        return sum;
    }

    private double shared(double[] gain, TiedOrder order, int start, int end) {
        double gains = 0;
        double discount = 0;
        for (int position = start; position < end; position++) {
            gains += gain[order.row(position)];
            discount += discounts[gain.length - 1 - position];
        }
        return gains / (end - start) * discount;
    }
}
