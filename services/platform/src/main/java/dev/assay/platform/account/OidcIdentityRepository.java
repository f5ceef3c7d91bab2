package dev.assay.platform.account;

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
        return dsl.select(OIDC_IDENTITY.ACCOUNT_ID)
                .from(OIDC_IDENTITY)
                .where(OIDC_IDENTITY.ISSUER.eq(issuer))
                .and(OIDC_IDENTITY.SUBJECT.eq(subject))
                .fetchOptional(OIDC_IDENTITY.ACCOUNT_ID);
    }

    /** Whether an account has an identity of this provider. */
    boolean isLinked(String issuer, String accountId) {
        return dsl.fetchExists(
                OIDC_IDENTITY, OIDC_IDENTITY.ISSUER.eq(issuer).and(OIDC_IDENTITY.ACCOUNT_ID.eq(accountId)));
    }

    void link(DSLContext transaction, String issuer, String subject, String accountId) {
        transaction
                .insertInto(OIDC_IDENTITY)
                .set(OIDC_IDENTITY.ISSUER, issuer)
                .set(OIDC_IDENTITY.SUBJECT, subject)
                .set(OIDC_IDENTITY.ACCOUNT_ID, accountId)
                .set(OIDC_IDENTITY.LINKED_AT, clock.instant())
                .execute();
    }
}
