package dev.assay.platform.invitation;

import dev.assay.platform.opening.Concern;
import dev.assay.platform.opening.ConcernSource;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.ui.Show;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Candidates whom a mail did not reach, and those whose link ended before they began. */
@Singleton
final class InvitationConcerns implements ConcernSource {

    private final CandidateRepository candidates;

    InvitationConcerns(CandidateRepository candidates) {
        this.candidates = candidates;
    }

    @Override
    public List<Concern> of(Opening opening, Instant now) {
        List<Concern> concerns = new ArrayList<>();
        String list = "/openings/" + opening.id() + "/candidates?show=";
        int bounced = candidates.count(opening, CandidateFilter.of(null, "BOUNCED", null), now);
        if (bounced > 0) {
            concerns.add(new Concern(
                    "mail",
                    Show.plural(bounced, "mail", "mails") + " did not arrive",
                    "The server refused the address. Correct it by inviting the right one.",
                    "See whom",
                    list + "BOUNCED"));
        }
        int expired = candidates.count(opening, CandidateFilter.of(null, "EXPIRED", null), now);
        if (expired > 0 && Invitations.whyNot(opening, now).isEmpty()) {
            concerns.add(new Concern(
                    "calendar",
                    Show.plural(expired, "link", "links") + " ended unused",
                    "These candidates have not begun, and the window is still open.",
                    "Send new links",
                    list + "EXPIRED"));
        }
        return concerns;
    }
}
