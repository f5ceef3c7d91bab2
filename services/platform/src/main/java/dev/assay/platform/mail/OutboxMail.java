package dev.assay.platform.mail;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox, without its text.
 *
 * @param invitationId whose candidate it goes to; null for mails to the company's own people
 * @param failure the server's words, or ours; null when nothing went wrong
 * @param tries how often it was handed to the server
 * @param sendAt not before
 */
@Serdeable
public record OutboxMail(
        String id,
        Mail.Kind kind,
        String recipient,
        String recipientName,
        String subject,
        @Nullable String invitationId,
        MailState state,
        @Nullable String failure,
        int tries,
        Instant createdAt,
        Instant sendAt,
        @Nullable Instant sentAt) {}
