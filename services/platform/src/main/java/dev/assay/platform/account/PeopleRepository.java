package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.ORGANISATION;
import static dev.assay.schema.Tables.SESSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Role;
import dev.assay.platform.web.Page;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The people of companies, as their owners see them. */
@Singleton
class PeopleRepository extends JooqRepository {

    private final Clock clock;

    PeopleRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** Newest first. */
    Page<Account> list(String organisationId, @Nullable String cursor, int limit) {
        List<Account> accounts = dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.ORGANISATION_ID.eq(organisationId))
                .and(ACCOUNT.ID.lt(Page.cursor(cursor)))
                .orderBy(ACCOUNT.ID.desc())
                .limit(limit + 1)
                .fetch(AccountRepository::view);
        return Page.of(accounts, limit, Account::id);
    }

    /** How many people each company has. */
    Map<String, Integer> counts() {
        return dsl.select(ACCOUNT.ORGANISATION_ID, DSL.count())
                .from(ACCOUNT)
                .groupBy(ACCOUNT.ORGANISATION_ID)
                .fetchMap(ACCOUNT.ORGANISATION_ID, DSL.count());
    }

    Optional<Account> find(String organisationId, String id) {
        return dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.ORGANISATION_ID.eq(organisationId))
                .and(ACCOUNT.ID.eq(id))
                .fetchOptional(AccountRepository::view);
    }

    boolean isMember(String organisationId, String email) {
        return dsl.fetchExists(
                ACCOUNT, ACCOUNT.ORGANISATION_ID.eq(organisationId).and(ACCOUNT.EMAIL.eq(email)));
    }

    /** Changes somebody while nobody else changes anybody of the company. */
    Account change(String organisationId, Function<DSLContext, Account> what) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            // Two owners who demote each other at the same time would leave none.
            transaction
                    .select(ORGANISATION.ID)
                    .from(ORGANISATION)
                    .where(ORGANISATION.ID.eq(organisationId))
                    .forUpdate()
                    .fetchSingle();
            return what.apply(transaction);
        });
    }

    Optional<Account> find(DSLContext transaction, String organisationId, String id) {
        return transaction
                .selectFrom(ACCOUNT)
                .where(ACCOUNT.ORGANISATION_ID.eq(organisationId))
                .and(ACCOUNT.ID.eq(id))
                .fetchOptional(AccountRepository::view);
    }

    /** Whether the company has an owner beside this one who can sign in. */
    boolean hasOwnerBeside(DSLContext transaction, Account account) {
        return transaction.fetchExists(
                ACCOUNT,
                ACCOUNT.ORGANISATION_ID
                        .eq(account.organisationId())
                        .and(ACCOUNT.ROLE.eq(Role.OWNER.name()))
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .and(ACCOUNT.ID.ne(account.id())));
    }

    void setRole(DSLContext transaction, String id, Role role) {
        transaction
                .update(ACCOUNT)
                .set(ACCOUNT.ROLE, role.name())
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    /** Closes an account and ends its sessions; its tokens rest until it is restored. */
    void suspend(DSLContext transaction, String id) {
        transaction
                .update(ACCOUNT)
                .set(ACCOUNT.SUSPENDED_AT, clock.instant())
                .where(ACCOUNT.ID.eq(id))
                .execute();
        transaction
                .update(SESSION)
                .set(SESSION.REVOKED_AT, clock.instant())
                .where(SESSION.ACCOUNT_ID.eq(id))
                .and(SESSION.REVOKED_AT.isNull())
                .execute();
    }

    void restore(DSLContext transaction, String id) {
        transaction
                .update(ACCOUNT)
                .setNull(ACCOUNT.SUSPENDED_AT)
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }
}
