package dev.assay.platform.decision;

import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Show;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells candidates, once and honestly, that the answer which they were promised is late. */
@Singleton
class LateAnswers {

    private final LateAnswerRepository late;
    private final InvitationRepository invitations;
    private final OpeningRepository openings;
    private final OrganisationRepository organisations;
    private final MailRepository outbox;
    private final AuditRepository audit;

    LateAnswers(
            LateAnswerRepository late,
            InvitationRepository invitations,
            OpeningRepository openings,
            OrganisationRepository organisations,
            MailRepository outbox,
            AuditRepository audit) {
        this.late = late;
        this.invitations = invitations;
        this.openings = openings;
        this.organisations = organisations;
        this.outbox = outbox;
        this.audit = audit;
    }

    void tell(Instant now) {
        late.untold(now).forEach(one -> tell(one, now));
    }

    private void tell(LateAnswerRepository.Late one, Instant now) {
        Invitation invitation = invitations.find(one.invitationId()).orElseThrow();
        Opening opening = openings.get(one.openingId());
        Instant promised = one.closedAt().plus(Duration.ofDays(opening.turnaroundDays()));
        late.transaction(transaction -> {
            String to = invitation.candidateEmail();
            if (to == null || !late.tell(transaction, invitation.id(), now)) {
                return false;
            }
            outbox.add(transaction, mail(invitation, to, opening, promised, now));
            audit.append(
                    transaction,
                    opening.organisationId(),
                    Actor.SYSTEM,
                    AuditAction.INVITATION_LATENESS_TOLD,
                    invitation.id(),
                    Map.of("promised", promised.toString()));
            return true;
        });
    }

    private Mail mail(Invitation invitation, String to, Opening opening, Instant promised, Instant now) {
        Organisation company = organisations.get(opening.organisationId());
        String by = Show.date(promised, invitation.timeZone() == null ? company.timeZone() : invitation.timeZone());
        String body = """
                Hello %s,

                %s promised you an answer about "%s" by %s. There is none yet, and we cannot say when it comes. We are sorry.

                Nothing is needed of you. The team is reminded every day. What you handed in, and a place to ask, are here:

                %s
                """.formatted(invitation.candidateName(), company.name(), opening.title(), by, Mail.LINK);
        return new Mail(
                opening.organisationId(),
                Mail.Kind.STATUS,
                to,
                invitation.candidateName(),
                "The answer about " + opening.title() + " is late",
                body,
                Optional.of(new Mail.Link(LinkSigner.Kind.INVITATION, invitation.id(), invitation.linkVersion())),
                Optional.of(invitation.id()),
                Optional.empty(),
                now);
    }
}
