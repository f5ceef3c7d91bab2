package dev.assay.platform.invitation;

import dev.assay.platform.mail.MailState;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Stage;
import dev.assay.platform.opening.StageTimes;
import dev.assay.platform.ui.Show;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A candidate of an opening with how far they are.
 *
 * @param attemptEndsAt end of the attempt; null when it has not begun
 * @param lastMail what became of the newest mail to the candidate; null when there was none
 * @param lastMailId names that mail
 */
public record CandidateRow(
        Invitation invitation,
        StageTimes times,
        @Nullable Instant attemptEndsAt,
        @Nullable MailState lastMail,
        @Nullable String lastMailId) {

    /** Until when the candidate may begin, or work; null once that is over for good. */
    public @Nullable Instant deadline(Opening opening) {
        if (!invitation.stands() || times.closedAt() != null) {
            return null;
        }
        return attemptEndsAt == null ? invitation.latestBegin(opening) : attemptEndsAt;
    }

    /** Where the candidate is, in words. */
    public String standing(Opening opening, Instant now) {
        if (invitation.revokedAt() != null) {
            return "Revoked";
        }
        if (invitation.withdrawnAt() != null) {
            return "Withdrawn";
        }
        if (times.startedAt() == null && !now.isBefore(invitation.latestBegin(opening))) {
            return "Link expired";
        }
        return Show.sentence(Show.words(times.stage().name()));
    }

    /** Tone of that. */
    public String tone(Opening opening, Instant now) {
        return switch (standing(opening, now)) {
            case "Revoked", "Withdrawn" -> "quiet";
            case "Link expired" -> "warn";
            case "Graded", "Decided" -> "good";
            default -> "live";
        };
    }

    /** When the candidate came where they are. */
    public Instant since() {
        Instant ended = invitation.revokedAt() == null ? invitation.withdrawnAt() : invitation.revokedAt();
        Instant reached = times.at(times.stage());
        return ended != null ? ended : reached == null ? times.invitedAt() : reached;
    }

    /** Whether no mail reached the candidate. */
    public boolean hasBounced() {
        return lastMail == MailState.BOUNCED || lastMail == MailState.FAILED;
    }

    /** Whether the candidate has begun. */
    public boolean hasBegun() {
        return times.stage().compareTo(Stage.STARTED) >= 0;
    }
}
