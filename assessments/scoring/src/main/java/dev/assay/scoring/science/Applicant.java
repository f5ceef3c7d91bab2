package dev.assay.scoring.science;

import org.jspecify.annotations.Nullable;

/**
 * One person of a bias audit.
 *
 * @param score given by the assessment, finite
 * @param sex category, or null where not known
 * @param raceOrEthnicity category, or null where not known
 */
public record Applicant(
        double score, @Nullable String sex, @Nullable String raceOrEthnicity) {
    public Applicant {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("The score of an applicant is finite.");
        }
    }
}
