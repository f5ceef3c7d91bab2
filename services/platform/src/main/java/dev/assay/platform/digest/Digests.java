package dev.assay.platform.digest;

import dev.assay.platform.installation.Settings;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Concern;
import dev.assay.platform.opening.ConcernSource;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.organisation.OrganisationRepository;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gathers digests and puts them into the outbox. */
@Singleton
class Digests {

    private final DigestRepository digests;
    private final OpeningRepository openings;
    private final List<ConcernSource> concerns;
    private final OrganisationRepository organisations;
    private final MailRepository outbox;
    private final URI publicUrl;

    Digests(
            DigestRepository digests,
            OpeningRepository openings,
            List<ConcernSource> concerns,
            OrganisationRepository organisations,
            MailRepository outbox,
            Settings settings) {
        this.digests = digests;
        this.openings = openings;
        this.concerns = concerns;
        this.organisations = organisations;
        this.outbox = outbox;
        this.publicUrl = settings.publicUrl();
    }

    /** Those that are due. */
    void send(Instant now) {
        for (DigestRepository.Recipient to : digests.recipients()) {
            Instant due = DigestHour.last(now, to.zone());
            if (to.last().isBefore(due)) {
                Digest digest = gather(to, now);
                String company = organisations.get(to.organisationId()).name();
                digests.transaction(transaction -> {
                    boolean mine = digests.claim(transaction, to.accountId(), due, now);
                    if (mine) {
                        digest.mail(to, company, publicUrl, now).ifPresent(mail -> outbox.add(transaction, mail));
                    }
                    return mine;
                });
            }
        }
    }

    private Digest gather(DigestRepository.Recipient to, Instant now) {
        Map<String, Integer> submissions = digests.submissionsSince(to.organisationId(), to.last());
        return new Digest(digests.openings(to.organisationId()).stream()
                .map(id -> of(openings.get(id), submissions.getOrDefault(id, 0), now))
                .filter(one -> !one.isEmpty())
                .toList());
    }

    private Digest.OfOpening of(Opening opening, int submissions, Instant now) {
        List<Concern> waiting = concerns.stream()
                .flatMap(source -> source.of(opening, now).stream())
                .toList();
        return new Digest.OfOpening(opening.id(), opening.title(), submissions, waiting);
    }
}
