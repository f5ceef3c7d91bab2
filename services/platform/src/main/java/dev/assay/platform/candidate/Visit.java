package dev.assay.platform.candidate;

import dev.assay.platform.access.Caller;
import dev.assay.platform.assessment.PackVersion;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.ui.Countdown;
import dev.assay.platform.ui.Viewer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A candidate on the pages of one invitation, and all that these pages turn on.
 *
 * @param timed the attempt that counts, once it has begun
 * @param now one instant for the whole page
 */
public record Visit(
        Caller caller,
        Invitation invitation,
        Opening opening,
        Organisation organisation,
        PackVersion pack,
        Optional<Sitting> timed,
        Instant now) {

    /** In which the candidate reads times. */
    public ZoneId zone() {
        return invitation.timeZone() == null ? organisation.timeZone() : invitation.timeZone();
    }

    /** An address below the candidate's own. */
    public String path(String rest) {
        return "/c/" + invitation.id() + rest;
    }

    /** Whether the clock runs. */
    public boolean isRunning() {
        return invitation.stands()
                && timed.map(sitting -> sitting.isRunning(now)).orElse(false);
    }

    /** Whether an attempt may begin. */
    public boolean mayBegin() {
        return timed.isEmpty() && invitation.mayBegin(opening, now);
    }

    /** For the bar above the page, with the clock while it runs. */
    public Viewer.Candidate viewer() {
        return new Viewer.Candidate(organisation.name(), opening.title(), countdown());
    }

    private Optional<Countdown> countdown() {
        return timed.filter(sitting -> isRunning())
                .flatMap(sitting -> Optional.ofNullable(sitting.endsAt())
                        .map(endsAt -> new Countdown(sitting.startedAt(), endsAt, now, false, zone())));
    }
}
