package dev.assay.platform.rights;

import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What candidates are written about their requests. */
@Singleton
final class RightsMails {

    private final OrganisationRepository organisations;
    private final Clock clock;

    RightsMails(OrganisationRepository organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    Mail answered(FiledRequest filed, Invitation invitation, String to, String answer) {
        String what = filed.request().kind() == RightsRequest.Kind.APPEAL
                ? "You asked for a second look at \"%s\". This is the answer of %s:"
                : "You asked to have your data of \"%s\" erased. %s cannot do that, and says why:";
        Organisation company = organisations.get(invitation.organisationId());
        String body = "Hello %s,\n\n%s\n\n%s\n\nYour requests and their answers:\n%s\n"
                .formatted(
                        invitation.candidateName(),
                        what.formatted(filed.openingTitle(), company.name()),
                        answer.replace(Mail.LINK, ""),
                        Mail.LINK);
        return new Mail(
                invitation.organisationId(),
                Mail.Kind.STATUS,
                to,
                invitation.candidateName(),
                "An answer to your request about " + filed.openingTitle(),
                body,
                Optional.of(new Mail.Link(LinkSigner.Kind.INVITATION, invitation.id(), invitation.linkVersion())),
                Optional.of(invitation.id()),
                Optional.empty(),
                clock.instant());
    }

    /** The last one: it belongs to no invitation, and is forgotten itself once it was sent. */
    Mail erased(FiledRequest filed, Invitation invitation, String to) {
        Organisation company = organisations.get(invitation.organisationId());
        String body = """
                Hello %s,

                as you asked, your data of "%s" at %s was erased. What stays names nobody:

                - %s

                This mail is the last one. Its text and your address are removed from it within a day.
                """.formatted(
                invitation.candidateName(), filed.openingTitle(), company.name(), String.join("\n- ", Remains.STAYS));
        return new Mail(
                invitation.organisationId(),
                Mail.Kind.STATUS,
                to,
                invitation.candidateName(),
                "Your data was erased",
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }
}
