package dev.assay.scoring.points;

import dev.assay.scoring.inference.ConfidenceInterval;

/**
 * A composite with its uncertainty.
 *
 * @param value S = Σ wᵢ sᵢ
 * @param standardError √(w'Σw + Σ wᵢ² vᵢ/kᵢ): Σ the covariance of the components over the shared resamples, vᵢ the variance
 *     of one reviewer's rating and kᵢ the number of reviewers
 * @param interval of the value in normal approximation
 * @param probabilityFirst chance of the highest composite among all candidates
 */
public record CompositeScore(
        double value, double standardError, ConfidenceInterval interval, double probabilityFirst) {}
