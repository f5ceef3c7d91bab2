package dev.assay.scoring.points;

/** The scale on which equal steps of a metric are worth equal points. Every scale keeps or turns round the order. */
public sealed interface Scale {
    /** The value on this scale; infinite at an end of the metric's range, where a scale has one. */
    double of(double value);

    /** The metric as it is. */
    record Linear() implements Scale {
        @Override
        public double of(double value) {
            return value;
        }
    }

    /** Log odds, for a share near 0 or 1: from .98 to .99 is worth what .50 to .67 is. */
    record Logit() implements Scale {
        @Override
        public double of(double value) {
            if (value < 0 || value > 1) {
                throw new IllegalArgumentException("Log odds are of values from 0 to 1.");
            }
            return Math.log(value / (1 - value));
        }
    }

    /**
     * Logarithm of the distance to the optimum: to halve the error is worth the same points from anywhere.
     *
     * @param optimum the best possible value, such as 1 for accuracy and 0 for an error
     */
    record ErrorRatio(double optimum) implements Scale {
        public ErrorRatio {
            if (!Double.isFinite(optimum)) {
                throw new IllegalArgumentException("The optimum of an error ratio is finite.");
            }
        }

        @Override
        public double of(double value) {
            return -Math.log(Math.abs(optimum - value));
        }
    }
}
