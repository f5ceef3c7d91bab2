package dev.assay.platform.rights;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.access.Actor;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationRepository;
import dev.assay.platform.job.Jobs;
import dev.assay.platform.opening.OpeningRepository;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks every hour whose time is over, archived openings included. */
@Factory
final class Retaining {

    private static final Duration EVERY = Duration.ofHours(1);

    private final RetentionRepository retention;
    private final AnonymisingRepository anonymising;
    private final InvitationRepository invitations;
    private final OpeningRepository openings;
    private final Clock clock;

    Retaining(
            RetentionRepository retention,
            AnonymisingRepository anonymising,
            InvitationRepository invitations,
            OpeningRepository openings,
            Clock clock) {
        this.retention = retention;
        this.anonymising = anonymising;
        this.invitations = invitations;
        this.openings = openings;
        this.clock = clock;
    }

    @Singleton
    Task<?> retaining(Jobs jobs) {
        return jobs.every("anonymise-candidates", EVERY, this::anonymise);
    }

    private void anonymise() {
        Instant now = clock.instant();
        for (RetentionRepository.Kept kept : retention.longKept(now)) {
            Invitation invitation = invitations.find(kept.invitationId()).orElseThrow();
            boolean over = Retention.ends(
                            invitation, openings.get(kept.openingId()), kept.begun(), kept.closedAt(), kept.toldAt())
                    .filter(end -> !end.isAfter(now))
                    .isPresent();
            if (over) {
                anonymising.transaction(transaction -> anonymising.anonymise(
                        transaction, invitation, Actor.SYSTEM, AnonymisingRepository.Cause.RETENTION));
            }
        }
    }
}
