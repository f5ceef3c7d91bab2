package dev.assay.platform.invitation;

import dev.assay.platform.mail.MailState;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Stage;
import dev.assay.platform.opening.StageTimes;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as programs read it.
 *
 * @param standing in words, such as "Opened" or "Link expired"
 * @param deadline until when the candidate may begin, or work; null once that is over for good
 * @param extraTimePercent null for those who may not set it
 * @param lastMail what became of the newest mail; null when there was none
 */
@Serdeable
record InvitationView(
        String id,
        String openingId,
        String name,
        @Nullable String email,
        String codeName,
        Stage stage,
        String standing,
        StageTimes times,
        @Nullable Instant deadline,
        @Nullable Integer extraTimePercent,
        @Nullable MailState lastMail,
        long revision) {

    static InvitationView of(CandidateRow row, Opening opening, boolean mayWrite, Instant now) {
        Invitation invitation = row.invitation();
        return new InvitationView(
                invitation.id(),
                invitation.openingId(),
                invitation.candidateName(),
                invitation.candidateEmail(),
                invitation.codeName(),
                row.times().stage(),
                row.standing(opening, now),
                row.times(),
                row.deadline(opening),
                mayWrite ? invitation.extraTimePercent() : null,
                row.lastMail(),
                invitation.revision());
    }
}
