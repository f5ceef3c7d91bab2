package dev.assay.grading.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jooq.exception.ExceptionTools;
import org.jooq.exception.SQLStateClass;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does again what the database undid to end a deadlock, as MySQL's manual asks of every program ("How to Minimize and Handle
 * Deadlocks").
 */
final class Undone {

    private static final Logger LOG = LoggerFactory.getLogger(Undone.class);

    private static final int MOST_TRIES = 6;
    private static final Duration LONGEST_STEP = Duration.ofMillis(20);

    private Undone() {}

    /** What may have to be done more than once. */
    interface Work<T extends @Nullable Object, E extends Exception> {
        T done() throws E;
    }

    static <T extends @Nullable Object, E extends Exception> T again(Work<T, E> work) throws E {
        for (int tries = 1; ; tries++) {
            try {
                return work.done();
            } catch (Exception e) {
                if (tries == MOST_TRIES || !isUndone(e)) {
                    throw e;
                }
                LOG.info("begun again after a deadlock, try {}", tries + 1);
                stepAside(tries);
            }
        }
    }

    /** Those who met once would meet again. */
    private static void stepAside(int tries) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * LONGEST_STEP.toNanos()));
    }

    private static boolean isUndone(Throwable thrown) {
        SQLException cause =
                thrown instanceof SQLException itself ? itself : ExceptionTools.getCause(thrown, SQLException.class);
        return cause != null && SQLStateClass.fromCode(cause.getSQLState()) == SQLStateClass.C40_TRANSACTION_ROLLBACK;
    }
}
