package dev.assay.scoring.drift;

import dev.assay.scoring.metric.TiedOrder;
import java.util.Locale;

/** Percentiles of values that count as often as their weights say. Sorted once. */
final class Percentile {
    private final double[] values;
    private final TiedOrder order;

    /** The values are kept, not copied. */
    Percentile(double[] values) {
        this.values = values;
        this.order = TiedOrder.of(values);
    }

    /** How a percentile between two values is settled. */
    enum Method {
        NEAREST_RANK,
        LINEAR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    int rows() {
        return values.length;
    }

    double at(double percent, Method method, double[] weights) {
        double[] ofRun = order.weights(weights);
        double total = 0;
        for (double weight : ofRun) {
            total += weight;
        }
        if (total == 0) {
            return Double.NaN;
        }
        return switch (method) {
            case NEAREST_RANK -> place(Math.max(Math.ceil(percent * total / 100), 1) - 1, ofRun);
            case LINEAR -> between(percent * (total - 1) / 100, ofRun);
        };
    }

    private double between(double place, double[] ofRun) {
        double lower = place(Math.floor(place), ofRun);
        double upper = place(Math.ceil(place), ofRun);
        return lower + (upper - lower) * (place - Math.floor(place));
    }

    /** The value at a place of the sorted values, the first being 0. */
    private double place(double place, double[] ofRun) {
        double before = 0;
        int last = 0;
        for (int run = 0; run < ofRun.length; run++) {
            before += ofRun[run];
            last = ofRun[run] > 0 ? run : last;
            if (before > place) {
                break;
            }
        }
        return values[order.row(order.end(last) - 1)];
    }
}
