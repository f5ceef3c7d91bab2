package dev.assay.platform.submission;

import java.util.List;

/**
 * Everything that was handed in within one attempt, as its candidate may see it.
 *
 * @param submissions newest first
 * @param quota what was counted
 * @param counting which one counts
 */
public record Work(List<CandidateView> submissions, ScoreBoard board, Quota quota, FinalChoice counting) {

    /** Whether something is still being graded. */
    public boolean isOpen() {
        return submissions.stream().anyMatch(submission -> submission.verdict() == null);
    }
}
