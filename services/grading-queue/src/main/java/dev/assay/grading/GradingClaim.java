package dev.assay.grading;

import java.util.Optional;

/**
 * A submission that this worker holds, until it reports or its lease is lost.
 *
 * @param gradingId names this grading
 * @param attemptToken fences it: a report under an older token has no effect. Rises with every claim
 * @param kind whether code runs or stored predictions are scored again
 * @param submissionId names the submission
 * @param submissionSha256 its archive in the artefact store
 * @param submissionFileName as the candidate named it, sanitised; tells the kind of archive in messages only
 * @param pack what to grade against
 * @param predictionsSha256 stored predictions to score; present for {@link Kind#RESCORE} only
 * @param tries how often it was claimed, this time included
 */
public record GradingClaim(
        String gradingId,
        long attemptToken,
        Kind kind,
        String submissionId,
        String submissionSha256,
        String submissionFileName,
        PackReference pack,
        Optional<String> predictionsSha256,
        int tries) {

    /** What a grading does. */
    public enum Kind {
        /** Runs the submission and scores what it predicts. */
        RUN,
        /** Scores stored predictions again; no code runs. */
        RESCORE
    }
}
