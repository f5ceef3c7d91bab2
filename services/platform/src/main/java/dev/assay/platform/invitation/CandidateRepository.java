package dev.assay.platform.invitation;

import static dev.assay.platform.opening.StageRepository.CLOSED_AT;
import static dev.assay.platform.opening.StageRepository.DECIDED_AT;
import static dev.assay.platform.opening.StageRepository.GRADED_AT;
import static dev.assay.platform.opening.StageRepository.STARTED_AT;
import static dev.assay.platform.opening.StageRepository.SUBMITTED_AT;
import static dev.assay.platform.opening.StageRepository.TIMED;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.EFFECT;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.MAIL;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.mail.MailState;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.Stage;
import dev.assay.platform.opening.StageRepository;
import dev.assay.platform.web.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The candidates of openings, with how far they are. */
@Singleton
class CandidateRepository extends JooqRepository {

    /** More than an opening has; an export ends there. */
    private static final int MOST = 10_000;

    private static final Field<Instant> ENDS_AT = ATTEMPT.ENDS_AT.as("attempt_ends_at");
    private static final Field<String> LAST_MAIL_ID = newestMail(MAIL.ID).as("last_mail_id");
    private static final Field<String> LAST_MAIL = newestMail(MAIL.STATE).as("last_mail");

    private final AuditRepository audit;

    CandidateRepository(HikariDataSource dataSource, AuditRepository audit) {
        super(dataSource);
        this.audit = audit;
    }

    Page<CandidateRow> list(Opening opening, CandidateFilter filter, Instant now, @Nullable String cursor, int limit) {
        List<CandidateRow> oneMore = select().where(wanted(opening, filter, now))
                .and(INVITATION.ID.lt(Page.cursor(cursor)))
                .orderBy(INVITATION.ID.desc())
                .limit(limit + 1)
                .fetch(CandidateRepository::view);
        return Page.of(oneMore, limit, row -> row.invitation().id());
    }

    List<CandidateRow> all(Opening opening, CandidateFilter filter, Instant now) {
        return select().where(wanted(opening, filter, now))
                .orderBy(INVITATION.ID.desc())
                .limit(MOST)
                .fetch(CandidateRepository::view);
    }

    /** How many candidates a filter leaves. */
    int count(Opening opening, CandidateFilter filter, Instant now) {
        return dsl.fetchCount(select().where(wanted(opening, filter, now)));
    }

    /** One candidate of an opening, seen by somebody of the company: that is written down. */
    Optional<CandidateRow> view(Caller caller, Opening opening, String invitationId) {
        Optional<CandidateRow> found = select().where(INVITATION.ID.eq(invitationId))
                .and(INVITATION.OPENING_ID.eq(opening.id()))
                .fetchOptional(CandidateRepository::view);
        found.ifPresent(row -> dsl.transaction(configuration -> audit.append(
                DSL.using(configuration),
                caller.organisationId(),
                caller.actor(),
                AuditAction.INVITATION_VIEWED,
                invitationId,
                Map.of())));
        return found;
    }

    private SelectOnConditionStep<Record> select() {
        return dsl.select(INVITATION.fields())
                .select(CANDIDATE.NAME, CANDIDATE.EMAIL, CANDIDATE.TIME_ZONE)
                .select(STARTED_AT, SUBMITTED_AT, CLOSED_AT, GRADED_AT, DECIDED_AT)
                .select(ENDS_AT, LAST_MAIL_ID, LAST_MAIL)
                .from(INVITATION)
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .leftJoin(ATTEMPT)
                .on(TIMED);
    }

    private static Condition wanted(Opening opening, CandidateFilter filter, Instant now) {
        Condition wanted = INVITATION.OPENING_ID.eq(opening.id()).and(shown(opening, filter.show(), now));
        if (filter.reached().isPresent()) {
            wanted = wanted.and(reached(filter.reached().get()));
        }
        return filter.search().isEmpty()
                ? wanted
                : wanted.and(CANDIDATE
                        .NAME
                        .containsIgnoreCase(filter.search())
                        .or(CANDIDATE.EMAIL.containsIgnoreCase(filter.search()))
                        .or(INVITATION.CODE_NAME.containsIgnoreCase(filter.search())));
    }

    private static Condition shown(Opening opening, CandidateFilter.Show show, Instant now) {
        Condition stands = INVITATION.REVOKED_AT.isNull().and(INVITATION.WITHDRAWN_AT.isNull());
        Condition windowOver = now.isBefore(opening.closesAt())
                ? DSL.falseCondition()
                : INVITATION.EXTENDED_TO.isNull().or(INVITATION.EXTENDED_TO.le(now));
        Condition over = INVITATION.EXPIRES_AT.le(now).or(windowOver);
        Condition notBegun = stands.and(ATTEMPT.ID.isNull());
        return switch (show) {
            case EVERYBODY ->
                stands.or(INVITATION.OPENED_AT.isNotNull())
                        .or(INVITATION.WITHDRAWN_AT.isNotNull())
                        .or(ATTEMPT.ID.isNotNull());
            case WAITING -> notBegun.and(DSL.not(over));
            case BOUNCED -> stands.and(newestMail(MAIL.STATE).in(MailState.BOUNCED.name(), MailState.FAILED.name()));
            case EXPIRED -> notBegun.and(over);
            case REVOKED -> INVITATION.REVOKED_AT.isNotNull();
            case WITHDRAWN -> INVITATION.WITHDRAWN_AT.isNotNull();
        };
    }

    private static Condition reached(Stage stage) {
        Select<?> submissions = DSL.selectOne().from(SUBMISSION).where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID));
        Select<?> scores = DSL.selectOne()
                .from(EFFECT)
                .join(SUBMISSION)
                .on(SUBMISSION.ID.eq(EFFECT.SUBMISSION_ID))
                .where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID));
        Condition decided = DSL.exists(DSL.selectOne()
                .from(DECISION)
                .where(DECISION.INVITATION_ID.eq(INVITATION.ID))
                .and(DECISION.RELEASED_AT.isNotNull()));
        return switch (stage) {
            case INVITED -> DSL.noCondition();
            case OPENED ->
                INVITATION.OPENED_AT.isNotNull().or(ATTEMPT.ID.isNotNull()).or(decided);
            case STARTED -> ATTEMPT.ID.isNotNull().or(decided);
            case SUBMITTED -> DSL.exists(submissions).or(decided);
            case GRADED -> DSL.exists(scores).or(decided);
            case DECIDED -> decided;
        };
    }

    private static <T> Field<T> newestMail(Field<T> of) {
        return DSL.field(DSL.select(of)
                .from(MAIL)
                .where(MAIL.INVITATION_ID.eq(INVITATION.ID))
                .orderBy(MAIL.ID.desc())
                .limit(1));
    }

    private static CandidateRow view(Record row) {
        String mail = row.get(LAST_MAIL);
        return new CandidateRow(
                InvitationRepository.view(row),
                StageRepository.times(row),
                row.get(ENDS_AT),
                mail == null ? null : MailState.valueOf(mail),
                row.get(LAST_MAIL_ID));
    }
}
