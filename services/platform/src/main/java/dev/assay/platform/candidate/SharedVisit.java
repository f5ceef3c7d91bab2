package dev.assay.platform.candidate;

import dev.assay.platform.invitation.Invitations;
import dev.assay.platform.invitation.SharedLink;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.organisation.Organisation;
import java.time.Instant;
import java.util.Optional;

/** Somebody unknown who came by a shared link. */
record SharedVisit(SharedLink link, Opening opening, Organisation organisation, Instant now) {

    /** Why nobody comes by the link any more, and what to do about it; empty when people do. */
    Optional<LinkOutcome.Ended> ended() {
        String company = organisation.name();
        if (link.revokedAt() != null) {
            return ended(
                    "This link was taken back", company + " took it back. If you expected to be invited, ask there.");
        }
        if (Invitations.whyNot(opening, now).isPresent()) {
            return ended("The window has closed", "Nobody can be invited any more.");
        }
        if (!now.isBefore(link.expiresAt())) {
            return ended("This link has expired", "Ask whoever passed it on for a new one.");
        }
        if (!link.admitsAt(now)) {
            return ended(
                    "All places are taken",
                    "As many people as this link lets in have come by it. Ask " + company + " whether there are more.");
        }
        return Optional.empty();
    }

    private static Optional<LinkOutcome.Ended> ended(String title, String text) {
        return Optional.of(new LinkOutcome.Ended(
                title, text + " If you were invited before, the link in your own mail goes on working as it says."));
    }
}
