package dev.assay.platform.submission;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes down when a request began, before anything waits for a thread or for the body: an upload that began in time is in
 * time, however long the rest takes and however many others came in the same minute.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class FirstByte {

    private static final String ATTRIBUTE = "assay.began";

    private final Clock clock;

    FirstByte(Clock clock) {
        this.clock = clock;
    }

    /** When the head of this request had arrived. */
    public static Instant of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Instant.class).orElseThrow();
    }

    @RequestFilter
    void note(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, clock.instant());
    }
}
