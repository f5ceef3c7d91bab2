package dev.assay.grading.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.TransactionProperty;
import org.jooq.TransactionalCallable;
import org.jooq.conf.Settings;
import org.jooq.exception.ExceptionTools;
import org.jooq.exception.SQLStateClass;
import org.jooq.impl.DefaultDSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a transaction again that the database undid to end a deadlock, as MySQL's manual asks of every program ("How to
 * Minimize and Handle Deadlocks"). What a transaction does beside its statements must therefore bear to be done twice.
 */
final class RestartingContext extends DefaultDSLContext {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(RestartingContext.class);

    private static final int MOST_TRIES = 6;
    private static final Duration LONGEST_STEP = Duration.ofMillis(20);

    RestartingContext(DataSource dataSource, SQLDialect dialect, Settings settings) {
        super(dataSource, dialect, settings);
    }

    @Override
    public <T> T transactionResult(TransactionalCallable<T> transactional) {
        return transactionResult(transactional, new TransactionProperty[0]);
    }

    @Override
    public <T> T transactionResult(TransactionalCallable<T> transactional, TransactionProperty... properties) {
        for (int tries = 1; ; tries++) {
            try {
                return super.transactionResult(transactional, properties);
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || !isUndone(e)) {
                    throw e;
                }
                LOG.info("transaction begun again after a deadlock, try {}", tries + 1);
                stepAside(tries);
            }
        }
    }

    /** Those who met once would meet again. */
    private static void stepAside(int tries) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * LONGEST_STEP.toNanos()));
    }

    private static boolean isUndone(Throwable thrown) {
        SQLException cause = ExceptionTools.getCause(thrown, SQLException.class);
        return cause != null && SQLStateClass.fromCode(cause.getSQLState()) == SQLStateClass.C40_TRANSACTION_ROLLBACK;
    }
}
