package dev.assay.grading;

import java.time.Duration;

/**
 * How the queue behaves.
 *
 * @param workerName tells workers apart; at most 50 characters, unique among running workers
 * @param slots how many pieces of work at a time
 * @param polling how often the queue is looked at when it was empty
 * @param heartbeat how often a lease is renewed. It is lost after {@link #MISSED_HEARTBEATS} of them
 * @param firstRetry wait after the first fault of the platform; doubles with every further one
 * @param longestRetry bound of that wait
 * @param maxTries claims after which a fault of the platform is final, until somebody retries by hand
 * @param drain how long closing waits for work in progress
 */
public record QueueSettings(
        String workerName,
        int slots,
        Duration polling,
        Duration heartbeat,
        Duration firstRetry,
        Duration longestRetry,
        int maxTries,
        Duration drain) {

    /** A worker that misses so many in a row has lost its lease. */
    public static final int MISSED_HEARTBEATS = 6;

    /** Defaults: work starts within a tenth of a second, and that of a dead worker within ten. */
    public static QueueSettings of(String workerName, int slots) {
        return new QueueSettings(
                workerName,
                slots,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                6,
                Duration.ofMinutes(10));
    }

    /** The wait after a number of failed tries: exponential, bounded. */
    Duration retryAfter(int tries) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(tries - 1, 20));
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
