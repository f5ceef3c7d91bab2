package dev.assay.scoring.metric;

/** The value of a metric on some rows, or why there is none. */
public sealed interface MetricValue {
    /** A value. Never NaN or infinite, which the constructor refuses, nor negative zero. */
    record Defined(double value) implements MetricValue {
        public Defined {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A metric value is finite or Undefined.");
            }
            value += 0.0;
        }
    }

    /**
     * The metric has no value on these rows.
     *
     * @param reason a sentence part without any value of the data
     */
    record Undefined(String reason) implements MetricValue {}
}
