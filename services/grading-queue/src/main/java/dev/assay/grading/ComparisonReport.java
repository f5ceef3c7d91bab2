package dev.assay.grading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gradings of one pack version beside each other. For managers only: it is made on the private rows.
 *
 * @param basis what they are compared by
 * @param entries every grading, the best value first, those that are not ranked last
 * @param pairs of those that are ranked, each two once
 * @param whyNotComparable present when nobody is ranked: a part of a sentence
 */
public record ComparisonReport(Basis basis, List<Entry> entries, List<Pair> pairs, Optional<String> whyNotComparable) {

    public ComparisonReport {
        entries = List.copyOf(entries);
        pairs = List.copyOf(pairs);
    }

    /**
     * What is compared, and how.
     *
     * @param metric id of the primary metric
     * @param rows private rows
     * @param resampling empty when nothing was resampled
     * @param scorerVersion of the scoring code
     */
    public record Basis(
            String metric,
            SplitScore.Direction direction,
            int rows,
            Optional<Resampling> resampling,
            String scorerVersion) {}

    /**
     * The resamples that all gradings share.
     *
     * @param level of single intervals, and of the family of all comparisons
     * @param adjustment for the number of comparisons, such as {@code Holm}
     */
    public record Resampling(long seed, int resamples, double level, String adjustment) {}

    /** An interval in units of the metric. */
    public record Range(double lower, double upper) {}

    /**
     * A difference of two values, in units of the metric.
     *
     * @param range from the shared resamples, for this pair alone; empty where it is undefined
     */
    public record Difference(double value, Optional<Range> range) {}

    /**
     * One grading.
     *
     * @param value of the metric; empty where it is undefined
     * @param interval of the value itself
     * @param place among the others
     * @param toBaseline its value less that of the pack's baseline; empty where there is none to compare with
     */
    public record Entry(
            String gradingId,
            OptionalDouble value,
            Optional<Range> interval,
            Place place,
            Optional<Difference> toBaseline) {}

    /** Where a grading stands. There is no rank without its range. */
    public sealed interface Place {
        /**
         * Among the others.
         *
         * @param rankLow best rank that the comparisons leave possible, from 1
         * @param rankHigh worst rank
         * @param letters two gradings that share one are not told apart
         * @param probabilityFirst share of the resamples in which it is best
         * @param expectedRank mean of its rank over the resamples
         */
        record Ranked(int rankLow, int rankHigh, String letters, double probabilityFirst, double expectedRank)
                implements Place {}

        /** Nowhere; the reason is a part of a sentence. */
        record NotRanked(String reason) implements Place {}
    }

    /**
     * Two gradings.
     *
     * @param difference of the first less the second; empty where it is undefined
     * @param pValue two-sided, for this pair alone; empty where it is undefined
     * @param adjustedPValue for the number of pairs
     */
    public record Pair(
            String firstGradingId,
            String secondGradingId,
            Optional<Difference> difference,
            OptionalDouble pValue,
            double adjustedPValue,
            Outcome outcome) {}

    /** What a pair, held to the level of the whole family, says. */
    public enum Outcome {
        FIRST_BETTER,
        SECOND_BETTER,
        /** Which is not to say that they are equal. */
        NOT_TOLD_APART
    }
}
