package dev.assay.platform.mail;

import dev.assay.platform.account.StaffMail;
import dev.assay.platform.installation.LinkSigner;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail to be sent.
 *
 * @param kind what it is about, which decides who may read it in the outbox
 * @param body plain text; {@link #LINK} stands where the link goes, which is put in when it is sent or shown and is stored
 *     nowhere
 * @param link what the link leads to
 * @param invitationId the candidate's invitation that it belongs to
 * @param bulkActionId the action that can still be taken back, and the mail with it
 * @param sendAt not before
 */
public record Mail(
        String organisationId,
        Kind kind,
        String recipient,
        String recipientName,
        String subject,
        String body,
        Optional<Link> link,
        Optional<String> invitationId,
        Optional<String> bulkActionId,
        Instant sendAt) {

    /** Where the link goes. */
    public static final String LINK = StaffMail.LINK;

    /** What mails are about. */
    public enum Kind {
        /** Asks somebody to join the company, with a link that makes an account. */
        JOIN,
        /** Lets somebody choose a new password. Shown to nobody but owners, when nothing sends it. */
        RECOVERY,
        /** Tells somebody what happened to their own account. */
        ACCOUNT_NOTICE,
        /** Invites a candidate. */
        INVITATION,
        /** Reminds a candidate. */
        REMINDER,
        /** Tells a candidate how things stand. */
        STATUS,
        /** Answers to questions. */
        ANSWER,
        /** A decision and its feedback. */
        DECISION,
        /** What waits for the company's people. */
        DIGEST
    }

    /** What a link leads to: a row and the version of its link. */
    public record Link(LinkSigner.Kind kind, String id, int version) {}
}
