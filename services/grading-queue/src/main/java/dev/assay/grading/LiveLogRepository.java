package dev.assay.grading;

import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.GRADING_STEP;
import static dev.assay.schema.Tables.LIVE_LOG;

import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.GradingRecord;
import dev.assay.schema.tables.records.LiveLogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What is seen of a grading while it goes on. */
final class LiveLogRepository extends JooqRepository {

    LiveLogRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** A piece that is to be stored. */
    record Piece(LiveLine.Stream stream, String text) {}

    /** False when the lease is gone; then nothing is stored. */
    boolean append(GradingClaim claim, List<Piece> pieces, Instant now) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            boolean held = transaction.fetchExists(transaction
                    .selectOne()
                    .from(GRADING)
                    .where(GRADING.ID.eq(claim.gradingId()))
                    .and(GRADING.ATTEMPT_TOKEN.eq(claim.attemptToken()))
                    .and(GRADING.STATE.eq("RUNNING"))
                    .forShare());
            if (held) {
                insert(transaction, claim, pieces, now);
            }
            return held;
        });
    }

    private static void insert(DSLContext transaction, GradingClaim claim, List<Piece> pieces, Instant now) {
        int next = Optional.ofNullable(transaction
                        .select(DSL.max(LIVE_LOG.SEQUENCE))
                        .from(LIVE_LOG)
                        .where(LIVE_LOG.GRADING_ID.eq(claim.gradingId()))
                        .fetchOne(0, Integer.class))
                .map(last -> last + 1)
                .orElse(0);
        List<LiveLogRecord> rows = new ArrayList<>();
        for (Piece piece : pieces) {
            rows.add(new LiveLogRecord()
                    .setGradingId(claim.gradingId())
                    .setSequence(next + rows.size())
                    .setAttemptToken(claim.attemptToken())
                    .setAt(now)
                    .setStream(piece.stream().name())
                    .setText(piece.text()));
        }
        transaction
                .insertInto(LIVE_LOG, LIVE_LOG.fields())
                .valuesOfRecords(rows)
                .execute();
    }

    List<LiveLine> after(String gradingId, int sequence, int limit) {
        return dsl.select(LIVE_LOG.fields())
                .select(GRADING.ATTEMPT_TOKEN)
                .from(LIVE_LOG)
                .join(GRADING)
                .on(GRADING.ID.eq(LIVE_LOG.GRADING_ID))
                .where(LIVE_LOG.GRADING_ID.eq(gradingId))
                .and(LIVE_LOG.SEQUENCE.gt(sequence))
                .orderBy(LIVE_LOG.SEQUENCE)
                .limit(limit)
                .fetch(row -> new LiveLine(
                        row.get(LIVE_LOG.SEQUENCE),
                        row.get(LIVE_LOG.AT),
                        LiveLine.Stream.valueOf(row.get(LIVE_LOG.STREAM)),
                        row.get(LIVE_LOG.TEXT),
                        !row.get(LIVE_LOG.ATTEMPT_TOKEN).equals(row.get(GRADING.ATTEMPT_TOKEN))));
    }

    List<StepTime> steps(String gradingId) {
        GradingRecord grading = dsl.fetchOne(GRADING, GRADING.ID.eq(gradingId));
        if (grading == null) {
            return List.of();
        }
        List<StepTime> steps = new ArrayList<>();
        steps.add(new StepTime(Step.QUEUED, grading.getQueuedAt(), false));
        dsl.selectFrom(GRADING_STEP)
                .where(GRADING_STEP.GRADING_ID.eq(gradingId))
                .orderBy(GRADING_STEP.ATTEMPT_TOKEN, GRADING_STEP.AT)
                .forEach(row -> steps.add(new StepTime(
                        Step.valueOf(row.getStep()),
                        row.getAt(),
                        !row.getAttemptToken().equals(grading.getAttemptToken()))));
        return steps;
    }
}
