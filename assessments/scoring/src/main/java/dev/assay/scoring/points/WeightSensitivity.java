package dev.assay.scoring.points;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far an order of candidates hangs on the weights. When the share of a component changes, the others keep their
 * proportions; a composite is then a straight line in that share, so that ranges are exact. Source: Triantaphyllou and
 * Sánchez 1997, Decision Sciences 28(1). Immutable.
 */
public final class WeightSensitivity {
    /** Ten percentage points. */
    private static final double SWING = .10;

    private final Weights weights;
    private final double[][] scores;
    private final int first;

    WeightSensitivity(Weights weights, double[][] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("There are no candidates.");
        }
        this.weights = weights;
        this.scores = scores;
        this.first = first(weights);
    }

    /** The candidate with the highest composite; of several, the first in order. */
    public int first() {
        return first;
    }

    private int first(Weights under) {
        return IntStream.range(0, scores.length)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(candidate -> composite(under, candidate))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private double composite(Weights under, int candidate) {
        return under.of(component -> scores[candidate][component]);
    }

    /** The shares of a component, from low to high, with which nobody passes the candidate that is first now. */
    public ShareRange firstStaysFirst(int component) {
        double now = weights.share(component);
        if (weights.components() == 1) {
            return new ShareRange(now, now);
        }
        Weights none = weights.with(component, 0);
        Weights all = weights.with(component, 1);
        double low = 0;
        double high = 1;
        for (int other = 0; other < scores.length; other++) {
            double leadWithout = composite(none, first) - composite(none, other);
            double leadAlone = composite(all, first) - composite(all, other);
            double overtaken = leadWithout / (leadWithout - leadAlone);
            if (leadAlone < 0) {
                high = Math.min(high, Math.max(now, overtaken));
            }
            if (leadWithout < 0) {
                low = Math.max(low, Math.min(now, overtaken));
            }
        }
        return new ShareRange(low, high);
    }

    /** What ten percentage points more or less of each component do to a candidate's composite; the widest bar first. */
    public List<TornadoBar> tornado(int candidate) {
        return IntStream.range(0, weights.components())
                .mapToObj(component -> bar(candidate, component))
                .sorted(Comparator.comparingDouble(TornadoBar::width).reversed())
                .toList();
    }

    private TornadoBar bar(int candidate, int component) {
        if (weights.components() == 1) {
            double only = composite(weights, candidate);
            return new TornadoBar(component, only, only, first, first);
        }
        Weights less = weights.with(component, Math.max(0, weights.share(component) - SWING));
        Weights more = weights.with(component, Math.min(1, weights.share(component) + SWING));
        return new TornadoBar(
                component, composite(less, candidate), composite(more, candidate), first(less), first(more));
    }

    /** Shares between which something holds, both ends included. */
    public record ShareRange(double low, double high) {}

    /**
     * A candidate's composite under a smaller and a larger share of one component.
     *
     * @param withLess composite with ten percentage points less, or none
     * @param withMore composite with ten percentage points more, or all
     * @param firstWithLess the candidate that is then first
     * @param firstWithMore the candidate that is then first
     */
    public record TornadoBar(int component, double withLess, double withMore, int firstWithLess, int firstWithMore) {
        /** How far the ends lie apart. */
        public double width() {
            return Math.abs(withMore - withLess);
        }
    }
}
