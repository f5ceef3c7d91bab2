package dev.assay.platform.decision;

import static dev.assay.platform.opening.StageRepository.TIMED;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who was promised an answer by now and has none. */
@Singleton
class LateAnswerRepository extends JooqRepository {

    LateAnswerRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** An invitation, and since when its attempt is over. */
    record Late(String invitationId, String openingId, Instant closedAt) {}

    /** Those who handed in, wait for longer than was promised, and were not told so yet. Archived openings send nothing. */
    List<Late> untold(Instant now) {
        Condition overdue = DSL.condition(
                "{0} + interval {1} day <= {2}",
                ATTEMPT.CLOSED_AT, OPENING.TURNAROUND_DAYS, DSL.val(now, ATTEMPT.CLOSED_AT));
        return dsl.select(INVITATION.ID, INVITATION.OPENING_ID, ATTEMPT.CLOSED_AT)
                .from(INVITATION)
                .join(OPENING)
                .on(OPENING.ID.eq(INVITATION.OPENING_ID))
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .join(ATTEMPT)
                .on(TIMED)
                .where(INVITATION.LATE_TOLD_AT.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .and(CANDIDATE.EMAIL.isNotNull())
                .and(OPENING.ARCHIVED_AT.isNull())
                .and(ATTEMPT.CLOSED_AT.isNotNull())
                .and(overdue)
                .andExists(DSL.selectOne().from(SUBMISSION).where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID)))
                .andNotExists(DSL.selectOne()
                        .from(DECISION)
                        .where(DECISION.INVITATION_ID.eq(INVITATION.ID))
                        .and(DECISION.RELEASED_AT.isNotNull()))
                .orderBy(INVITATION.ID)
                .fetch(row -> new Late(row.value1(), row.value2(), row.value3()));
    }

    /** Writes down that it is told. False when it was before. */
    boolean tell(DSLContext transaction, String invitationId, Instant now) {
        return transaction
                        .update(INVITATION)
                        .set(INVITATION.LATE_TOLD_AT, now)
                        .where(INVITATION.ID.eq(invitationId))
                        .and(INVITATION.LATE_TOLD_AT.isNull())
                        .execute()
                == 1;
    }
}
