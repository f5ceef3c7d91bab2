package dev.assay.platform.rights;

import static dev.assay.platform.opening.StageRepository.TIMED;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.RIGHTS_REQUEST;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Whose time may be over. */
@Singleton
class RetentionRepository extends JooqRepository {

    RetentionRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** What {@link Retention} goes by. */
    record Kept(
            String invitationId,
            String openingId,
            boolean begun,
            @Nullable Instant closedAt,
            @Nullable Instant toldAt) {}

    /** Candidates who are known for longer than their opening keeps anybody, but for those whose appeal waits. */
    List<Kept> longKept(Instant now) {
        Field<Instant> told = DSL.field(DSL.select(DSL.max(DECISION.RELEASED_AT))
                .from(DECISION)
                .where(DECISION.INVITATION_ID.eq(INVITATION.ID)));
        Condition keptLong = DSL.condition(
                "{0} + interval {1} day <= {2}",
                INVITATION.INVITED_AT, OPENING.RETENTION_DAYS, DSL.val(now, INVITATION.INVITED_AT));
        return dsl.select(INVITATION.ID, INVITATION.OPENING_ID, ATTEMPT.ID, ATTEMPT.CLOSED_AT, told)
                .from(INVITATION)
                .join(OPENING)
                .on(OPENING.ID.eq(INVITATION.OPENING_ID))
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .leftJoin(ATTEMPT)
                .on(TIMED)
                .where(CANDIDATE.ANONYMISED_AT.isNull())
                .and(keptLong)
                .andNotExists(DSL.selectOne()
                        .from(RIGHTS_REQUEST)
                        .where(RIGHTS_REQUEST.INVITATION_ID.eq(INVITATION.ID))
                        .and(RIGHTS_REQUEST.KIND.eq(RightsRequest.Kind.APPEAL.name()))
                        .and(RIGHTS_REQUEST.GRANTED.isNull()))
                .orderBy(INVITATION.ID)
                .fetch(row -> new Kept(row.value1(), row.value2(), row.value3() != null, row.value4(), row.value5()));
    }
}
