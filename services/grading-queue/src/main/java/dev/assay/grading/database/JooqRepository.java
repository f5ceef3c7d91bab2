package dev.assay.grading.database;

import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** What every repository starts from: jOOQ with the settings that suit MySQL. */
public abstract class JooqRepository {

    /** Statements outside a transaction, and the start of transactions. */
    protected final DSLContext dsl;

    protected JooqRepository(DataSource dataSource) {
        this.dsl = new RestartingContext(dataSource, SQLDialect.MYSQL, settings());
    }

    /** Statements within a transaction that somebody else began. */
    protected JooqRepository(Connection connection) {
        this.dsl = DSL.using(connection, SQLDialect.MYSQL, settings());
    }

    /** Statements within a transaction that somebody else began, for a repository that has its own connections too. */
    protected static DSLContext within(Connection transaction) {
        return DSL.using(transaction, SQLDialect.MYSQL, settings());
    }

    /** Does several things or none; all of them again when the database undid them to end a deadlock. */
    public final <T> T transaction(Function<DSLContext, T> what) {
        return dsl.transactionResult(configuration -> what.apply(DSL.using(configuration)));
    }

    private static Settings settings() {
        return new Settings()
                .withRenderSchema(false)
                .withRenderCatalog(false)
                // Otherwise MULTISET sends several statements at once, which the driver refuses.
                .withRenderGroupConcatMaxLenSessionVariable(false);
    }
}
