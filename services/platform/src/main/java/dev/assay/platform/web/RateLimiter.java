package dev.assay.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Slows down those who try many secrets. Counts live in memory: one platform process serves an installation, and what a
 * restart forgives is one more round.
 */
@Singleton
public final class RateLimiter {

    private static final int MOST_KEYS = 100_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final Clock clock;

    RateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** So many tries at once; they come back evenly over the time. */
    public record Limit(String purpose, int tries, Duration time) {}

    /**
     * Counts a try.
     *
     * @param key whose tries are counted together: an address, an account
     * @throws ProblemException TOO_MANY_REQUESTS when none is left, saying when to come back
     */
    public void spend(Limit limit, String key) {
        ConsumptionProbe probe = bucket(limit, key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw new ProblemException(
                    ErrorCode.TOO_MANY_REQUESTS, "Wait " + seconds + " seconds before you try again.");
        }
    }

    /** Counts a try of whoever is at the other end of the connection. */
    public void spend(Limit limit, HttpRequest<?> request) {
        spend(limit, address(request));
    }

    /** From where a request comes. */
    public static String address(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    /** Forgets the tries that went before a right one. */
    public void forgive(Limit limit, String key) {
        buckets.invalidate(limit.purpose() + " " + key);
    }

    private Bucket bucket(Limit limit, String key) {
        return buckets.get(
                limit.purpose() + " " + key,
                absent -> Bucket.builder()
                        .addLimit(bandwidth ->
                                bandwidth.capacity(limit.tries()).refillGreedy(limit.tries(), limit.time()))
                        .withCustomTimePrecision(new ClockTime())
                        .build());
    }

    /** The library's own measure reads the clock of the machine. */
    private final class ClockTime implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
