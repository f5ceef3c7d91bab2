package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.OIDC_IDENTITY;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** Which account an identity of a provider belongs to. */
@Singleton
class OidcIdentityRepository extends JooqRepository {

    private final Clock clock;

    OidcIdentityRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    Optional<String> accountOf(String issuer, String subject) {
        return accountOf(dsl, issuer, subject);
    }

    /** Links an identity to an account. False when one of the two is linked already, maybe since a moment ago. */
    boolean link(DSLContext transaction, String issuer, String subject, String accountId) {
        lock(transaction, accountId);
        if (accountOf(transaction, issuer, subject).isPresent() || isLinked(transaction, issuer, accountId)) {
            return false;
        }
        transaction
                .insertInto(OIDC_IDENTITY)
                .set(OIDC_IDENTITY.ISSUER, issuer)
                .set(OIDC_IDENTITY.SUBJECT, subject)
                .set(OIDC_IDENTITY.ACCOUNT_ID, accountId)
                .set(OIDC_IDENTITY.LINKED_AT, clock.instant())
                .execute();
        return true;
    }

    /** Those who link to the same account do it one after the other. */
    private static void lock(DSLContext transaction, String accountId) {
        transaction
                .selectOne()
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(accountId))
                .forUpdate()
                .fetch();
    }

    private static Optional<String> accountOf(DSLContext context, String issuer, String subject) {
        return context.select(OIDC_IDENTITY.ACCOUNT_ID)
                .from(OIDC_IDENTITY)
                .where(OIDC_IDENTITY.ISSUER.eq(issuer))
                .and(OIDC_IDENTITY.SUBJECT.eq(subject))
                .fetchOptional(OIDC_IDENTITY.ACCOUNT_ID);
    }

    private static boolean isLinked(DSLContext transaction, String issuer, String accountId) {
        return transaction.fetchExists(
                OIDC_IDENTITY, OIDC_IDENTITY.ISSUER.eq(issuer).and(OIDC_IDENTITY.ACCOUNT_ID.eq(accountId)));
    }
}
