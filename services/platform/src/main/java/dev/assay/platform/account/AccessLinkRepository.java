package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCESS_LINK;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Role;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.organisation.Organisation;
import dev.assay.schema.tables.records.AccessLinkRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Links that work once. The rows say whether they still hold; the links themselves are signed and not stored. */
@Singleton
class AccessLinkRepository extends JooqRepository {

    private static final Duration JOIN_VALID = Duration.ofDays(7);
    private static final Duration RECOVERY_VALID = Duration.ofHours(1);
    private static final int MOST_UNANSWERED = 200;

    private final Clock clock;

    AccessLinkRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** Whom a link lets join, as what, and who says so. */
    record NewJoin(String email, Role role, Optional<String> invitedBy) {}

    /** The open link to set the installation up: the one there is, or a new one. */
    String openSetUp(Duration valid) {
        return dsl.select(ACCESS_LINK.ID)
                .from(ACCESS_LINK)
                .where(open(LinkSigner.Kind.SET_UP))
                .limit(1)
                .fetchOptional(ACCESS_LINK.ID)
                .orElseGet(() -> {
                    String id = TimeOrderedId.next(clock);
                    dsl.insertInto(ACCESS_LINK)
                            .set(ACCESS_LINK.ID, id)
                            .set(ACCESS_LINK.KIND, LinkSigner.Kind.SET_UP.name())
                            .set(ACCESS_LINK.ORGANISATION_ID, Organisation.HOST)
                            .set(ACCESS_LINK.CREATED_AT, clock.instant())
                            .set(ACCESS_LINK.EXPIRES_AT, clock.instant().plus(valid))
                            .execute();
                    return id;
                });
    }

    boolean isOpen(String id, LinkSigner.Kind kind) {
        return dsl.fetchExists(ACCESS_LINK, ACCESS_LINK.ID.eq(id).and(open(kind)));
    }

    /** Makes a link that lets somebody join. */
    String insertJoin(DSLContext transaction, String organisationId, NewJoin join) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(ACCESS_LINK)
                .set(ACCESS_LINK.ID, id)
                .set(ACCESS_LINK.KIND, LinkSigner.Kind.JOIN.name())
                .set(ACCESS_LINK.ORGANISATION_ID, organisationId)
                .set(ACCESS_LINK.EMAIL, join.email())
                .set(ACCESS_LINK.ROLE, join.role().name())
                .set(ACCESS_LINK.CREATED_BY, join.invitedBy().orElse(null))
                .set(ACCESS_LINK.CREATED_AT, clock.instant())
                .set(ACCESS_LINK.EXPIRES_AT, clock.instant().plus(JOIN_VALID))
                .execute();
        return id;
    }

    /** Makes a link that lets somebody choose a new password. Those from before end. */
    String insertRecovery(DSLContext transaction, Account account) {
        transaction
                .update(ACCESS_LINK)
                .set(ACCESS_LINK.REVOKED_AT, clock.instant())
                .where(ACCESS_LINK.ACCOUNT_ID.eq(account.id()))
                .and(open(LinkSigner.Kind.RECOVERY))
                .execute();
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(ACCESS_LINK)
                .set(ACCESS_LINK.ID, id)
                .set(ACCESS_LINK.KIND, LinkSigner.Kind.RECOVERY.name())
                .set(ACCESS_LINK.ORGANISATION_ID, account.organisationId())
                .set(ACCESS_LINK.ACCOUNT_ID, account.id())
                .set(ACCESS_LINK.CREATED_AT, clock.instant())
                .set(ACCESS_LINK.EXPIRES_AT, clock.instant().plus(RECOVERY_VALID))
                .execute();
        return id;
    }

    /** A link that still works. */
    Optional<AccessLink> findOpen(String id, LinkSigner.Kind kind) {
        return dsl.selectFrom(ACCESS_LINK)
                .where(ACCESS_LINK.ID.eq(id))
                .and(open(kind))
                .fetchOptional(AccessLinkRepository::view);
    }

    /** Who was asked to join a company and has not answered: also those whose link ended. Newest first. */
    List<AccessLink> unanswered(String organisationId) {
        return dsl.selectFrom(ACCESS_LINK)
                .where(unansweredOf(organisationId))
                .orderBy(ACCESS_LINK.ID.desc())
                .limit(MOST_UNANSWERED)
                .fetch(AccessLinkRepository::view);
    }

    Optional<AccessLink> findUnanswered(String organisationId, String id) {
        return dsl.selectFrom(ACCESS_LINK)
                .where(unansweredOf(organisationId))
                .and(ACCESS_LINK.ID.eq(id))
                .fetchOptional(AccessLinkRepository::view);
    }

    /** Whether the address has a link to join that still works. */
    boolean isInvited(String organisationId, String email) {
        return dsl.fetchExists(
                ACCESS_LINK,
                ACCESS_LINK
                        .ORGANISATION_ID
                        .eq(organisationId)
                        .and(ACCESS_LINK.EMAIL.eq(email))
                        .and(open(LinkSigner.Kind.JOIN)));
    }

    /** Takes a link to join back. False when it was used or taken back before. */
    boolean revoke(DSLContext transaction, String organisationId, String id) {
        return transaction
                        .update(ACCESS_LINK)
                        .set(ACCESS_LINK.REVOKED_AT, clock.instant())
                        .where(unansweredOf(organisationId))
                        .and(ACCESS_LINK.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Uses a link up in the transaction of what it is used for. Nothing happens when it was used or ended before. */
    <T> Optional<T> use(String id, Function<DSLContext, Optional<T>> what) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int used = transaction
                    .update(ACCESS_LINK)
                    .set(ACCESS_LINK.USED_AT, clock.instant())
                    .where(ACCESS_LINK.ID.eq(id))
                    .and(open())
                    .execute();
            return used == 1 ? what.apply(transaction) : Optional.empty();
        });
    }

    private Condition open(LinkSigner.Kind kind) {
        return ACCESS_LINK.KIND.eq(kind.name()).and(open());
    }

    private Condition open() {
        return ACCESS_LINK
                .USED_AT
                .isNull()
                .and(ACCESS_LINK.REVOKED_AT.isNull())
                .and(ACCESS_LINK.EXPIRES_AT.gt(clock.instant()));
    }

    private static Condition unansweredOf(String organisationId) {
        return ACCESS_LINK
                .ORGANISATION_ID
                .eq(organisationId)
                .and(ACCESS_LINK.KIND.eq(LinkSigner.Kind.JOIN.name()))
                .and(ACCESS_LINK.USED_AT.isNull())
                .and(ACCESS_LINK.REVOKED_AT.isNull());
    }

    private static AccessLink view(AccessLinkRecord row) {
        return new AccessLink(
                row.getId(),
                row.getOrganisationId(),
                row.getAccountId(),
                row.getEmail(),
                row.getRole() == null ? null : Role.valueOf(row.getRole()),
                row.getCreatedAt(),
                row.getExpiresAt());
    }
}
