package dev.assay.platform.candidate;

import dev.assay.platform.invitation.Invitation;

/** What a link of a mail comes to. */
sealed interface LinkOutcome {

    /** It works. */
    record Works(Visit visit) implements LinkOutcome {}

    /** It does not, and what to do about it. */
    record Ended(String title, String text) implements LinkOutcome {}

    /** For an invitation and the version of the link that was followed. */
    static LinkOutcome of(Visit visit, int linkVersion) {
        Invitation invitation = visit.invitation();
        String company = visit.organisation().name();
        if (invitation.candidateEmail() == null) {
            return new Ended(
                    "Your data was erased",
                    "Nothing is kept that names you, and so nothing can be shown here. If that surprises you, ask "
                            + company + ".");
        }
        if (invitation.revokedAt() != null) {
            return new Ended(
                    "This invitation was taken back",
                    company + " took it back. If that surprises you, answer the mail that invited you.");
        }
        if (linkVersion != invitation.linkVersion()) {
            return new Ended(
                    "There is a newer link",
                    "This one was replaced when the invitation was sent again. Use the link of the newest mail from "
                            + company + ".");
        }
        // Whoever began, or gave the invitation back, comes back by the same link: to go on, to read the answer, to use
        // their rights.
        if (visit.timed().isPresent() || invitation.withdrawnAt() != null) {
            return new Works(visit);
        }
        if (!visit.now().isBefore(invitation.latestEnd(visit.opening()))
                || visit.opening().closedAt() != null) {
            return new Ended(
                    "The window has closed",
                    "Nobody can begin any more. If something kept you from it, write to " + company
                            + " by answering the mail that invited you.");
        }
        if (!visit.now().isBefore(invitation.expiresAt())) {
            return new Ended(
                    "This link has expired",
                    "Answer the mail that invited you and ask for a new one: sending it takes " + company
                            + " a minute.");
        }
        return new Works(visit);
    }
}
