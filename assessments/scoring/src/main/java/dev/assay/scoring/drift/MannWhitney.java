package dev.assay.scoring.drift;

import dev.assay.scoring.metric.TiedOrder;
import dev.assay.scoring.metric.Value;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The number of pairs in which the first sample is ahead, ties one half.
 *
 * @param u of the first sample
 * @param pairs of one value of each sample
 * @param deviation its standard deviation when both come from one distribution
 */
record MannWhitney(double u, double pairs, double deviation) {
    /** What the test is against. */
    enum Alternative {
        TWO_SIDED("two-sided"),
        LESS("less"),
        GREATER("greater");

        private final String written;

        Alternative(String written) {
            this.written = written;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    static MannWhitney of(double[] x, double[] y) {
        TiedOrder order = TiedOrder.of(
                DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray());
        double size = order.rows();
        double ranks = 0;
        double ties = 0;
        int start = 0;
        for (int run = 0; run < order.runs(); run++) {
            int end = order.end(run);
            double tied = end - start;
            ties += tied * tied * tied - tied;
            int ofX = 0;
            for (int position = start; position < end; position++) {
                ofX += order.row(position) < x.length ? 1 : 0;
            }
            ranks += ofX * ((start + 1 + end) / 2.0);
            start = end;
        }
        double pairs = (double) x.length * y.length;
        double deviation = Math.sqrt(pairs / 12 * (size + 1 - ties / (size * (size - 1))));
        return new MannWhitney(ranks - x.length * (x.length + 1.0) / 2, pairs, deviation);
    }

    /** U and the p-value by the normal approximation. */
    Value test(Alternative alternative, boolean continuity) {
        double correction = continuity ? .5 : 0;
        double p = switch (alternative) {
            case TWO_SIDED -> 2 * tail(Math.max(u, pairs - u) - correction);
            case LESS -> tail(pairs - u - correction);
            case GREATER -> tail(u - correction);
        };
        return Value.of("U1", u, "pvalue", Math.min(p, 1));
    }

    private double tail(double value) {
        return Erfc.value((value - pairs / 2) / deviation / Math.sqrt(2)) / 2;
    }
}
