package dev.assay.platform;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The platform's clock in tests: it runs as usual until it is moved or stopped. */
@Singleton
@Replaces(Clock.class)
final class MutableClock extends Clock {

    private volatile Clock clock = Clock.systemUTC();

    /** Lets this time pass at once. */
    synchronized void advance(Duration time) {
        clock = Clock.offset(clock, time);
    }

    /** Stops at an instant, until it is moved by {@link #advance}, which leaves it stopped there. */
    synchronized void stopAt(Instant instant) {
        clock = Clock.fixed(instant, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
