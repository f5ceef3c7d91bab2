package dev.assay.platform.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clock of a sitting. The server's times are the truth: the browser only counts between them.
 *
 * @param startedAt when it began
 * @param endsAt when it ends as things stand
 * @param now the server's time when the page was made
 * @param paused whether it stands still because of something on our side
 * @param zone of the candidate
 */
public record Countdown(Instant startedAt, Instant endsAt, Instant now, boolean paused, ZoneId zone) {

    private static final Duration SOON = Duration.ofMinutes(10);

    /** Seconds left; never negative. */
    public long secondsLeft() {
        return Math.max(0, Duration.between(now, endsAt).toSeconds());
    }

    /** Seconds of the whole sitting. */
    public long secondsInAll() {
        return Math.max(1, Duration.between(startedAt, endsAt).toSeconds());
    }

    /** Such as {@code 1:52:13}. */
    public String left() {
        return Show.clock(Duration.ofSeconds(secondsLeft()));
    }

    /** Such as {@code left. Ends 16:40 CET}, with the day where it is another. */
    public String until() {
        if (paused) {
            return "left. Paused: this is on us";
        }
        boolean today = LocalDate.ofInstant(endsAt, zone).equals(LocalDate.ofInstant(now, zone));
        return "left. Ends " + (today ? Show.timeOfDay(endsAt, zone) : Show.time(endsAt, zone));
    }

    /** Class of the clock: soon, paused or nothing. */
    public String tone() {
        if (paused) {
            return "paused";
        }
        return secondsLeft() < SOON.toSeconds() ? "soon" : "";
    }
}
