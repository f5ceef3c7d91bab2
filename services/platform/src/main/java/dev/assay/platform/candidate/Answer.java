package dev.assay.platform.candidate;

import dev.assay.platform.decision.Decision;
import dev.assay.platform.decision.Decision.Outcome;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate is told at the end. The reason that the company recorded is no part of it.
 *
 * @param feedback Markdown of the company
 * @param shareScore whether the score on the rows that decide is told
 */
public record Answer(Outcome outcome, @Nullable String feedback, boolean shareScore, Instant releasedAt) {

    static Answer of(Decision released) {
        return new Answer(
                released.outcome(),
                released.feedback(),
                released.shareScore(),
                Objects.requireNonNull(released.releasedAt()));
    }

    /** In a few words. */
    public String title() {
        return switch (outcome) {
            case ADVANCE -> "You are through to the next step";
            case DECLINE -> "Not this time";
            case HOLD -> "Not decided yet";
        };
    }

    /** What follows from it. */
    public String meaning(String company) {
        return switch (outcome) {
            case ADVANCE -> company + " would like to go on with you and gets in touch about the next step.";
            case DECLINE -> company + " does not go on with your application for this role. Thank you for your work.";
            case HOLD -> company + " has not decided yet and tells you as soon as it has.";
        };
    }
}
