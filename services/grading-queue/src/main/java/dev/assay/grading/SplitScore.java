package dev.assay.grading;

import java.util.Optional;

/**
 * One metric on one part of the hidden rows.
 *
 * @param split which part
 * @param metric its id in the scoring engine
 * @param metricVersion of its formula
 * @param direction which values are better
 * @param primary whether the points come from it
 * @param value what it is, or why it is not defined
 * @param interval around a defined value, or why there is none
 * @param gatePassed whether the manifest's bound on it holds; empty when it sets none
 */
public record SplitScore(
        Split split,
        String metric,
        String metricVersion,
        Direction direction,
        boolean primary,
        Value value,
        Interval interval,
        Optional<Boolean> gatePassed) {

    /** Part of the hidden rows. */
    public enum Split {
        /** Its score is the candidate's feedback. */
        PUBLIC,
        /** Its score decides. Only managers see it. */
        PRIVATE
    }

    /** Which values of a metric are better. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** A number, or the reason why there is none. */
    public sealed interface Value {
        /** A number. */
        record Defined(double number) implements Value {}

        /** No number. */
        record Undefined(String reason) implements Value {}
    }

    /** How uncertain a value is, or the reason why that is not known. */
    public sealed interface Interval {
        /**
         * A confidence interval.
         *
         * @param level for example 0.95
         * @param method that made it
         */
        record Known(double lower, double upper, double level, String method) implements Interval {}

        /**
         * No interval.
         *
         * @param reason a part of a sentence without any value of the data; that of the value where that is undefined
         */
        record Unknown(String reason) implements Interval {}
    }
}
