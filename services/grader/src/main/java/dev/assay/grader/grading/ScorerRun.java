package dev.assay.grader.grading;

import dev.assay.grader.grading.HiddenScoring.OwnScore;
import dev.assay.pack.hidden.Split;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.scoring.Interval;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of a pack's scorer. Its log is not for reports: it may hold labels.
 *
 * @param metric id
 * @param split the rows it was given
 * @param codeDigest of everything at {@code /app}
 * @param outcome what it means
 */
record ScorerRun(
        String metric, Split split, SandboxPolicy policy, String codeDigest, RunOutcome run, ScorerOutcome outcome) {

    /** Its score, if it gave one. */
    Stream<OwnScore> score() {
        return outcome instanceof ScorerOutcome.Scored scored
                ? Stream.of(new OwnScore(split, scored.score()))
                : Stream.empty();
    }

    Optional<Interval> interval() {
        return score().findFirst().flatMap(own -> own.score().interval());
    }
}
