package dev.assay.platform.scorecard;

import java.time.Duration;
import java.time.Instant;

/**
 * Whose a compared grading is.
 *
 * @param receivedAt when the submission that counts came
 * @param runTime of all its runs together
 * @param whyNoInterval a part of a sentence; empty when there is an interval, or no value
 */
public record Contender(
        String invitationId,
        String submissionId,
        String name,
        String codeName,
        Instant receivedAt,
        Duration runTime,
        String whyNoInterval) {}
