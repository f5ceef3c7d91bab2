package dev.assay.platform.account;

import java.util.Optional;

/**
 * A mail to somebody of a company about their account.
 *
 * @param organisationId in whose outbox it lies
 * @param body plain text; {@link #LINK} stands where the link goes
 * @param linkId the one-time link that it brings
 */
public record StaffMail(
        Kind kind,
        String organisationId,
        String recipient,
        String recipientName,
        String subject,
        String body,
        Optional<String> linkId) {

    /** Where the link goes: it is put in when the mail is sent or shown. */
    public static final String LINK = "{{link}}";

    /** What mails are about. */
    public enum Kind {
        /** Asks somebody to join a company. */
        JOIN,
        /** Lets somebody choose a new password. */
        RECOVERY,
        /** Tells somebody what happened to their account. */
        NOTICE
    }

    /** Tells somebody what happened to their account. */
    static StaffMail notice(Account account, String subject, String body) {
        return new StaffMail(
                Kind.NOTICE,
                account.organisationId(),
                account.email(),
                account.name(),
                subject,
                body,
                Optional.empty());
    }
}
