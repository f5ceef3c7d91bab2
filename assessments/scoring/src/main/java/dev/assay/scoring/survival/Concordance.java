package dev.assay.scoring.survival;

import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.TiedOrder;
import dev.assay.scoring.metric.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The pairs that risks order as the times do, each row counting as often as its weight says. Times and risks are sorted
 * once; a value takes one pass from the last time to the first, with the weights met so far in a tree over the risks
 * (Fenwick 1994, Software: Practice and Experience 24(3)), so n log n.
 */
final class Concordance {
    private final boolean[] events;
    private final TiedOrder byTime;
    private final TiedOrder byRisk;

    /** For each run of equal risks, the first and the one after the last that are tied with it. */
    private final int[] tiedFrom;

    private final int[] tiedTo;

    private Concordance(boolean[] events, TiedOrder byTime, TiedOrder byRisk, int[] tiedFrom, int[] tiedTo) {
        this.events = events;
        this.byTime = byTime;
        this.byRisk = byRisk;
        this.tiedFrom = tiedFrom;
        this.tiedTo = tiedTo;
    }

    /** Comparable pairs by what the risks say of them. */
    record Pairs(double concordant, double discordant, double tied) {
        double index() {
            return (concordant + tied / 2) / (concordant + discordant + tied);
        }

        Value fields() {
            SequencedMap<String, Value> parts = new LinkedHashMap<>();
            parts.put("cindex", Value.of(index()));
            parts.put("concordant", Value.of(concordant));
            parts.put("discordant", Value.of(discordant));
            parts.put("tied_risk", Value.of(tied));
            return Value.of(parts);
        }
    }

    /**
     * Sorts rows.
     *
     * @throws InvalidInputException when no row precedes another
     */
    static Concordance of(boolean[] events, double[] times, double[] risks, double tolerance) {
        TiedOrder byTime = TiedOrder.of(times);
        requireComparable(events, byTime);
        TiedOrder byRisk = TiedOrder.of(risks);
        double[] distinct = new double[byRisk.runs()];
        for (int run = 0; run < distinct.length; run++) {
            distinct[run] = risks[byRisk.row(byRisk.end(run) - 1)];
        }
        int[] from = new int[distinct.length];
        int[] to = new int[distinct.length];
        int first = 0;
        int after = 0;
        for (int run = 0; run < distinct.length; run++) {
            while (distinct[run] - distinct[first] > tolerance) {
                first++;
            }
            while (after < distinct.length && distinct[after] - distinct[run] <= tolerance) {
                after++;
            }
            from[run] = first;
            to[run] = after;
        }
        return new Concordance(events, byTime, byRisk, from, to);
    }

    /** The reference looks at every event but one that is alone at the last time. */
    private static void requireComparable(boolean[] events, TiedOrder byTime) {
        int rows = byTime.rows();
        int last = byTime.runs() > 1 ? byTime.end(byTime.runs() - 2) : 0;
        int looked = rows - last == 1 ? last : rows;
        for (int position = 0; position < looked; position++) {
            if (events[byTime.row(position)]) {
                return;
            }
        }
        throw new InvalidInputException("No two rows are comparable.");
    }

    int rows() {
        return events.length;
    }

    Pairs pairs() {
        double[] once = new double[events.length];
        Arrays.fill(once, 1);
        return pairs(once);
    }

    Pairs pairs(double[] weights) {
        Tally tally = new Tally(weights, new double[byRisk.runs() + 1]);
        for (int run = byTime.runs() - 1; run >= 0; run--) {
            int start = run == 0 ? 0 : byTime.end(run - 1);
            for (int position = start; position < byTime.end(run); position++) {
                if (!events[byTime.row(position)]) {
                    tally.add(byTime.row(position));
                }
            }
            for (int position = start; position < byTime.end(run); position++) {
                if (events[byTime.row(position)]) {
                    tally.compare(byTime.row(position));
                }
            }
            for (int position = start; position < byTime.end(run); position++) {
                if (events[byTime.row(position)]) {
                    tally.add(byTime.row(position));
                }
            }
        }
        return new Pairs(tally.concordant, tally.discordant, tally.tied);
    }

    /** Rows met and pairs counted on the way from the last time to the first. */
    private final class Tally {
        private final double[] weights;
        private final double[] tree;
        private double met;
        private double concordant;
        private double discordant;
        private double tied;

        Tally(double[] weights, double[] tree) {
            this.weights = weights;
            this.tree = tree;
        }

        void add(int row) {
            met += weights[row];
            for (int node = byRisk.run(row) + 1; node < tree.length; node += node & -node) {
                tree[node] += weights[row];
            }
        }

        void compare(int event) {
            double below = upTo(tiedFrom[byRisk.run(event)]);
            double notAbove = upTo(tiedTo[byRisk.run(event)]);
            concordant += weights[event] * below;
            tied += weights[event] * (notAbove - below);
            discordant += weights[event] * (met - notAbove);
        }

        private double upTo(int count) {
            double sum = 0;
            for (int node = count; node > 0; node &= node - 1) {
                sum += tree[node];
            }
            return sum;
        }
    }
}
