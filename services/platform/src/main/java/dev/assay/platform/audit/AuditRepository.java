package dev.assay.platform.audit;

import static dev.assay.schema.Tables.AUDIT_ENTRY;
import static dev.assay.schema.Tables.AUDIT_HEAD;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.schema.tables.records.AuditEntryRecord;
import dev.assay.schema.tables.records.AuditHeadRecord;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The chains of all companies. */
@Singleton
public final class AuditRepository extends JooqRepository {

    private final JsonMapper json;
    private final Clock clock;

    AuditRepository(HikariDataSource dataSource, JsonMapper json, Clock clock) {
        super(dataSource);
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends within the transaction that does what the entry tells, so that there is never one without the other. Call
     * it last: until the transaction ends, nobody else of the company appends.
     *
     * @param detail ids, numbers and constants; no names, addresses or free text
     */
    public void append(
            DSLContext transaction,
            String organisationId,
            Actor actor,
            AuditAction action,
            String objectId,
            Map<String, ?> detail) {
        AuditHeadRecord head = head(transaction, organisationId);
        AuditEntry entry = new AuditEntry(
                        organisationId,
                        head.getSequence() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        actor,
                        action.code(),
                        action.objectKind(),
                        objectId,
                        text(detail),
                        head.getSha256(),
                        "")
                .sealed();
        insert(transaction, entry);
        transaction
                .update(AUDIT_HEAD)
                .set(AUDIT_HEAD.SEQUENCE, entry.sequence())
                .set(AUDIT_HEAD.SHA256, entry.sha256())
                .where(AUDIT_HEAD.ORGANISATION_ID.eq(organisationId))
                .execute();
    }

    /** Entries of a company, newest first. */
    public Page<AuditEntry> list(String organisationId, AuditFilter filter, @Nullable String cursor, int limit) {
        List<AuditEntry> entries = dsl.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ORGANISATION_ID.eq(organisationId))
                .and(matching(filter))
                .and(AUDIT_ENTRY.SEQUENCE.lt(before(cursor)))
                .orderBy(AUDIT_ENTRY.SEQUENCE.desc())
                .limit(limit + 1)
                .fetch(AuditRepository::view);
        return Page.of(entries, limit, entry -> Long.toString(entry.sequence()));
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "cursor is not one of ours.");
        }
        return Long.parseLong(cursor);
    }

    private static Condition matching(AuditFilter filter) {
        Condition condition = DSL.noCondition();
        if (filter.action() != null) {
            condition = condition.and(AUDIT_ENTRY.ACTION.eq(filter.action()));
        }
        if (filter.actorId() != null) {
            condition = condition.and(AUDIT_ENTRY.ACTOR_ID.eq(filter.actorId()));
        }
        if (filter.objectId() != null) {
            condition = condition.and(AUDIT_ENTRY.OBJECT_ID.eq(filter.objectId()));
        }
        if (filter.from() != null) {
            condition = condition.and(AUDIT_ENTRY.AT.ge(filter.from()));
        }
        return filter.until() == null ? condition : condition.and(AUDIT_ENTRY.AT.lt(filter.until()));
    }

    static AuditEntry view(AuditEntryRecord row) {
        return new AuditEntry(
                row.getOrganisationId(),
                row.getSequence(),
                row.getAt(),
                new Actor(Actor.Kind.valueOf(row.getActorKind()), row.getActorId()),
                row.getAction(),
                row.getObjectKind(),
                row.getObjectId(),
                row.getDetail(),
                row.getPreviousSha256(),
                row.getSha256());
    }

    /** Writes down what stands alone: that somebody looked at something. */
    public void append(Caller caller, AuditAction action, String objectId) {
        dsl.transaction(configuration ->
                append(DSL.using(configuration), caller.organisationId(), caller.actor(), action, objectId, Map.of()));
    }

    private static AuditHeadRecord head(DSLContext transaction, String organisationId) {
        return lockedHead(transaction, organisationId).orElseGet(() -> {
            // Not "insert ignore": whoever finds the row there would share its lock, and two who share wait for each
            // other.
            transaction
                    .insertInto(AUDIT_HEAD)
                    .set(AUDIT_HEAD.ORGANISATION_ID, organisationId)
                    .set(AUDIT_HEAD.SEQUENCE, 0L)
                    .set(AUDIT_HEAD.SHA256, AuditEntry.GENESIS)
                    .onDuplicateKeyUpdate()
                    .set(AUDIT_HEAD.SEQUENCE, AUDIT_HEAD.SEQUENCE)
                    .execute();
            return lockedHead(transaction, organisationId).orElseThrow();
        });
    }

    private static Optional<AuditHeadRecord> lockedHead(DSLContext transaction, String organisationId) {
        return transaction
                .selectFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.ORGANISATION_ID.eq(organisationId))
                .forUpdate()
                .fetchOptional();
    }

    private static void insert(DSLContext transaction, AuditEntry entry) {
        transaction
                .insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ORGANISATION_ID, entry.organisationId())
                .set(AUDIT_ENTRY.SEQUENCE, entry.sequence())
                .set(AUDIT_ENTRY.AT, entry.at())
                .set(AUDIT_ENTRY.ACTOR_KIND, entry.actor().kind().name())
                .set(AUDIT_ENTRY.ACTOR_ID, entry.actor().id())
                .set(AUDIT_ENTRY.ACTION, entry.action())
                .set(AUDIT_ENTRY.OBJECT_KIND, entry.objectKind())
                .set(AUDIT_ENTRY.OBJECT_ID, entry.objectId())
                .set(AUDIT_ENTRY.DETAIL, entry.detail())
                .set(AUDIT_ENTRY.PREVIOUS_SHA256, entry.previousSha256())
                .set(AUDIT_ENTRY.SHA256, entry.sha256())
                .execute();
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(new TreeMap<>(detail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
