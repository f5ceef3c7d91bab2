package dev.assay.grading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a grading.
 *
 * @param verdict anything but {@link Verdict#PLATFORM_ERROR}: that one the queue gives
 * @param flags limits that were touched, by name
 * @param message for the candidate: what happened and what to do. Never holds a hidden value
 * @param points on the private split, which decides; present when scored
 * @param publicPoints on the public split, which the candidate sees; empty when there is none
 * @param scores every metric on every split
 * @param runs in order; for a rescore empty
 * @param scorerVersion of the scoring code. With submission and pack version it names the one effect
 * @param predictionsSha256 artefact: the predictions of the hidden run, when they were taken
 * @param receiptJson JSON object; for managers only
 */
public record GradingReport(
        Verdict verdict,
        Set<String> flags,
        String message,
        Optional<Points> points,
        Optional<Points> publicPoints,
        List<SplitScore> scores,
        List<RunRecord> runs,
        String scorerVersion,
        Optional<String> predictionsSha256,
        String receiptJson) {

    public GradingReport {
        flags = Set.copyOf(flags);
        scores = List.copyOf(scores);
        runs = List.copyOf(runs);
        if (verdict == Verdict.PLATFORM_ERROR) {
            throw new IllegalArgumentException("a fault of the platform is no verdict to report");
        }
    }
}
