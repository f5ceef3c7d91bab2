package dev.assay.grader.grading;

import dev.assay.scoring.MetricScore;
import java.util.List;

/** What came of a run of a pack's scorer. */
sealed interface ScorerOutcome {
    /** A score. */
    record Scored(MetricScore score) implements ScorerOutcome {}

    /**
     * The scorer accepts the truth as its own prediction but not this submission: the candidate's fault.
     *
     * @param message fit for the candidate
     */
    record Rejected(String message) implements ScorerOutcome {}

    /**
     * The scorer failed: the assessment's fault.
     *
     * @param reason for its author; holds no value of the labels, unlike what the scorer wrote
     */
    record Faulty(String reason) implements ScorerOutcome {}

    /** The engine failed; nothing is known about the scorer. To be tried again. */
    record EngineFailed(String reason) implements ScorerOutcome {}

    /** What the pack's author or the operator should know. */
    default List<String> forTheAuthor() {
        return switch (this) {
            case Scored _, Rejected _ -> List.of();
            case Faulty(String reason) -> List.of(reason);
            case EngineFailed(String reason) -> List.of(reason);
        };
    }
}
