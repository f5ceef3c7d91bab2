package dev.assay.platform.opening;

import static dev.assay.schema.Tables.OPENING;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.IdempotencyRepository;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.RequestKey;
import dev.assay.platform.web.Revision;
import dev.assay.schema.tables.records.OpeningRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Openings. */
@Singleton
public class OpeningRepository extends JooqRepository {

    private final AuditRepository audit;
    private final Clock clock;

    OpeningRepository(HikariDataSource dataSource, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.audit = audit;
        this.clock = clock;
    }

    /** The opening if the company has it. */
    public Optional<Opening> find(String organisationId, String id) {
        return dsl.selectFrom(OPENING).where(ofCompany(organisationId, id)).fetchOptional(OpeningRepository::view);
    }

    /** The opening with an id that another row holds. */
    public Opening get(String id) {
        return dsl.selectFrom(OPENING).where(OPENING.ID.eq(id)).fetchSingle(OpeningRepository::view);
    }

    Opening create(Caller caller, String packVersionId, OpeningTerms terms, Optional<RequestKey> key) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            String id = TimeOrderedId.next(clock);
            String taken = IdempotencyRepository.take(transaction, key, id, now);
            if (taken.equals(id)) {
                OpeningRecord row = transaction.newRecord(OPENING);
                row.setId(id);
                row.setOrganisationId(caller.organisationId());
                row.setPackVersionId(packVersionId);
                row.setCreatedBy(caller.accountId().orElse(null));
                row.setCreatedAt(now);
                row.setRevision(0L);
                put(row, terms);
                row.insert();
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.OPENING_MADE,
                        id,
                        Map.of("pack_version", packVersionId));
            }
            return transaction.selectFrom(OPENING).where(OPENING.ID.eq(taken)).fetchSingle(OpeningRepository::view);
        });
    }

    /** Changes the terms. Empty when the company has no such opening. */
    Optional<Opening> change(Caller caller, String id, Optional<Long> revision, OpeningTerms terms) {
        return update(caller, id, revision, AuditAction.OPENING_CHANGED, (row, now) -> put(row, terms));
    }

    /** Ends the taking of new attempts, or allows them again. */
    Optional<Opening> close(Caller caller, String id, Optional<Long> revision, boolean closed) {
        return update(
                caller,
                id,
                revision,
                closed ? AuditAction.OPENING_CLOSED : AuditAction.OPENING_REOPENED,
                (row, now) -> row.setClosedAt(closed ? now : null));
    }

    /** Puts it away or brings it back. Nobody begins in one that is put away. */
    Optional<Opening> archive(Caller caller, String id, Optional<Long> revision, boolean archived) {
        return update(
                caller,
                id,
                revision,
                archived ? AuditAction.OPENING_ARCHIVED : AuditAction.OPENING_REOPENED,
                (row, now) -> row.setArchivedAt(archived ? now : null));
    }

    Page<Opening> list(String organisationId, boolean archived, @Nullable String cursor, int limit) {
        List<Opening> oneMore = dsl.selectFrom(OPENING)
                .where(OPENING.ORGANISATION_ID.eq(organisationId))
                .and(archived ? OPENING.ARCHIVED_AT.isNotNull() : OPENING.ARCHIVED_AT.isNull())
                .and(OPENING.ID.lt(Page.cursor(cursor)))
                .orderBy(OPENING.ID.desc())
                .limit(limit + 1)
                .fetch(OpeningRepository::view);
        return Page.of(oneMore, limit, Opening::id);
    }

    private Optional<Opening> update(
            Caller caller,
            String id,
            Optional<Long> revision,
            AuditAction action,
            BiConsumer<OpeningRecord, Instant> change) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Optional<OpeningRecord> found = transaction
                    .selectFrom(OPENING)
                    .where(ofCompany(caller.organisationId(), id))
                    .forUpdate()
                    .fetchOptional();
            found.ifPresent(row -> {
                Revision.check(revision, row.getRevision());
                change.accept(row, clock.instant());
                row.setRevision(row.getRevision() + 1);
                row.update();
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        action,
                        id,
                        Map.of("revision", row.getRevision()));
            });
            return found.map(OpeningRepository::view);
        });
    }

    private static Condition ofCompany(String organisationId, String id) {
        return OPENING.ID.eq(id).and(OPENING.ORGANISATION_ID.eq(organisationId));
    }

    private static void put(OpeningRecord row, OpeningTerms terms) {
        row.setTitle(terms.title());
        row.setOpensAt(terms.opensAt());
        row.setClosesAt(terms.closesAt());
        row.setTimeLimitMinutes(Math.toIntExact(terms.timeLimit().toMinutes()));
        row.setFinalRule(terms.finalRule().name());
        row.setFeedbackPolicy(terms.feedbackPolicy().name());
        row.setLinkDays(terms.linkDays());
        row.setTurnaroundDays(terms.turnaroundDays());
        row.setRetentionDays(terms.retentionDays());
        row.setMessage(terms.message());
    }

    static Opening view(OpeningRecord row) {
        return new Opening(
                row.getId(),
                row.getOrganisationId(),
                row.getPackVersionId(),
                row.getTitle(),
                row.getOpensAt(),
                row.getClosesAt(),
                Duration.ofMinutes(row.getTimeLimitMinutes()),
                Opening.FinalRule.valueOf(row.getFinalRule()),
                Opening.FeedbackPolicy.valueOf(row.getFeedbackPolicy()),
                row.getLinkDays(),
                row.getTurnaroundDays(),
                row.getRetentionDays(),
                row.getMessage(),
                row.getCreatedAt(),
                row.getClosedAt(),
                row.getArchivedAt(),
                row.getComparisonId(),
                row.getRevision());
    }
}
