package dev.assay.platform.invitation;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.job.Jobs;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks every ten minutes who is to be reminded. */
@Factory
final class Reminding {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final ReminderRepository reminders;
    private final OpeningRepository openings;
    private final Invitations invitations;
    private final Clock clock;

    Reminding(ReminderRepository reminders, OpeningRepository openings, Invitations invitations, Clock clock) {
        this.reminders = reminders;
        this.openings = openings;
        this.invitations = invitations;
        this.clock = clock;
    }

    @Singleton
    Task<?> reminders(Jobs jobs) {
        return jobs.every("remind-candidates", EVERY, this::remind);
    }

    private void remind() {
        Instant now = clock.instant();
        for (String id : reminders.openings(now)) {
            Opening opening = openings.get(id);
            InvitationMail mails = invitations.mails(opening);
            reminders.remind(opening, mails, mails.organisation().timeZone(), now);
        }
    }
}
