package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCESS_LINK;
import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.API_TOKEN;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditNames;
import dev.assay.schema.tables.records.AccountRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@Singleton
public class AccountRepository extends JooqRepository implements AuditNames {

    private final Clock clock;

    AccountRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** What is known for signing in. */
    record Credentials(Account account, @Nullable String passwordHash) {}

    /** The account if it exists. */
    public Optional<Account> find(String id) {
        return dsl.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountRepository::view);
    }

    /** Accounts, tokens and links by what people know them by. */
    @Override
    public Map<String, String> names(String organisationId, Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        dsl.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANISATION_ID.eq(organisationId))
                .and(ACCOUNT.ID.in(ids))
                .forEach(row -> names.put(row.value1(), row.value2()));
        dsl.select(API_TOKEN.ID, API_TOKEN.NAME)
                .from(API_TOKEN)
                .where(API_TOKEN.ORGANISATION_ID.eq(organisationId))
                .and(API_TOKEN.ID.in(ids))
                .and(API_TOKEN.NAME.isNotNull())
                .forEach(row -> names.put(row.value1(), row.value2()));
        dsl.select(ACCESS_LINK.ID, ACCESS_LINK.EMAIL)
                .from(ACCESS_LINK)
                .where(ACCESS_LINK.ORGANISATION_ID.eq(organisationId))
                .and(ACCESS_LINK.ID.in(ids))
                .and(ACCESS_LINK.EMAIL.isNotNull())
                .forEach(row -> names.put(row.value1(), row.value2()));
        return names;
    }

    /** Everybody of a company by id, for choosing one. */
    public Map<String, String> everybody(String organisationId) {
        return dsl.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANISATION_ID.eq(organisationId))
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .fetchMap(ACCOUNT.ID, ACCOUNT.NAME);
    }

    /** Whether anybody of any company has the address. */
    boolean exists(String email) {
        return dsl.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(email));
    }

    Optional<Credentials> credentials(String email) {
        return dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(email))
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional(row -> new Credentials(view(row), row.getPasswordHash()));
    }

    /** Makes an account; empty when the address has one. */
    Optional<Account> insert(
            DSLContext transaction,
            String organisationId,
            NewAccount wanted,
            Role role,
            @Nullable String passwordHash) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.ORGANISATION_ID, organisationId)
                .set(ACCOUNT.EMAIL, wanted.email())
                .set(ACCOUNT.NAME, wanted.name())
                .set(ACCOUNT.ROLE, role.name())
                .set(ACCOUNT.TIME_ZONE, wanted.timeZone().getId())
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.CREATED_AT, clock.instant())
                .onDuplicateKeyIgnore()
                .execute();
        return transaction.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountRepository::view);
    }

    /** What people change of themselves. */
    void change(DSLContext transaction, String id, String name, ZoneId zone, boolean digest) {
        transaction
                .update(ACCOUNT)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.TIME_ZONE, zone.getId())
                .set(ACCOUNT.DIGEST, digest)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    Optional<String> passwordHash(String id) {
        return dsl.select(ACCOUNT.PASSWORD_HASH)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id))
                .fetchOptional(ACCOUNT.PASSWORD_HASH);
    }

    void setPassword(DSLContext transaction, String id, String hash) {
        transaction
                .update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    void signedIn(DSLContext transaction, String id) {
        transaction
                .update(ACCOUNT)
                .set(ACCOUNT.SIGNED_IN_AT, clock.instant())
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    static Account view(AccountRecord row) {
        return new Account(
                row.getId(),
                row.getOrganisationId(),
                row.getEmail(),
                row.getName(),
                Role.valueOf(row.getRole()),
                ZoneId.of(row.getTimeZone()),
                row.getTotpConfirmedAt() != null,
                row.getDigest(),
                row.getCreatedAt(),
                row.getSignedInAt(),
                row.getSuspendedAt());
    }
}
