package dev.assay.platform.digest;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When digests are due: at eight in the morning, where somebody is. */
final class DigestHour {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    private DigestHour() {}

    /** The last one that has come. */
    static Instant last(Instant now, ZoneId zone) {
        ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(EIGHT).atZone(zone);
        Instant due = today.toInstant();
        return due.isAfter(now)
                ? today.toLocalDate().minusDays(1).atTime(EIGHT).atZone(zone).toInstant()
                : due;
    }
}
