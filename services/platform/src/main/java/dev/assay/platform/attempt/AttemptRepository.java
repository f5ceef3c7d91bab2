package dev.assay.platform.attempt;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.PACK_VERSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.account.TokenRepository;
import dev.assay.platform.account.TokenSecret;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Attempts. */
@Singleton
public final class AttemptRepository extends JooqRepository {

    private final TokenRepository tokens;
    private final AuditRepository audit;
    private final Clock clock;

    AttemptRepository(HikariDataSource dataSource, TokenRepository tokens, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** The attempts that a caller may see. */
    public static Condition visibleTo(Caller caller) {
        return caller.attemptId()
                .map(ATTEMPT.ID::eq)
                .or(() -> caller.invitationId().map(ATTEMPT.INVITATION_ID::eq))
                .orElseGet(() -> ATTEMPT.ORGANISATION_ID.eq(caller.organisationId()));
    }

    /** The attempt if it exists and the caller may see it. */
    public Optional<Attempt> find(Caller caller, String id) {
        return select(dsl).where(ATTEMPT.ID.eq(id)).and(visibleTo(caller)).fetchOptional(AttemptRepository::view);
    }

    CreatedAttempt create(Caller caller, NewAttempt wanted, String managerSecret, Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, clock.instant());
            String candidateSecret = TokenSecret.derived(managerSecret, taken);
            if (taken.equals(id)) {
                transaction
                        .insertInto(ATTEMPT)
                        .set(ATTEMPT.ID, id)
                        .set(ATTEMPT.ORGANISATION_ID, caller.organisationId())
                        .set(ATTEMPT.KIND, "TRIAL")
                        .set(ATTEMPT.PACK_VERSION_ID, wanted.packVersionId())
                        .set(ATTEMPT.LABEL, wanted.label())
                        .set(ATTEMPT.CREATED_AT, clock.instant())
                        .execute();
                tokens.insertForAttempt(transaction, candidateSecret, caller.organisationId(), id);
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.ATTEMPT_MADE,
                        id,
                        Map.of("pack_version", wanted.packVersionId()));
            }
            Attempt attempt = select(transaction).where(ATTEMPT.ID.eq(taken)).fetchSingle(AttemptRepository::view);
            return new CreatedAttempt(attempt, candidateSecret);
        });
    }

    Page<Attempt> list(Caller caller, @Nullable String cursor, int limit) {
        List<Attempt> oneMore = select(dsl)
                .where(ATTEMPT.ID.lt(Page.cursor(cursor)))
                .and(visibleTo(caller))
                .orderBy(ATTEMPT.ID.desc())
                .limit(limit + 1)
                .fetch(AttemptRepository::view);
        return Page.of(oneMore, limit, Attempt::id);
    }

    private static SelectOnConditionStep<Record> select(DSLContext context) {
        return context.select(ATTEMPT.fields())
                .select(PACK_VERSION.PACK_ID, PACK_VERSION.VERSION, PACK_VERSION.TITLE)
                .from(ATTEMPT)
                .join(PACK_VERSION)
                .on(PACK_VERSION.ID.eq(ATTEMPT.PACK_VERSION_ID));
    }

    private static Attempt view(Record row) {
        return new Attempt(
                row.get(ATTEMPT.ID),
                row.get(ATTEMPT.PACK_VERSION_ID),
                row.get(PACK_VERSION.PACK_ID),
                row.get(PACK_VERSION.VERSION),
                row.get(PACK_VERSION.TITLE),
                row.get(ATTEMPT.LABEL),
                row.get(ATTEMPT.CREATED_AT));
    }
}
