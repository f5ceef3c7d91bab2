package dev.assay.platform.invitation;

import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.SHARED_LINK;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** Shared links. */
@Singleton
public class SharedLinkRepository extends JooqRepository {

    private static final Field<Integer> USED = DSL.field(
                    DSL.selectCount().from(INVITATION).where(INVITATION.SHARED_LINK_ID.eq(SHARED_LINK.ID)))
            .as("used");

    private final AuditRepository audit;
    private final Clock clock;

    SharedLinkRepository(HikariDataSource dataSource, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.audit = audit;
        this.clock = clock;
    }

    /** The link with an id that a signature vouches for. */
    public Optional<SharedLink> find(String id) {
        return select(dsl).where(SHARED_LINK.ID.eq(id)).fetchOptional(SharedLinkRepository::view);
    }

    /** Those of an opening, newest first. */
    List<SharedLink> list(String openingId) {
        return select(dsl)
                .where(SHARED_LINK.OPENING_ID.eq(openingId))
                .orderBy(SHARED_LINK.ID.desc())
                .fetch(SharedLinkRepository::view);
    }

    SharedLink create(
            Caller caller,
            Opening opening,
            int cap,
            List<String> domains,
            Instant expiresAt,
            Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, clock.instant());
            if (taken.equals(id)) {
                transaction
                        .insertInto(SHARED_LINK)
                        .set(SHARED_LINK.ID, id)
                        .set(SHARED_LINK.OPENING_ID, opening.id())
                        .set(SHARED_LINK.CAP, cap)
                        .set(SHARED_LINK.DOMAINS, domains.isEmpty() ? null : String.join(",", domains))
                        .set(SHARED_LINK.CREATED_BY, caller.accountId().orElse(null))
                        .set(SHARED_LINK.CREATED_AT, clock.instant())
                        .set(SHARED_LINK.EXPIRES_AT, expiresAt)
                        .execute();
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.SHARED_LINK_MADE,
                        id,
                        Map.of("opening", opening.id(), "cap", cap));
            }
            return select(transaction).where(SHARED_LINK.ID.eq(taken)).fetchSingle(SharedLinkRepository::view);
        });
    }

    /** Stops a link of a company, or lets it work again. Empty when the company has no such link. */
    Optional<SharedLink> revoke(Caller caller, String id, boolean revoked) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int changed = transaction
                    .update(SHARED_LINK)
                    .set(SHARED_LINK.REVOKED_AT, revoked ? clock.instant() : null)
                    .where(SHARED_LINK.ID.eq(id))
                    .and(SHARED_LINK.OPENING_ID.in(DSL.select(OPENING.ID)
                            .from(OPENING)
                            .where(OPENING.ORGANISATION_ID.eq(caller.organisationId()))))
                    .execute();
            if (changed == 0) {
                return Optional.empty();
            }
            audit.append(
                    transaction,
                    caller.organisationId(),
                    caller.actor(),
                    revoked ? AuditAction.SHARED_LINK_REVOKED : AuditAction.SHARED_LINK_MADE,
                    id,
                    Map.of("revoked", revoked));
            return select(transaction).where(SHARED_LINK.ID.eq(id)).fetchOptional(SharedLinkRepository::view);
        });
    }

    /** The link as it is now; others who would use it wait until the transaction ends. */
    static SharedLink lock(DSLContext transaction, String id) {
        transaction
                .selectOne()
                .from(SHARED_LINK)
                .where(SHARED_LINK.ID.eq(id))
                .forUpdate()
                .fetch();
        return select(transaction).where(SHARED_LINK.ID.eq(id)).fetchSingle(SharedLinkRepository::view);
    }

    private static SelectJoinStep<Record> select(DSLContext context) {
        return context.select(SHARED_LINK.fields()).select(USED).from(SHARED_LINK);
    }

    private static SharedLink view(Record row) {
        String domains = row.get(SHARED_LINK.DOMAINS);
        return new SharedLink(
                row.get(SHARED_LINK.ID),
                row.get(SHARED_LINK.OPENING_ID),
                row.get(SHARED_LINK.CAP),
                domains == null ? List.of() : List.of(domains.split(",", -1)),
                row.get(SHARED_LINK.CREATED_AT),
                row.get(SHARED_LINK.EXPIRES_AT),
                row.get(SHARED_LINK.REVOKED_AT),
                row.get(USED));
    }
}
