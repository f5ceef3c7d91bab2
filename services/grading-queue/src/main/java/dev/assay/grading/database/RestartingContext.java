package dev.assay.grading.database;

import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.TransactionProperty;
import org.jooq.TransactionalCallable;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultDSLContext;

/**
 * Does a transaction, and a statement outside one, again that the database undid to end a deadlock. What a transaction does
 * beside its statements must therefore bear to be done twice.
 */
final class RestartingContext extends DefaultDSLContext {

    private static final long serialVersionUID = 1;

    RestartingContext(DataSource dataSource, SQLDialect dialect, Settings settings) {
        super(new RestartingConnections(dataSource), dialect, settings);
    }

    @Override
    public <T> T transactionResult(TransactionalCallable<T> transactional) {
        return transactionResult(transactional, new TransactionProperty[0]);
    }

    @Override
    public <T> T transactionResult(TransactionalCallable<T> transactional, TransactionProperty... properties) {
        return Undone.again(() -> super.transactionResult(transactional, properties));
    }
}
