package dev.assay.platform.decision;

import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Records what people decide, and tells the candidate when they say so. */
@Singleton
public class DecisionDesk {

    /** How long a release can be taken back. */
    public static final Duration UNDO = Duration.ofSeconds(30);

    private final DecisionRepository decisions;
    private final MailRepository mails;
    private final AuditRepository audit;
    private final OrganisationRepository organisations;
    private final Clock clock;

    DecisionDesk(
            DecisionRepository decisions,
            MailRepository mails,
            AuditRepository audit,
            OrganisationRepository organisations,
            Clock clock) {
        this.decisions = decisions;
        this.mails = mails;
        this.audit = audit;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Records a decision, which replaces the one before. When it is released the candidate gets a mail and sees the
     * feedback, half a minute later: until then it can be taken back.
     */
    Decision decide(Caller caller, Opening opening, Invitation invitation, NewDecision wanted, boolean release) {
        Instant at = clock.instant().plus(UNDO);
        Optional<Mail> announcement = release ? Optional.of(announcement(opening, invitation, at)) : Optional.empty();
        return decisions.transaction(transaction -> {
            Optional<DecisionRepository.Release> released =
                    announcement.map(mail -> new DecisionRepository.Release(at, mails.add(transaction, mail)));
            Decision decision =
                    decisions.insert(transaction, wanted, caller.accountId().orElse(null), released);
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    release ? AuditAction.DECISION_RELEASED : AuditAction.DECISION_RECORDED,
                    decision.id(),
                    Map.of(
                            "invitation",
                            invitation.id(),
                            "outcome",
                            wanted.outcome().name()));
            return decision;
        });
    }

    /**
     * Takes the release of a decision back. The decision itself stands.
     *
     * @throws ProblemException TOO_LATE when the candidate may have seen it
     */
    void keepBack(Caller caller, String decisionId) {
        decisions.transaction(transaction -> {
            String mail = decisions
                    .keepBack(transaction, decisionId)
                    .orElseThrow(() -> new ProblemException(
                            ErrorCode.TOO_LATE,
                            "The candidate has been told. Record another decision and release it."));
            mails.keepBack(transaction, mail);
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    AuditAction.DECISION_UNDONE,
                    decisionId,
                    Map.of());
            return true;
        });
    }

    private Mail announcement(Opening opening, Invitation invitation, Instant at) {
        if (invitation.candidateEmail() == null) {
            throw new ProblemException(ErrorCode.TOO_LATE, "The candidate is anonymous by now and cannot be told.");
        }
        String company = organisations.get(opening.organisationId()).name();
        return new Mail(
                opening.organisationId(),
                Mail.Kind.DECISION,
                invitation.candidateEmail(),
                invitation.candidateName(),
                "News about " + opening.title(),
                """
                        Hello %s,

                        %s has decided about your assessment "%s". You find what was decided, and any feedback, here:

                        %s

                        If you think that something went wrong, you can ask there for a person to look at it again.
                        """.formatted(invitation.candidateName(), company, opening.title(), Mail.LINK),
                Optional.of(new Mail.Link(LinkSigner.Kind.INVITATION, invitation.id(), invitation.linkVersion())),
                Optional.of(invitation.id()),
                Optional.empty(),
                at);
    }
}
