package dev.assay.platform.submission;

import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.GRADING_STEP;
import static dev.assay.schema.Tables.LIVE_LOG;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.Step;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far gradings are, and what their smoke runs have written so far. */
@Singleton
class ProgressRepository extends JooqRepository {

    ProgressRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /**
     * A piece of a log that grows.
     *
     * @param sequence from 0 within a try
     * @param stream OUTPUT, ERROR or CUT
     */
    record Piece(int sequence, String stream, String text) {}

    /**
     * Where a grading stands.
     *
     * @param attemptToken counts its tries
     */
    record Standing(long attemptToken, boolean open) {}

    /** When each step of the newest try began. */
    Map<Step, Instant> steps(String gradingId) {
        Map<Step, Instant> steps = new EnumMap<>(Step.class);
        dsl.selectFrom(GRADING_STEP)
                .where(GRADING_STEP.GRADING_ID.eq(gradingId))
                .orderBy(GRADING_STEP.ATTEMPT_TOKEN)
                .forEach(row -> steps.put(Step.valueOf(row.getStep()), row.getAt()));
        return steps;
    }

    Standing standing(String gradingId) {
        return dsl.select(GRADING.ATTEMPT_TOKEN, GRADING.STATE)
                .from(GRADING)
                .where(GRADING.ID.eq(gradingId))
                .fetchSingle(row -> new Standing(
                        row.value1(),
                        !row.value2().equals("DONE") && !row.value2().equals("PLATFORM_ERROR")));
    }

    /** What a try wrote from a piece on. */
    List<Piece> pieces(String gradingId, long attemptToken, int from) {
        return dsl.selectFrom(LIVE_LOG)
                .where(LIVE_LOG.GRADING_ID.eq(gradingId))
                .and(LIVE_LOG.ATTEMPT_TOKEN.eq(attemptToken))
                .and(LIVE_LOG.SEQUENCE.ge(from))
                .orderBy(LIVE_LOG.SEQUENCE)
                .fetch(row -> new Piece(row.getSequence(), row.getStream(), row.getText()));
    }
}
