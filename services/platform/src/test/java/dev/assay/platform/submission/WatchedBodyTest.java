package dev.assay.platform.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.platform.web.ProblemException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WatchedBodyTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicInteger seen = new AtomicInteger();

    @Test
    void aBodyThatMovesIsReadToItsEndAndShowsThatItIsAlive() throws Exception {
        try (WatchedBody body = body(64, Duration.ofSeconds(1), 1024, BEGIN.plusSeconds(1000))) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(64 * 1024);
        }
        assertThat(seen.get()).isEqualTo(3);
    }

    @Test
    void aBodyThatCrawlsIsEnded() throws Exception {
        try (WatchedBody body = body(64, Duration.ofSeconds(1), 100, Instant.MAX)) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.detail()).contains("Fewer than 16384 bytes"));
        }
    }

    @Test
    void aBodyThatGoesOnAfterTheGraceIsEndedHoweverFastItIs() throws Exception {
        try (WatchedBody body = body(64, Duration.ofSeconds(1), 1 << 20, BEGIN.plusSeconds(10))) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.detail()).contains("took too long after the end"));
        }
    }

    /** A body of so many pieces, each of which takes a time. */
    private WatchedBody body(int pieces, Duration each, int bytes, Instant latest) {
        Steps steps = new Steps(pieces, each, bytes);
        return new WatchedBody(steps, steps.clock, latest, seen::incrementAndGet);
    }

    private static final class Steps extends InputStream {

        private final Ticking clock = new Ticking();
        private final Duration each;
        private final int bytes;
        private int left;

        Steps(int pieces, Duration each, int bytes) {
            this.left = pieces;
            this.each = each;
            this.bytes = bytes;
        }

        @Override
        public int read() {
            throw new IllegalStateException("read by one byte");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left-- <= 0) {
                return -1;
            }
            clock.now = clock.now.plus(each);
            return Math.min(bytes, length);
        }
    }

    private static final class Ticking extends Clock {

        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
