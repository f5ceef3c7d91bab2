package dev.assay.platform.invitation;

import dev.assay.platform.opening.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When somebody who has not begun is reminded: two days and six hours before it is too late, never at night. */
final class Reminder {

    /** At most so many by themselves; those that a manager sent count too. */
    static final int MOST = 2;

    static final Duration FIRST = Duration.ofDays(2);
    static final Duration SECOND = Duration.ofHours(6);

    /** After any reminder, and after the invitation itself, nothing comes for so long. */
    private static final Duration PEACE = Duration.ofHours(12);

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);

    private Reminder() {}

    /**
     * Whether one is due.
     *
     * @param sent how many were sent
     * @param lastAt when the last was sent, or the invitation itself
     * @param zone of the candidate; of the company as long as that is not known
     */
    static boolean isDue(Invitation invitation, Opening opening, int sent, Instant lastAt, ZoneId zone, Instant now) {
        if (!(LinkState.of(invitation, opening, invitation.linkVersion(), now) instanceof LinkState.Open)) {
            return false;
        }
        Duration left = Duration.between(now, invitation.latestBegin(opening));
        boolean first = sent == 0 && left.compareTo(FIRST) <= 0;
        boolean second = sent == 1 && left.compareTo(SECOND) <= 0;
        boolean atPeace = Duration.between(lastAt, now).compareTo(PEACE) >= 0;
        return (first || second) && sent < MOST && atPeace && isDay(zone, now);
    }

    private static boolean isDay(ZoneId zone, Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return !time.isBefore(MORNING) && time.isBefore(NIGHT);
    }

    /** The later of the two. */
    static Instant last(Instant invitedAt, @Nullable Instant remindedAt) {
        return remindedAt == null || remindedAt.isBefore(invitedAt) ? invitedAt : remindedAt;
    }
}
