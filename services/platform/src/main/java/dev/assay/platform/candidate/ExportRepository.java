package dev.assay.platform.candidate;

import static dev.assay.schema.Tables.AUDIT_ENTRY;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.MAIL;
import static dev.assay.schema.Tables.SESSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows that are about one candidate. */
@Singleton
class ExportRepository extends JooqRepository {

    private final AuditRepository audit;

    ExportRepository(HikariDataSource dataSource, AuditRepository audit) {
        super(dataSource);
        this.audit = audit;
    }

    /** By what they are; and writes down that they were exported. */
    Map<String, Object> rows(Invitation invitation) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put(
                "candidate",
                maps(dsl.select(CANDIDATE.EMAIL, CANDIDATE.NAME, CANDIDATE.TIME_ZONE, CANDIDATE.CREATED_AT)
                        .from(CANDIDATE)
                        .where(CANDIDATE.ID.eq(invitation.candidateId()))
                        .fetch()));
        rows.put(
                "invitation",
                maps(dsl.select(
                                INVITATION.ID,
                                INVITATION.CODE_NAME,
                                INVITATION.MESSAGE,
                                INVITATION.INVITED_AT,
                                INVITATION.EXPIRES_AT,
                                INVITATION.OPENED_AT,
                                INVITATION.REVOKED_AT,
                                INVITATION.WITHDRAWN_AT,
                                INVITATION.REMINDED_AT,
                                INVITATION.EXTRA_TIME_PERCENT,
                                INVITATION.EXTENDED_TO)
                        .from(INVITATION)
                        .where(INVITATION.ID.eq(invitation.id()))
                        .fetch()));
        rows.put(
                "mails",
                maps(dsl.select(
                                MAIL.KIND,
                                MAIL.RECIPIENT,
                                MAIL.SUBJECT,
                                MAIL.BODY,
                                MAIL.STATE,
                                MAIL.CREATED_AT,
                                MAIL.SENT_AT)
                        .from(MAIL)
                        .where(MAIL.INVITATION_ID.eq(invitation.id()))
                        .orderBy(MAIL.ID)
                        .fetch()));
        rows.put(
                "sessions",
                maps(dsl.select(SESSION.AGENT, SESSION.CREATED_AT, SESSION.SEEN_AT, SESSION.REVOKED_AT)
                        .from(SESSION)
                        .where(SESSION.INVITATION_ID.eq(invitation.id()))
                        .orderBy(SESSION.ID)
                        .fetch()));
        rows.put(
                "log",
                maps(dsl.select(AUDIT_ENTRY.AT, AUDIT_ENTRY.ACTION, AUDIT_ENTRY.OBJECT_KIND, AUDIT_ENTRY.OBJECT_ID)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ORGANISATION_ID.eq(invitation.organisationId()))
                        .and(AUDIT_ENTRY.ACTOR_ID.eq(invitation.id()))
                        .orderBy(AUDIT_ENTRY.SEQUENCE)
                        .fetch()));
        return rows;
    }

    void written(Invitation invitation) {
        dsl.transaction(configuration -> audit.append(
                DSL.using(configuration),
                invitation.organisationId(),
                new Actor(Actor.Kind.CANDIDATE, invitation.id()),
                AuditAction.INVITATION_EXPORTED,
                invitation.id(),
                Map.of("by", "candidate")));
    }

    private static List<Map<String, Object>> maps(Result<? extends Record> rows) {
        return rows.map(row -> {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Field<?> field : row.fields()) {
                @Nullable Object value = row.get(field);
                if (value != null) {
                    map.put(
                            field.getName().toLowerCase(Locale.ROOT),
                            value instanceof Number ? value : value.toString());
                }
            }
            return map;
        });
    }
}
