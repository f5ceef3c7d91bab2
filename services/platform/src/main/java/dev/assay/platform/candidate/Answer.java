package dev.assay.platform.candidate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate is told at the end. The reason that the company recorded stays with the company.
 *
 * @param outcome ADVANCE, DECLINE or HOLD
 * @param feedback Markdown of the company
 * @param shareScore whether the score on the rows that decide is told
 */
public record Answer(String outcome, @Nullable String feedback, boolean shareScore, Instant releasedAt) {

    /** In a few words. */
    public String title() {
        return switch (outcome) {
            case "ADVANCE" -> "You are through to the next step";
            case "DECLINE" -> "Not this time";
            default -> "Not decided yet";
        };
    }

    /** What follows from it. */
    public String meaning(String company) {
        return switch (outcome) {
            case "ADVANCE" -> company + " would like to go on with you and gets in touch about the next step.";
            case "DECLINE" -> company + " does not go on with your application for this role. Thank you for your work.";
            default -> company + " has not decided yet and tells you as soon as it has.";
        };
    }
}
