package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.API_TOKEN;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import dev.assay.platform.web.Page;
import dev.assay.schema.tables.records.AccountRecord;
import dev.assay.schema.tables.records.ApiTokenRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** API tokens. Only hashes of their secrets are stored. */
@Singleton
public final class TokenRepository extends JooqRepository {

    private static final Duration USED_PRECISION = Duration.ofMinutes(1);

    private final Clock clock;

    TokenRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** Stores the token of an attempt within a transaction. */
    public void insertForAttempt(DSLContext transaction, String secret, String organisationId, String attemptId) {
        row(transaction, secret, organisationId).setAttemptId(attemptId).insert();
    }

    void insertForInstallation(String secret, String organisationId) {
        ApiTokenRecord row = row(dsl, secret, organisationId).setRole(Role.OWNER.name());
        dsl.insertInto(API_TOKEN).set(row).onDuplicateKeyIgnore().execute();
    }

    /** Stores the token of an account; returns its id. */
    String insertForAccount(
            DSLContext transaction,
            String secret,
            Caller owner,
            String name,
            Set<Permission> scopes,
            Instant expiresAt) {
        ApiTokenRecord row = row(transaction, secret, owner.organisationId())
                .setAccountId(owner.accountId().orElseThrow())
                .setName(name)
                .setScopes(scopes.stream().map(Permission::name).sorted().collect(Collectors.joining(",")))
                .setExpiresAt(expiresAt);
        row.insert();
        return row.getId();
    }

    /** Tokens of an account that still work, newest first. */
    List<ApiToken> listOf(String accountId) {
        return dsl.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(accountId))
                .and(works())
                .orderBy(API_TOKEN.ID.desc())
                .fetch(TokenRepository::view);
    }

    /** Tokens of everybody in a company that still work, newest first. */
    Page<ApiToken> listOfCompany(String organisationId, @Nullable String cursor, int limit) {
        List<ApiToken> found = dsl.selectFrom(API_TOKEN)
                .where(API_TOKEN.ORGANISATION_ID.eq(organisationId))
                .and(API_TOKEN.ACCOUNT_ID.isNotNull())
                .and(works())
                .and(API_TOKEN.ID.lt(Page.cursor(cursor)))
                .orderBy(API_TOKEN.ID.desc())
                .limit(limit + 1)
                .fetch(TokenRepository::view);
        return Page.of(found, limit, ApiToken::id);
    }

    /** Ends a token of a company, or of one account of it. False when there is no such one that works. */
    boolean revoke(DSLContext transaction, String organisationId, Optional<String> accountId, String id) {
        return transaction
                        .update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, clock.instant())
                        .where(API_TOKEN.ID.eq(id))
                        .and(API_TOKEN.ORGANISATION_ID.eq(organisationId))
                        .and(accountId.map(API_TOKEN.ACCOUNT_ID::eq).orElseGet(API_TOKEN.ACCOUNT_ID::isNotNull))
                        .and(works())
                        .execute()
                == 1;
    }

    private Condition works() {
        return API_TOKEN
                .REVOKED_AT
                .isNull()
                .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(clock.instant())));
    }

    private static ApiToken view(ApiTokenRecord row) {
        return new ApiToken(
                row.getId(),
                row.getAccountId(),
                row.getName() == null ? "" : row.getName(),
                scopes(row.getScopes()),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getUsedAt());
    }

    private static Set<Permission> scopes(@Nullable String scopes) {
        return scopes == null
                ? Set.of()
                : Arrays.stream(scopes.split(",", -1)).map(Permission::valueOf).collect(Collectors.toSet());
    }

    Optional<Caller> find(String secret) {
        Instant now = clock.instant();
        return dsl.select(API_TOKEN, ACCOUNT)
                .from(API_TOKEN)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID))
                .where(API_TOKEN.TOKEN_SHA256.eq(TokenSecret.hash(secret)))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now)))
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional(row -> {
                    use(row.value1(), now);
                    return caller(row.value1(), row.value2());
                });
    }

    private static Caller caller(ApiTokenRecord token, AccountRecord account) {
        if (token.getAttemptId() != null) {
            return Caller.attempting(token.getId(), token.getOrganisationId(), token.getAttemptId());
        }
        if (token.getAccountId() != null) {
            Set<Permission> permissions = within(Role.valueOf(account.getRole()).permissions(), token.getScopes());
            return Caller.account(token.getId(), token.getOrganisationId(), token.getAccountId(), permissions);
        }
        return Caller.installation(token.getId(), token.getOrganisationId(), Role.valueOf(token.getRole()));
    }

    /** A token never does more than its owner may by now, nor manages the account that it belongs to. */
    private static Set<Permission> within(Set<Permission> held, @Nullable String scopes) {
        Set<Permission> permissions = EnumSet.copyOf(held);
        permissions.remove(Permission.OWN_ACCOUNT);
        if (scopes != null) {
            permissions.retainAll(scopes(scopes));
        }
        return permissions;
    }

    private void use(ApiTokenRecord token, Instant now) {
        Instant before = token.getUsedAt();
        if (before == null || before.plus(USED_PRECISION).isBefore(now)) {
            dsl.update(API_TOKEN)
                    .set(API_TOKEN.USED_AT, now)
                    .where(API_TOKEN.ID.eq(token.getId()))
                    .execute();
        }
    }

    private ApiTokenRecord row(DSLContext context, String secret, String organisationId) {
        return context.newRecord(API_TOKEN)
                .setId(TimeOrderedId.next(clock))
                .setTokenSha256(TokenSecret.hash(secret))
                .setOrganisationId(organisationId)
                .setCreatedAt(clock.instant());
    }
}
