package dev.assay.platform.audit;

import static dev.assay.schema.Tables.AUDIT_ENTRY;
import static dev.assay.schema.Tables.AUDIT_HEAD;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.schema.tables.records.AuditHeadRecord;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

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

    private static AuditHeadRecord head(DSLContext transaction, String organisationId) {
        transaction
                .insertInto(AUDIT_HEAD)
                .set(AUDIT_HEAD.ORGANISATION_ID, organisationId)
                .set(AUDIT_HEAD.SEQUENCE, 0L)
                .set(AUDIT_HEAD.SHA256, AuditEntry.GENESIS)
                .onDuplicateKeyIgnore()
                .execute();
        return transaction
                .selectFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.ORGANISATION_ID.eq(organisationId))
                .forUpdate()
                .fetchSingle();
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
