package dev.assay.scoring.comparison;

import dev.assay.scoring.inference.ConfidenceInterval;

/**
 * Two candidates on the same rows.
 *
 * @param first index of a candidate
 * @param second index of another one, greater than the first's
 * @param difference value of the first less that of the second, in units of the metric; NaN where undefined
 * @param interval of the difference from the middle of the shared resamples, for this pair alone
 * @param pValue two-sided, for this pair alone; NaN where undefined
 * @param adjustedPValue after Holm's correction over all pairs; 1 where undefined
 * @param outcome whether the two are told apart
 */
public record PairedComparison(
        int first,
        int second,
        double difference,
        ConfidenceInterval interval,
        double pValue,
        double adjustedPValue,
        Outcome outcome) {
    /** What a comparison, held to the level of the whole family, says. */
    public enum Outcome {
        FIRST_BETTER,
        SECOND_BETTER,
        /** Which is not to say that they are equal. */
        NOT_TOLD_APART
    }
}
