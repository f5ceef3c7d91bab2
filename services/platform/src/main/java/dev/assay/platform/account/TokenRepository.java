package dev.assay.platform.account;

import static dev.assay.schema.Tables.API_TOKEN;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** API tokens. Only hashes of their secrets are stored. */
@Singleton
public final class TokenRepository extends JooqRepository {

    private final Clock clock;

    TokenRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** Stores the token of a candidate within a transaction. */
    public void insertCandidate(DSLContext transaction, String secret, String attemptId) {
        insert(transaction, secret, Role.CANDIDATE, Optional.of(attemptId));
    }

    void insertManager(String secret) {
        insert(dsl, secret, Role.MANAGER, Optional.empty());
    }

    Optional<Caller> find(String secret) {
        return dsl.selectFrom(API_TOKEN)
                .where(API_TOKEN.TOKEN_SHA256.eq(TokenSecret.hash(secret)))
                .fetchOptional(row ->
                        new Caller(row.getId(), Role.valueOf(row.getRole()), Optional.ofNullable(row.getAttemptId())));
    }

    private void insert(DSLContext context, String secret, Role role, Optional<String> attemptId) {
        context.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, TimeOrderedId.next(clock))
                .set(API_TOKEN.TOKEN_SHA256, TokenSecret.hash(secret))
                .set(API_TOKEN.ROLE, role.name())
                .set(API_TOKEN.ATTEMPT_ID, attemptId.orElse(null))
                .set(API_TOKEN.CREATED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
    }
}
