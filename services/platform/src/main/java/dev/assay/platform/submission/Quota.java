package dev.assay.platform.submission;

import dev.assay.pack.Manifest;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;

/**
 * How many submissions were counted. Those that failed through a fault of the platform or of the assessment are not.
 *
 * @param total in the whole attempt
 * @param lastDay in the last 24 hours
 */
public record Quota(int total, int lastDay) {

    /** How many more may come now. */
    public int left(Manifest.Quotas allowed) {
        return Math.max(0, Math.min(allowed.submissions() - total, allowed.perDay() - lastDay));
    }

    /** Refuses one more than the pack allows. */
    void requireRoom(Manifest.Quotas allowed) {
        if (total >= allowed.submissions()) {
            throw new ProblemException(
                    ErrorCode.QUOTA_EXHAUSTED, "All " + allowed.submissions() + " submissions are used.");
        }
        if (lastDay >= allowed.perDay()) {
            throw new ProblemException(
                    ErrorCode.QUOTA_EXHAUSTED,
                    "The " + allowed.perDay() + " submissions of 24 hours are used. Come back later.");
        }
    }
}
