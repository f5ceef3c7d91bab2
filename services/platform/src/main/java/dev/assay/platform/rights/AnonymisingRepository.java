package dev.assay.platform.rights;

import static dev.assay.schema.Tables.API_TOKEN;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.BULK_ACTION_ITEM;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.LATE_REPORT;
import static dev.assay.schema.Tables.QUESTION;
import static dev.assay.schema.Tables.RIGHTS_REQUEST;
import static dev.assay.schema.Tables.SESSION;
import static dev.assay.schema.Tables.SUBMISSION;
import static dev.assay.schema.Tables.UPLOAD;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.mail.MailRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Makes what is kept of one invitation anonymous. {@link Remains} says what that means in words. */
@Singleton
class AnonymisingRepository extends JooqRepository {

    private static final String NOBODY = "Anonymous candidate";
    private static final String ERASED = "(erased)";

    private final SittingRepository sittings;
    private final MailRepository outbox;
    private final ErasedFilesRepository files;
    private final AuditRepository audit;
    private final Clock clock;

    AnonymisingRepository(
            HikariDataSource dataSource,
            SittingRepository sittings,
            MailRepository outbox,
            ErasedFilesRepository files,
            AuditRepository audit,
            Clock clock) {
        super(dataSource);
        this.sittings = sittings;
        this.outbox = outbox;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why somebody is made anonymous. */
    enum Cause {
        ERASURE_REQUEST,
        RETENTION
    }

    /**
     * Makes an invitation anonymous within a transaction; its files go soon after.
     *
     * @return false, with nothing changed, while something of the candidate is being received or graded
     */
    boolean anonymise(DSLContext transaction, Invitation invitation, Actor actor, Cause cause) {
        String id = invitation.id();
        // In the order in which steps and uploads take them; an upload that waits finds the attempt closed.
        transaction
                .selectOne()
                .from(INVITATION)
                .where(INVITATION.ID.eq(id))
                .forUpdate()
                .fetch();
        List<String> attempts = transaction
                .select(ATTEMPT.ID)
                .from(ATTEMPT)
                .where(ATTEMPT.INVITATION_ID.eq(id))
                .forUpdate()
                .fetch(ATTEMPT.ID);
        List<String> submissions = transaction
                .select(SUBMISSION.ID)
                .from(SUBMISSION)
                .where(SUBMISSION.ATTEMPT_ID.in(attempts))
                .fetch(SUBMISSION.ID);
        if (isBusy(transaction, attempts, submissions)) {
            return false;
        }
        if (cause == Cause.ERASURE_REQUEST && invitation.stands()) {
            sittings.end(transaction, id, Sitting.CloseReason.WITHDRAWN);
            transaction
                    .update(INVITATION)
                    .set(INVITATION.WITHDRAWN_AT, clock.instant())
                    .where(INVITATION.ID.eq(id))
                    .execute();
        }
        files.remove(transaction, submissions);
        forgetWork(transaction, attempts, submissions);
        forgetWords(transaction, id);
        forgetPerson(transaction, invitation);
        outbox.forget(transaction, id);
        audit.append(
                transaction,
                invitation.organisationId(),
                actor,
                AuditAction.INVITATION_ANONYMISED,
                id,
                Map.of("cause", cause.name()));
        return true;
    }

    private boolean isBusy(DSLContext transaction, List<String> attempts, List<String> submissions) {
        return transaction.fetchExists(
                        GRADING, GRADING.SUBMISSION_ID.in(submissions).and(GRADING.STATE.in(GradingQueue.UNFINISHED)))
                || transaction.fetchExists(
                        UPLOAD, UPLOAD.ATTEMPT_ID.in(attempts).and(SittingRepository.isArriving(clock.instant())));
    }

    private void forgetWork(DSLContext transaction, List<String> attempts, List<String> submissions) {
        transaction
                .update(SUBMISSION)
                .set(SUBMISSION.FILE_NAME, ERASED)
                .where(SUBMISSION.ID.in(submissions))
                .execute();
        // A receipt quotes what a program said when it failed. Its hash still tells an original from a forgery.
        transaction
                .update(GRADING)
                .setNull(GRADING.MESSAGE)
                .setNull(GRADING.FAULT)
                .set(
                        GRADING.RECEIPT,
                        DSL.field(
                                "concat('{\"erased\":true,\"sha256\":\"', sha2({0}, 256), '\"}')",
                                String.class, GRADING.RECEIPT))
                .where(GRADING.SUBMISSION_ID.in(submissions))
                .execute();
        transaction
                .deleteFrom(LATE_REPORT)
                .where(LATE_REPORT.GRADING_ID.in(
                        DSL.select(GRADING.ID).from(GRADING).where(GRADING.SUBMISSION_ID.in(submissions))))
                .execute();
        transaction
                .update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, clock.instant())
                .where(API_TOKEN.ATTEMPT_ID.in(attempts))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    private void forgetWords(DSLContext transaction, String invitationId) {
        transaction
                .deleteFrom(QUESTION)
                .where(QUESTION.INVITATION_ID.eq(invitationId))
                .and(QUESTION.ANSWERED_AT.isNull())
                .execute();
        transaction
                .update(QUESTION)
                .set(QUESTION.TEXT, ERASED)
                .where(QUESTION.INVITATION_ID.eq(invitationId))
                .execute();
        transaction
                .update(DECISION)
                .set(DECISION.REASON, ERASED)
                .setNull(DECISION.FEEDBACK)
                .where(DECISION.INVITATION_ID.eq(invitationId))
                .execute();
        // Whatever else was asked for and waits has nobody left to be answered to.
        transaction
                .update(RIGHTS_REQUEST)
                .set(RIGHTS_REQUEST.GRANTED, RIGHTS_REQUEST.KIND.eq(RightsRequest.Kind.ERASURE.name()))
                .set(RIGHTS_REQUEST.ANSWERED_AT, clock.instant())
                .where(RIGHTS_REQUEST.INVITATION_ID.eq(invitationId))
                .and(RIGHTS_REQUEST.GRANTED.isNull())
                .execute();
        transaction
                .update(RIGHTS_REQUEST)
                .set(RIGHTS_REQUEST.TEXT, ERASED)
                .setNull(RIGHTS_REQUEST.ANSWER)
                .where(RIGHTS_REQUEST.INVITATION_ID.eq(invitationId))
                .execute();
    }

    private void forgetPerson(DSLContext transaction, Invitation invitation) {
        transaction
                .deleteFrom(SESSION)
                .where(SESSION.INVITATION_ID.eq(invitation.id()))
                .execute();
        // Steps that can be taken back hold what stood before, extra time included.
        transaction
                .deleteFrom(BULK_ACTION_ITEM)
                .where(BULK_ACTION_ITEM.INVITATION_ID.eq(invitation.id()))
                .execute();
        transaction
                .update(INVITATION)
                .set(INVITATION.CANDIDATE_ID, nobody(transaction, invitation))
                .setNull(INVITATION.MESSAGE)
                .set(INVITATION.EXTRA_TIME_PERCENT, 0)
                .set(INVITATION.REVISION, INVITATION.REVISION.plus(1))
                .where(INVITATION.ID.eq(invitation.id()))
                .execute();
    }

    /** The candidate without what names them; another in their place while other openings still know them. */
    private String nobody(DSLContext transaction, Invitation invitation) {
        boolean elsewhere = transaction.fetchExists(
                INVITATION,
                INVITATION.CANDIDATE_ID.eq(invitation.candidateId()).and(INVITATION.ID.ne(invitation.id())));
        if (!elsewhere) {
            transaction
                    .update(CANDIDATE)
                    .setNull(CANDIDATE.EMAIL)
                    .set(CANDIDATE.NAME, NOBODY)
                    .setNull(CANDIDATE.TIME_ZONE)
                    .set(CANDIDATE.ANONYMISED_AT, clock.instant())
                    .where(CANDIDATE.ID.eq(invitation.candidateId()))
                    .execute();
            return invitation.candidateId();
        }
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(CANDIDATE)
                .set(CANDIDATE.ID, id)
                .set(CANDIDATE.ORGANISATION_ID, invitation.organisationId())
                .set(CANDIDATE.NAME, NOBODY)
                .set(CANDIDATE.CREATED_AT, clock.instant())
                .set(CANDIDATE.ANONYMISED_AT, clock.instant())
                .execute();
        return id;
    }
}
