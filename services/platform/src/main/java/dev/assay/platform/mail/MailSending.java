package dev.assay.platform.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox. A mail is claimed before it is handed over, and what came of it is stored under that claim: of two
 * processes at the same mail one wins. Whoever dies between the server's yes and the storing of it leaves a mail that is
 * sent again, under the same Message-ID: at least once, and more than once only then.
 */
@Factory
final class MailSending {

    private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);

    /** Waits between tries: a server that is away for a night still gets it. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8));

    private final MailRepository mails;
    private final MailServer server;
    private final LinkSigner links;
    private final Clock clock;

    MailSending(MailRepository mails, MailServer server, LinkSigner links, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.links = links;
        this.clock = clock;
    }

    @Singleton
    Task<?> sending(Jobs jobs) {
        return jobs.each(MailRepository.SEND, this::send);
    }

    @Singleton
    Task<?> forgetting(Jobs jobs) {
        return jobs.each(MailRepository.FORGET, id -> {
            mails.forget(id);
            return Optional.empty();
        });
    }

    /** The address that a mail's link has now. */
    static Optional<String> address(LinkSigner links, MailRepository.Stored mail) {
        return mail.link()
                .map(link -> links.link(link.kind(), link.id(), link.version()).toString());
    }

    private Optional<Instant> send(String round) {
        Optional<MailRepository.Stored> claimed = mails.claim(MailRepository.mailOf(round));
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        MailRepository.Stored mail = claimed.get();
        int triesOfRound = mail.mail().tries() - MailRepository.triesBefore(round);
        return switch (server.deliver(mail.mail(), MailText.plain(mail.body(), address(links, mail)))) {
            case Delivery.Taken _ -> {
                mails.store(mail, MailState.SENT, null);
                yield Optional.empty();
            }
            case Delivery.NoServer _ -> {
                mails.store(mail, MailState.KEPT, null);
                yield Optional.empty();
            }
            case Delivery.Refused refused -> {
                LOG.warn("mail {} was refused", mail.mail().id());
                mails.store(mail, MailState.BOUNCED, refused.words());
                yield Optional.empty();
            }
            case Delivery.NotNow notNow -> {
                boolean last = triesOfRound > WAITS.size();
                LOG.warn("mail {} not sent, try {}{}", mail.mail().id(), triesOfRound, last ? ", the last" : "");
                mails.store(mail, last ? MailState.FAILED : MailState.WAITING, notNow.words());
                yield last ? Optional.empty() : Optional.of(clock.instant().plus(WAITS.get(triesOfRound - 1)));
            }
        };
    }
}
