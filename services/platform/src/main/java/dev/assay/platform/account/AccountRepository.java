package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Role;
import dev.assay.schema.tables.records.AccountRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@Singleton
public class AccountRepository extends JooqRepository {

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

    Optional<Credentials> credentials(String email) {
        return dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(email))
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional(row -> new Credentials(view(row), row.getPasswordHash()));
    }

    Account insert(
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
                .execute();
        return transaction.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchSingle(AccountRepository::view);
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
                row.getCreatedAt(),
                row.getSignedInAt(),
                row.getSuspendedAt());
    }
}
