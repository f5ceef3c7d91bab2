package dev.assay.platform.scorecard;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.COMPARISON;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.RUN;
import static dev.assay.schema.Tables.SCORE;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which gradings of an opening are compared, and whose they are. */
@Singleton
class CohortRepository extends JooqRepository {

    private static final String TIMED = "TIMED";

    private final GradingQueue queue;

    CohortRepository(HikariDataSource dataSource, GradingQueue queue) {
        super(dataSource);
        this.queue = queue;
    }

    /**
     * An opening whose comparison is of other work than what counts now.
     *
     * @param cohort what counts now, see {@link #cohort}
     * @param asked the comparison that was asked for and has not been shown
     */
    record Stale(String organisationId, String openingId, long cohort, Optional<Asked> asked) {}

    /** A comparison of what counted when it was asked for. */
    record Asked(String comparisonId, long cohort) {}

    /** Openings whose comparison does not know what was graded, chosen or withdrawn since. */
    List<Stale> stale(int limit) {
        Field<Long> cohort = cohort();
        return dsl.select(
                        OPENING.ORGANISATION_ID, OPENING.ID, cohort, OPENING.ASKED_COMPARISON_ID, OPENING.ASKED_COHORT)
                .from(OPENING)
                .where(OPENING.ARCHIVED_AT.isNull())
                .and(isStale(cohort))
                .limit(limit)
                .fetch(row -> new Stale(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Optional.ofNullable(row.value4()).map(asked -> new Asked(asked, row.value5()))));
    }

    /** Whether something was graded, chosen or withdrawn that the comparison of an opening does not know. */
    boolean isStale(String openingId) {
        return dsl.fetchExists(OPENING, OPENING.ID.eq(openingId).and(isStale(cohort())));
    }

    private static Condition isStale(Field<Long> cohort) {
        return cohort.ne(DSL.coalesce(OPENING.COMPARED_COHORT, 0L));
    }

    /**
     * A number that is another one as soon as another submission may count: over each finished grading of those who have not
     * withdrawn, with what was chosen and the rules of the opening. 0 while nothing is graded.
     */
    private static Field<Long> cohort() {
        Field<Long> each = DSL.field(
                "crc32(concat_ws('/', {0}, {1}, {2}, {3}, {4}))",
                Long.class,
                OPENING.FINAL_RULE,
                OPENING.FEEDBACK_POLICY,
                ATTEMPT.CHOSEN_SUBMISSION_ID,
                GRADING.ID,
                GRADING.VERDICT);
        return DSL.field(DSL.select(DSL.coalesce(DSL.sum(each), BigDecimal.ZERO).cast(Long.class))
                .from(GRADING)
                .join(SUBMISSION)
                .on(SUBMISSION.ID.eq(GRADING.SUBMISSION_ID))
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .join(INVITATION)
                .on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID))
                .where(INVITATION.OPENING_ID.eq(OPENING.ID))
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .and(ATTEMPT.KIND.eq(TIMED))
                .and(GRADING.VERDICT.isNotNull()));
    }

    /** The attempts of an opening that count, and stand. */
    List<String> attempts(String openingId) {
        return dsl.select(ATTEMPT.ID)
                .from(ATTEMPT)
                .join(INVITATION)
                .on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID))
                .where(INVITATION.OPENING_ID.eq(openingId))
                .and(ATTEMPT.KIND.eq(TIMED))
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .fetch(ATTEMPT.ID);
    }

    /** How many candidates of an opening stand and have handed something in. */
    int size(String openingId) {
        return dsl.fetchCount(
                ATTEMPT.join(INVITATION).on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID)),
                INVITATION.OPENING_ID.eq(openingId),
                INVITATION.WITHDRAWN_AT.isNull(),
                ATTEMPT.KIND.eq(TIMED),
                DSL.exists(DSL.selectOne().from(SUBMISSION).where(SUBMISSION.ATTEMPT_ID.eq(ATTEMPT.ID))));
    }

    /** Has gradings compared; returns the id of the comparison, which is the same for the same gradings. */
    String compare(String packVersionId, Collection<String> gradingIds) {
        return transaction(context ->
                context.connectionResult(connection -> queue.compare(connection, packVersionId, gradingIds)));
    }

    /** Comparisons that no opening shows any more, nor waits for. */
    List<String> superseded(int limit) {
        return dsl.select(COMPARISON.ID)
                .from(COMPARISON)
                .where(COMPARISON.STATE.ne("QUEUED"))
                .and(COMPARISON.ID.notIn(
                        DSL.select(OPENING.COMPARISON_ID).from(OPENING).where(OPENING.COMPARISON_ID.isNotNull())))
                .and(COMPARISON.ID.notIn(DSL.select(OPENING.ASKED_COMPARISON_ID)
                        .from(OPENING)
                        .where(OPENING.ASKED_COMPARISON_ID.isNotNull())))
                .limit(limit)
                .fetch(COMPARISON.ID);
    }

    void forget(String comparisonId) {
        transaction(context -> {
            context.connection(connection -> queue.forget(connection, comparisonId));
            return true;
        });
    }

    /** Remembers which comparison is to be shown when it is made. */
    void ask(String openingId, Asked asked) {
        dsl.update(OPENING)
                .set(OPENING.ASKED_COMPARISON_ID, asked.comparisonId())
                .set(OPENING.ASKED_COHORT, asked.cohort())
                .where(OPENING.ID.eq(openingId))
                .execute();
    }

    /** Makes a comparison, or none, the one that the opening shows of a cohort. */
    void show(String openingId, @Nullable String comparisonId, long cohort) {
        dsl.update(OPENING)
                .set(OPENING.COMPARISON_ID, comparisonId)
                .set(OPENING.COMPARED_COHORT, cohort)
                .setNull(OPENING.ASKED_COMPARISON_ID)
                .setNull(OPENING.ASKED_COHORT)
                .where(OPENING.ID.eq(openingId))
                .execute();
    }

    /** Whose the gradings are, by grading. */
    Map<String, Contender> contenders(Collection<String> gradingIds) {
        Field<Double> wall = DSL.field(
                        DSL.select(DSL.sum(RUN.WALL_SECONDS)).from(RUN).where(RUN.GRADING_ID.eq(GRADING.ID)))
                .coerce(Double.class);
        Field<String> whyNoInterval = DSL.field(DSL.select(SCORE.INTERVAL_MISSING)
                .from(SCORE)
                .where(SCORE.GRADING_ID.eq(GRADING.ID), SCORE.IS_PRIMARY.isTrue(), SCORE.SPLIT.eq("PRIVATE")));
        return dsl.select(
                        GRADING.ID,
                        SUBMISSION.ID,
                        INVITATION.ID,
                        INVITATION.CODE_NAME,
                        CANDIDATE.NAME,
                        SUBMISSION.RECEIVED_AT,
                        wall,
                        whyNoInterval)
                .from(GRADING)
                .join(SUBMISSION)
                .on(SUBMISSION.ID.eq(GRADING.SUBMISSION_ID))
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .join(INVITATION)
                .on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID))
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .where(GRADING.ID.in(gradingIds))
                .fetchMap(GRADING.ID, row -> contender(row, wall, whyNoInterval));
    }

    private static Contender contender(Record row, Field<Double> wall, Field<String> whyNoInterval) {
        Double seconds = row.get(wall);
        return new Contender(
                row.get(INVITATION.ID),
                row.get(SUBMISSION.ID),
                row.get(CANDIDATE.NAME),
                row.get(INVITATION.CODE_NAME),
                row.get(SUBMISSION.RECEIVED_AT),
                seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(1000 * seconds)),
                Optional.ofNullable(row.get(whyNoInterval)).orElse(""));
    }
}
