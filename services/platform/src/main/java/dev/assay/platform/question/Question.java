package dev.assay.platform.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of a candidate to the team of an opening.
 *
 * @param invitationId who asked; never shown to other candidates
 * @param text as it was asked
 * @param shownQuestion as all candidates see it, once answered: the team may leave out what gives the asker away
 * @param answer null until there is one
 */
public record Question(
        String id,
        String openingId,
        String invitationId,
        String text,
        Instant askedAt,
        @Nullable String shownQuestion,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    /** Whether every candidate of the opening sees it. */
    public boolean isAnswered() {
        return answer != null;
    }

    /** As other candidates see it. */
    public String shown() {
        return shownQuestion == null ? text : shownQuestion;
    }
}
