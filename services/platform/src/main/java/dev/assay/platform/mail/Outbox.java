package dev.assay.platform.mail;

import dev.assay.platform.access.Caller;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people and programs do with the outbox. */
@Singleton
final class Outbox {

    private final MailRepository mails;
    private final LinkSigner links;

    Outbox(MailRepository mails, LinkSigner links) {
        this.mails = mails;
        this.links = links;
    }

    /** The filter of a query; empty texts are none. */
    static MailRepository.Filter filter(@Nullable String state, @Nullable String kind, @Nullable String recipient) {
        return new MailRepository.Filter(
                constant(MailState.class, "state", state),
                constant(Mail.Kind.class, "kind", kind),
                recipient == null ? "" : recipient);
    }

    Page<OutboxMail> list(Caller caller, MailRepository.Filter filter, @Nullable String cursor, int limit) {
        return mails.list(caller, filter, cursor, limit);
    }

    ReadMail read(Caller caller, String id) {
        MailRepository.Stored mail = mails.read(caller, id).orElseThrow(ProblemException::notFound);
        Optional<String> link = MailSending.address(links, mail);
        return new ReadMail(mail.mail(), MailText.plain(mail.body(), link), link.orElse(null));
    }

    /** Has a mail sent again. False when it was sent, or waits. */
    boolean retry(Caller caller, String id) {
        return mails.retry(caller, id).orElseThrow(ProblemException::notFound);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, field + " is none of those there are.");
        }
    }
}
