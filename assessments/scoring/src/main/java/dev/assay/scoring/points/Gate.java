package dev.assay.scoring.points;

import java.util.Map;

/** A condition that a submission must meet whatever its points are, on a measured value known by its name. */
public sealed interface Gate {
    /** The name of the value that the gate looks at. */
    String measure();

    /** Whether a value passes; NaN never does. */
    boolean admits(double value);

    /** What the measured values say; a value that was not measured, or is undefined, does not pass. */
    default Outcome check(Map<String, Double> measured) {
        double value = measured.getOrDefault(measure(), Double.NaN);
        if (Double.isNaN(value)) {
            return Outcome.NOT_MEASURED;
        }
        return admits(value) ? Outcome.PASSED : Outcome.FAILED;
    }

    /** What became of a gate. */
    enum Outcome {
        PASSED,
        FAILED,
        NOT_MEASURED
    }

    /** Any value that must reach a threshold. */
    record AtLeast(String measure, double threshold) implements Gate {
        public AtLeast {
            requireNumber(threshold);
        }

        @Override
        public boolean admits(double value) {
            return value >= threshold;
        }
    }

    /** Any value that must not pass a threshold. */
    record AtMost(String measure, double threshold) implements Gate {
        public AtMost {
            requireNumber(threshold);
        }

        @Override
        public boolean admits(double value) {
            return value <= threshold;
        }
    }

    /** The greater of the spreads of true and of false positive rates between groups. */
    record EqualisedOdds(double mostDifference) implements Gate {
        public static final String MEASURE = "equalized_odds_difference";

        public EqualisedOdds {
            if (!(mostDifference >= 0 && mostDifference <= 1)) {
                throw new IllegalArgumentException("A difference of rates lies between 0 and 1.");
            }
        }

        @Override
        public String measure() {
            return MEASURE;
        }

        @Override
        public boolean admits(double value) {
            return value <= mostDifference;
        }
    }

    /** The time that 95 of 100 answers take at most. */
    record Latency(double mostMilliseconds) implements Gate {
        public static final String MEASURE = "latency_p95_ms";

        public Latency {
            requirePositive(mostMilliseconds);
        }

        @Override
        public String measure() {
            return MEASURE;
        }

        @Override
        public boolean admits(double value) {
            return value <= mostMilliseconds;
        }
    }

    /** The size of the model handed in. */
    record ModelSize(long mostBytes) implements Gate {
        public static final String MEASURE = "model_bytes";

        public ModelSize {
            requirePositive((double) mostBytes);
        }

        @Override
        public String measure() {
            return MEASURE;
        }

        @Override
        public boolean admits(double value) {
            return value <= mostBytes;
        }
    }

    private static void requireNumber(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("The threshold of a gate is a number.");
        }
    }

    private static void requirePositive(double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("The threshold of a gate is positive.");
        }
    }
}
