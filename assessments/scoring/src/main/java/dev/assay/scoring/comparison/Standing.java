package dev.assay.scoring.comparison;

/**
 * Where a candidate stands. There is no rank without its range.
 *
 * @param candidate index of the candidate
 * @param value of the metric, NaN where undefined
 * @param ranks that the comparisons leave possible
 * @param letters two candidates that share one are not told apart
 * @param probabilityFirst share of the resamples in which the candidate is best, ties split evenly
 * @param expectedRank mean of its rank over the resamples
 */
public record Standing(
        int candidate, double value, RankRange ranks, String letters, double probabilityFirst, double expectedRank) {}
