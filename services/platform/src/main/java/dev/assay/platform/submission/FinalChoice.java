package dev.assay.platform.submission;

import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.opening.Opening;
import java.util.List;
import java.util.Optional;

/**
 * Which submission counts as things stand, and why.
 *
 * @param submissionId empty when there is none
 */
public record FinalChoice(Optional<String> submissionId, Reason reason) {

    /** Why it is this one. */
    public enum Reason {
        /** The candidate chose it. */
        CHOSEN,
        /** Its score is the best that the candidate saw; the earliest of equals. */
        BEST,
        /** It is the last that can be scored, or, when none can, the last. */
        LAST
    }

    static FinalChoice of(Sitting sitting, Opening.FinalRule rule, ScoreBoard board, List<SubmissionView> oldestFirst) {
        if (sitting.chosenSubmissionId() != null) {
            return new FinalChoice(Optional.of(sitting.chosenSubmissionId()), Reason.CHOSEN);
        }
        if (rule == Opening.FinalRule.BEST && board.best().isPresent()) {
            return new FinalChoice(board.best().map(ScoreBoard.Best::submissionId), Reason.BEST);
        }
        Optional<String> last = oldestFirst.stream()
                .filter(submission -> submission.current().verdict() == null
                        || "SCORED".equals(submission.current().verdict()))
                .reduce((first, second) -> second)
                .or(() -> oldestFirst.stream().reduce((first, second) -> second))
                .map(SubmissionView::id);
        return new FinalChoice(last, Reason.LAST);
    }
}
