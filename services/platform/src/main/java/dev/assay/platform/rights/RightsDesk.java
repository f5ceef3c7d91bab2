package dev.assay.platform.rights;

import dev.assay.platform.access.Caller;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers what candidates ask for about themselves. */
@Singleton
class RightsDesk {

    private final RightsRepository rights;
    private final AnonymisingRepository anonymising;
    private final InvitationRepository invitations;
    private final MailRepository outbox;
    private final RightsMails mails;

    RightsDesk(
            RightsRepository rights,
            AnonymisingRepository anonymising,
            InvitationRepository invitations,
            MailRepository outbox,
            RightsMails mails) {
        this.rights = rights;
        this.anonymising = anonymising;
        this.invitations = invitations;
        this.outbox = outbox;
        this.mails = mails;
    }

    FiledRequest get(Caller caller, String id) {
        return rights.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    FiledRequest get(Caller caller, String id, RightsRequest.Kind kind) {
        FiledRequest filed = get(caller, id);
        if (filed.request().kind() != kind) {
            throw ProblemException.notFound();
        }
        return filed;
    }

    Invitation invitation(FiledRequest filed) {
        return invitations.find(filed.invitationId()).orElseThrow();
    }

    /**
     * Whether the caller decided what is appealed, and somebody else could answer: candidates are promised that somebody else
     * reads it.
     */
    boolean decidedByCaller(Caller caller, FiledRequest filed) {
        return filed.request().kind() == RightsRequest.Kind.APPEAL
                && caller.accountId().isPresent()
                && rights.decidedBy(filed.invitationId()).equals(caller.accountId())
                && rights.othersMayAnswer(
                        caller.organisationId(), caller.accountId().orElseThrow());
    }

    /** Answers an appeal, or says why an erasure is refused; the candidate gets a mail. */
    void answer(Caller caller, FiledRequest filed, String answer, boolean granted) {
        if (decidedByCaller(caller, filed)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT, "You decided about this candidate. Somebody else has to answer.");
        }
        Invitation invitation = invitation(filed);
        rights.transaction(transaction -> {
            requireOpen(rights.answer(transaction, caller, filed, answer, granted));
            Optional.ofNullable(invitation.candidateEmail())
                    .ifPresent(to -> outbox.add(transaction, mails.answered(filed, invitation, to, answer)));
            return true;
        });
    }

    /**
     * Carries an erasure out. It cannot be taken back.
     *
     * @throws ProblemException STATE_CONFLICT while something of the candidate is being received or graded
     */
    void erase(Caller caller, FiledRequest filed) {
        Invitation invitation = invitation(filed);
        rights.transaction(transaction -> {
            requireOpen(rights.answer(transaction, caller, filed, "", true));
            if (!anonymising.anonymise(
                    transaction, invitation, caller.actor(), AnonymisingRepository.Cause.ERASURE_REQUEST)) {
                throw new ProblemException(
                        ErrorCode.STATE_CONFLICT,
                        "Something of this candidate is being received or graded. Try again when that is done.");
            }
            Optional.ofNullable(invitation.candidateEmail())
                    .ifPresent(to -> outbox.addLast(transaction, mails.erased(filed, invitation, to)));
            return true;
        });
    }

    private static void requireOpen(boolean answered) {
        if (!answered) {
            throw new ProblemException(ErrorCode.STATE_CONFLICT, "It was answered already.");
        }
    }
}
