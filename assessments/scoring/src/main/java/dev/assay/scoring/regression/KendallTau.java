package dev.assay.scoring.regression;

import dev.assay.scoring.metric.NumberPairs;
import dev.assay.scoring.metric.TiedOrder;

/**
 * Kendall's τ of two columns, each row counting as often as its weight says. Both columns are sorted once; a value takes
 * one pass along the first column, with the weights met so far in a tree over the values of the second (Fenwick 1994,
 * Software: Practice and Experience 24(3)). Counts of pairs are exact up to 2⁵³.
 */
final class KendallTau {
    private final TiedOrder byX;
    private final TiedOrder byY;

    private KendallTau(TiedOrder byX, TiedOrder byY) {
        this.byX = byX;
        this.byY = byY;
    }

    static KendallTau of(NumberPairs pairs) {
        return new KendallTau(TiedOrder.of(pairs.firsts()), TiedOrder.of(pairs.seconds()));
    }

    int rows() {
        return byX.rows();
    }

    double b(double[] weights) {
        double untiedInX = untied(byX.weights(weights));
        double untiedInY = untied(byY.weights(weights));
        return untiedInX == 0 || untiedInY == 0
                ? Double.NaN
                : Math.clamp(surplus(weights) / Math.sqrt(untiedInX) / Math.sqrt(untiedInY), -1.0, 1.0);
    }

    double c(double[] weights) {
        double[] ofX = byX.weights(weights);
        double smaller = Math.min(different(ofX), different(byY.weights(weights)));
        double total = sum(ofX);
        return smaller < 2
                ? Double.NaN
                : Math.clamp(2 * surplus(weights) / (total * total * (smaller - 1) / smaller), -1.0, 1.0);
    }

    /** The pairs of rows of different value. */
    private static double untied(double[] ofRun) {
        double before = 0;
        double pairs = 0;
        for (double weight : ofRun) {
            pairs += before * weight;
            before += weight;
        }
        return pairs;
    }

    private static int different(double[] ofRun) {
        int different = 0;
        for (double weight : ofRun) {
            if (weight > 0) {
                different++;
            }
        }
        return different;
    }

    private static double sum(double[] ofRun) {
        double sum = 0;
        for (double weight : ofRun) {
            sum += weight;
        }
        return sum;
    }

    /** Concordant less discordant pairs. */
    private double surplus(double[] weights) {
        double[] tree = new double[byY.runs() + 1];
        double met = 0;
        double surplus = 0;
        int start = 0;
        for (int run = 0; run < byX.runs(); run++) {
            int end = byX.end(run);
            for (int position = start; position < end; position++) {
                int row = byX.row(position);
                double below = upTo(tree, byY.run(row));
                double above = met - upTo(tree, byY.run(row) + 1);
                surplus += weights[row] * (below - above);
            }
            for (int position = start; position < end; position++) {
                int row = byX.row(position);
                add(tree, byY.run(row) + 1, weights[row]);
                met += weights[row];
            }
            start = end;
        }
        return surplus;
    }

    private static double upTo(double[] tree, int count) {
        double sum = 0;
        for (int node = count; node > 0; node &= node - 1) {
            sum += tree[node];
        }
        return sum;
    }

    private static void add(double[] tree, int place, double weight) {
        for (int node = place; node < tree.length; node += node & -node) {
            tree[node] += weight;
        }
    }
}
