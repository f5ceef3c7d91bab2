package dev.assay.platform.opening;

import dev.assay.platform.web.IsoDuration;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Candidates for one role at one assessment version.
 *
 * @param packVersionId what they work on; fixed for good
 * @param opensAt before which nobody begins
 * @param closesAt when everybody's time ends, extensions aside
 * @param timeLimit from the start of an attempt to its end, such as {@code PT4H}
 * @param finalRule which submission counts when the candidate chose none
 * @param feedbackPolicy what candidates see of their scores while they work
 * @param linkDays how long the link of an invitation works
 * @param turnaroundDays within which candidates are promised an answer
 * @param retentionDays after its end, before candidates are made anonymous
 * @param message that every invitation carries
 * @param comparisonId the newest comparison of its candidates
 * @param revision changes with every change
 */
@Serdeable
public record Opening(
        String id,
        String organisationId,
        String packVersionId,
        String title,
        Instant opensAt,
        Instant closesAt,
        @Serdeable.Serializable(using = IsoDuration.class) Duration timeLimit,
        FinalRule finalRule,
        FeedbackPolicy feedbackPolicy,
        int linkDays,
        int turnaroundDays,
        int retentionDays,
        @Nullable String message,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable Instant archivedAt,
        @Nullable String comparisonId,
        long revision) {

    /** Which submission counts when the candidate chose none. */
    public enum FinalRule {
        /** The one with the best score that the candidate saw; the earliest of equals. */
        BEST,
        /** The last complete one. */
        LAST
    }

    /** What candidates see of their scores while they work. */
    public enum FeedbackPolicy {
        /** The public score moves only when it is better by more than chance. */
        LADDER,
        /** The public score, rounded. */
        ROUNDED,
        /** Whether it could be scored, and nothing else. */
        NONE
    }

    /** Whether new attempts may begin. */
    public boolean takesAttempts(Instant now) {
        return closedAt == null && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }
}
