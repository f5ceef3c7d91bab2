package dev.assay.platform.opening;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.EFFECT;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** How far candidates have come, from what they did. */
@Singleton
public class StageRepository extends JooqRepository {

    /** When the attempt began; for queries that join it. */
    public static final Field<Instant> STARTED_AT = ATTEMPT.CREATED_AT.as("started_at");

    /** When the attempt was over. */
    public static final Field<Instant> CLOSED_AT = ATTEMPT.CLOSED_AT.as("attempt_closed_at");

    /** The first submission of the attempt. */
    public static final Field<Instant> SUBMITTED_AT = DSL.field(DSL.select(DSL.min(SUBMISSION.RECEIVED_AT))
                    .from(SUBMISSION)
                    .where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID)))
            .as("submitted_at");

    /** The first score. */
    public static final Field<Instant> GRADED_AT = DSL.field(DSL.select(DSL.min(EFFECT.STORED_AT))
                    .from(EFFECT)
                    .join(SUBMISSION)
                    .on(SUBMISSION.ID.eq(EFFECT.SUBMISSION_ID))
                    .where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID)))
            .as("graded_at");

    /** When the candidate was told. */
    public static final Field<Instant> DECIDED_AT = DSL.field(DSL.select(DSL.min(DECISION.RELEASED_AT))
                    .from(DECISION)
                    .where(DECISION.INVITATION_ID.eq(INVITATION.ID)))
            .as("decided_at");

    /** The timed attempt of an invitation, to join by. */
    public static final Condition TIMED =
            ATTEMPT.INVITATION_ID.eq(INVITATION.ID).and(ATTEMPT.KIND.eq("TIMED"));

    /** {@link #CLOSED_AT} where an answer is owed: not to those who withdrew, were revoked, or are anonymous. */
    private static final Field<Instant> OWED_SINCE = DSL.when(
                    INVITATION
                            .REVOKED_AT
                            .isNull()
                            .and(INVITATION.WITHDRAWN_AT.isNull())
                            .and(CANDIDATE.ANONYMISED_AT.isNull()),
                    ATTEMPT.CLOSED_AT)
            .as("attempt_closed_at");

    StageRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The times in a row of a query that selects them beside those of the invitation. */
    public static StageTimes times(Record row) {
        return new StageTimes(
                row.get(INVITATION.INVITED_AT),
                row.get(INVITATION.OPENED_AT),
                row.get(STARTED_AT),
                row.get(SUBMITTED_AT),
                row.get(CLOSED_AT),
                row.get(GRADED_AT),
                row.get(DECIDED_AT));
    }

    /** Those of every candidate by opening; who was taken off before beginning does not count. */
    Map<String, List<StageTimes>> of(Collection<String> openingIds) {
        Map<String, List<StageTimes>> byOpening = new HashMap<>();
        if (openingIds.isEmpty()) {
            return byOpening;
        }
        dsl.select(INVITATION.OPENING_ID, INVITATION.INVITED_AT, INVITATION.OPENED_AT)
                .select(STARTED_AT, SUBMITTED_AT, OWED_SINCE, GRADED_AT, DECIDED_AT)
                .from(INVITATION)
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .leftJoin(ATTEMPT)
                .on(TIMED)
                .where(INVITATION.OPENING_ID.in(openingIds))
                .and(ATTEMPT.ID.isNotNull().or(INVITATION.REVOKED_AT.isNull().and(INVITATION.WITHDRAWN_AT.isNull())))
                .forEach(row -> byOpening
                        .computeIfAbsent(row.get(INVITATION.OPENING_ID), id -> new ArrayList<>())
                        .add(times(row)));
        return byOpening;
    }

    /** Whether anybody has begun. */
    boolean anybodyBegan(String openingId) {
        return dsl.fetchExists(
                dsl.selectOne().from(INVITATION).join(ATTEMPT).on(TIMED).where(INVITATION.OPENING_ID.eq(openingId)));
    }
}
