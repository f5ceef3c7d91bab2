package dev.assay.grading;

import static dev.assay.schema.Tables.EFFECT;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.GRADING_STEP;
import static dev.assay.schema.Tables.LATE_REPORT;
import static dev.assay.schema.Tables.LIVE_LOG;
import static dev.assay.schema.Tables.PACK_VERSION;
import static dev.assay.schema.Tables.RUN;
import static dev.assay.schema.Tables.SCORE;
import static dev.assay.schema.Tables.SUBMISSION;

import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.GradingRecord;
import dev.assay.schema.tables.records.RunRecord;
import dev.assay.schema.tables.records.ScoreRecord;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Gradings as work: who holds them, and what came of it. */
final class GradingRepository extends JooqRepository {

    private static final String QUEUED = "QUEUED";
    private static final String RUNNING = "RUNNING";
    private static final String RETRYING = "RETRYING";
    private static final String DONE = "DONE";
    private static final String PLATFORM_ERROR = Verdict.PLATFORM_ERROR.name();

    /** There is still work to do. */
    static final List<String> UNFINISHED = List.of(QUEUED, RUNNING, RETRYING);

    GradingRepository(DataSource dataSource) {
        super(dataSource);
    }

    GradingRepository(Connection connection) {
        super(connection);
    }

    void insert(String gradingId, String submissionId, String packVersionId, Instant now) {
        insert(gradingId, submissionId, packVersionId, GradingClaim.Kind.RUN, now);
    }

    boolean insertRescore(String gradingId, String submissionId, Instant now) {
        GradingRecord scored = withPredictions(dsl, submissionId);
        if (scored == null) {
            return false;
        }
        insert(gradingId, submissionId, scored.getPackVersionId(), GradingClaim.Kind.RESCORE, now);
        return true;
    }

    Optional<Long> reopen(String gradingId, Instant now) {
        int changed = dsl.update(GRADING)
                .set(GRADING.STATE, QUEUED)
                .set(GRADING.STEP, Step.QUEUED.name())
                .set(GRADING.TRIES, 0)
                .set(GRADING.QUEUED_AT, now)
                .setNull(GRADING.VERDICT)
                .setNull(GRADING.MESSAGE)
                .setNull(GRADING.FINISHED_AT)
                .where(GRADING.ID.eq(gradingId))
                .and(GRADING.STATE.eq(PLATFORM_ERROR))
                .execute();
        return changed == 0
                ? Optional.empty()
                : Optional.ofNullable(dsl.fetchValue(
                        dsl.select(GRADING.ATTEMPT_TOKEN).from(GRADING).where(GRADING.ID.eq(gradingId))));
    }

    /** Empty when there is nothing to do: it is finished, or given up by this call. */
    Optional<GradingClaim> claim(String gradingId, String worker, Instant now, int maxTries) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            GradingRecord row = lock(transaction, gradingId);
            if (isFinished(row)) {
                return Optional.empty();
            }
            if (row.getTries() >= maxTries) {
                giveUp(transaction, row, "every worker died that graded it", now);
                return Optional.empty();
            }
            row.setState(RUNNING)
                    .setStep(Step.PREPARING.name())
                    .setAttemptToken(row.getAttemptToken() + 1)
                    .setTries(row.getTries() + 1)
                    .setWorker(worker)
                    .setStartedAt(now)
                    .setRetryAt(null)
                    .update();
            insertStep(transaction, gradingId, row.getAttemptToken(), Step.PREPARING, now);
            return Optional.of(claimOf(transaction, row));
        });
    }

    void storeStep(GradingClaim claim, Step step, Instant now) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int changed = transaction
                    .update(GRADING)
                    .set(GRADING.STEP, step.name())
                    .where(GRADING.ID.eq(claim.gradingId()))
                    .and(GRADING.ATTEMPT_TOKEN.eq(claim.attemptToken()))
                    .and(GRADING.STATE.eq(RUNNING))
                    .execute();
            // The driver counts matched rows, so the same step again is one.
            if (changed == 0) {
                throw new LeaseLostException(claim.gradingId(), claim.attemptToken());
            }
            insertStep(transaction, claim.gradingId(), claim.attemptToken(), step, now);
        });
    }

    /** A step that is told again began when it was told first. */
    private static void insertStep(
            DSLContext transaction, String gradingId, long attemptToken, Step step, Instant now) {
        transaction
                .insertInto(GRADING_STEP)
                .set(GRADING_STEP.GRADING_ID, gradingId)
                .set(GRADING_STEP.ATTEMPT_TOKEN, attemptToken)
                .set(GRADING_STEP.STEP, step.name())
                .set(GRADING_STEP.AT, now)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** False when it came too late: then it is kept, and has no effect. Storing the same again is harmless. */
    boolean store(GradingClaim claim, GradingReport report, Instant now) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            GradingRecord row = lock(transaction, claim.gradingId());
            if (row != null
                    && row.getAttemptToken() == claim.attemptToken()
                    && row.getState().equals(DONE)) {
                return true;
            }
            if (!isHeld(row, claim) || !takeEffect(transaction, claim, report, now)) {
                insertLate(transaction, claim, report, now);
                return false;
            }
            insertRuns(transaction, claim.gradingId(), report.runs());
            insertScores(transaction, claim.gradingId(), report.scores());
            finish(row, report, now);
            insertStep(transaction, claim.gradingId(), claim.attemptToken(), Step.DONE, now);
            deleteLiveLog(transaction, claim.gradingId());
            if (claim.kind() == GradingClaim.Kind.RUN) {
                setCounts(transaction, claim.submissionId(), report.verdict());
            }
            return true;
        });
    }

    /** False when the lease is gone. */
    boolean storeFault(GradingClaim claim, String reason, Instant now, Optional<Instant> retryAt) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            GradingRecord row = lock(transaction, claim.gradingId());
            if (!isHeld(row, claim)) {
                return false;
            }
            if (retryAt.isEmpty()) {
                giveUp(transaction, row, reason, now);
            } else {
                row.setState(RETRYING)
                        .setStep(Step.QUEUED.name())
                        .setFault(reason)
                        .setRetryAt(retryAt.get())
                        .update();
            }
            return true;
        });
    }

    private void insert(
            String gradingId, String submissionId, String packVersionId, GradingClaim.Kind kind, Instant now) {
        dsl.insertInto(GRADING)
                .set(GRADING.ID, gradingId)
                .set(GRADING.SUBMISSION_ID, submissionId)
                .set(GRADING.PACK_VERSION_ID, packVersionId)
                .set(GRADING.KIND, kind.name())
                .set(GRADING.STATE, QUEUED)
                .set(GRADING.STEP, Step.QUEUED.name())
                .set(GRADING.QUEUED_AT, now)
                .execute();
    }

    private static GradingClaim claimOf(DSLContext transaction, GradingRecord row) {
        GradingClaim.Kind kind = GradingClaim.Kind.valueOf(row.getKind());
        Optional<String> predictions = kind == GradingClaim.Kind.RUN
                ? Optional.empty()
                : Optional.ofNullable(withPredictions(transaction, row.getSubmissionId()))
                        .map(GradingRecord::getPredictionsSha256);
        return transaction
                .select(SUBMISSION.ARCHIVE_SHA256, SUBMISSION.FILE_NAME)
                .select(PACK_VERSION.ID, PACK_VERSION.PACK_ID, PACK_VERSION.VERSION, PACK_VERSION.ARCHIVE_SHA256)
                .from(SUBMISSION, PACK_VERSION)
                .where(SUBMISSION.ID.eq(row.getSubmissionId()))
                .and(PACK_VERSION.ID.eq(row.getPackVersionId()))
                .fetchSingle(found -> new GradingClaim(
                        row.getId(),
                        row.getAttemptToken(),
                        kind,
                        row.getSubmissionId(),
                        found.get(SUBMISSION.ARCHIVE_SHA256),
                        found.get(SUBMISSION.FILE_NAME),
                        new PackReference(
                                found.get(PACK_VERSION.ID),
                                found.get(PACK_VERSION.PACK_ID),
                                found.get(PACK_VERSION.VERSION),
                                found.get(PACK_VERSION.ARCHIVE_SHA256)),
                        predictions,
                        row.getTries()));
    }

    private static @Nullable GradingRecord withPredictions(DSLContext dsl, String submissionId) {
        return dsl.selectFrom(GRADING)
                .where(GRADING.SUBMISSION_ID.eq(submissionId))
                .and(GRADING.STATE.eq(DONE))
                .and(GRADING.KIND.eq(GradingClaim.Kind.RUN.name()))
                .and(GRADING.PREDICTIONS_SHA256.isNotNull())
                .orderBy(GRADING.ID.desc())
                .limit(1)
                .fetchOne();
    }

    private static GradingRecord lock(DSLContext transaction, String gradingId) {
        return transaction
                .selectFrom(GRADING)
                .where(GRADING.ID.eq(gradingId))
                .forUpdate()
                .fetchSingle();
    }

    private static boolean isFinished(GradingRecord row) {
        return row.getState().equals(DONE) || row.getState().equals(PLATFORM_ERROR);
    }

    private static boolean isHeld(GradingRecord row, GradingClaim claim) {
        return row != null
                && row.getAttemptToken() == claim.attemptToken()
                && row.getState().equals(RUNNING);
    }

    /** A rescore under a scorer that has scored before stands beside the effect and confirms it. */
    private static boolean takeEffect(DSLContext transaction, GradingClaim claim, GradingReport report, Instant now) {
        int inserted = transaction
                .insertInto(EFFECT)
                .set(EFFECT.SUBMISSION_ID, claim.submissionId())
                .set(EFFECT.PACK_VERSION_ID, claim.pack().versionId())
                .set(EFFECT.SCORER_VERSION, report.scorerVersion())
                .set(EFFECT.GRADING_ID, claim.gradingId())
                .set(EFFECT.STORED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        return inserted == 1 || claim.kind() == GradingClaim.Kind.RESCORE;
    }

    private static void insertLate(DSLContext transaction, GradingClaim claim, GradingReport report, Instant now) {
        transaction
                .insertInto(LATE_REPORT)
                .set(LATE_REPORT.ID, TimeOrderedId.next(Clock.fixed(now, ZoneOffset.UTC)))
                .set(LATE_REPORT.GRADING_ID, claim.gradingId())
                .set(LATE_REPORT.ATTEMPT_TOKEN, claim.attemptToken())
                .set(LATE_REPORT.VERDICT, report.verdict().name())
                .set(LATE_REPORT.POINTS, value(report.points()))
                .set(LATE_REPORT.RECEIPT, report.receiptJson())
                .set(LATE_REPORT.RECEIVED_AT, now)
                .execute();
    }

    private static void finish(GradingRecord row, GradingReport report, Instant now) {
        row.setState(DONE)
                .setStep(Step.DONE.name())
                .setVerdict(report.verdict().name())
                .setMessage(report.message())
                .setFlags(joined(report.flags()))
                .setPoints(value(report.points()))
                .setPointsLower(bound(report.points(), Points.Range::lower))
                .setPointsUpper(bound(report.points(), Points.Range::upper))
                .setPublicPoints(value(report.publicPoints()))
                .setPublicPointsLower(bound(report.publicPoints(), Points.Range::lower))
                .setPublicPointsUpper(bound(report.publicPoints(), Points.Range::upper))
                .setScorerVersion(report.scorerVersion())
                .setPredictionsSha256(report.predictionsSha256().orElse(null))
                .setReceipt(report.receiptJson())
                .setFinishedAt(now)
                .update();
    }

    private static void giveUp(DSLContext transaction, GradingRecord row, String reason, Instant now) {
        row.setState(PLATFORM_ERROR)
                .setVerdict(PLATFORM_ERROR)
                .setMessage("Grading failed through no fault of yours. It costs no attempt and can be tried again.")
                .setFault(reason)
                .setFinishedAt(now)
                .update();
        deleteLiveLog(transaction, row.getId());
        if (row.getKind().equals(GradingClaim.Kind.RUN.name())) {
            setCounts(transaction, row.getSubmissionId(), Verdict.PLATFORM_ERROR);
        }
    }

    /** The log of a smoke run is an artefact by now, or of no use to anybody. */
    private static void deleteLiveLog(DSLContext transaction, String gradingId) {
        transaction
                .deleteFrom(LIVE_LOG)
                .where(LIVE_LOG.GRADING_ID.eq(gradingId))
                .execute();
    }

    private static void setCounts(DSLContext transaction, String submissionId, Verdict verdict) {
        transaction
                .update(SUBMISSION)
                .set(SUBMISSION.COUNTS, verdict.owner() == Verdict.Owner.CANDIDATE)
                .where(SUBMISSION.ID.eq(submissionId))
                .execute();
    }

    private static void insertRuns(DSLContext transaction, String gradingId, List<dev.assay.grading.RunRecord> runs) {
        List<RunRecord> rows = new ArrayList<>();
        for (dev.assay.grading.RunRecord run : runs) {
            rows.add(transaction
                    .newRecord(RUN)
                    .setGradingId(gradingId)
                    .setOrdinal(rows.size())
                    .setStep(run.step().name())
                    .setOutcome(run.outcome())
                    .setExitCode(run.exitCode().isPresent() ? run.exitCode().getAsInt() : null)
                    .setCpuSeconds(run.cpuSeconds())
                    .setWallSeconds(run.wallSeconds())
                    .setPeakMemoryBytes(run.peakMemoryBytes())
                    .setFlags(joined(run.flags()))
                    .setLogSha256(run.logSha256().orElse(null))
                    .setCandidateVisible(run.candidateVisible()));
        }
        transaction.batchInsert(rows).execute();
    }

    private static void insertScores(DSLContext transaction, String gradingId, List<SplitScore> scores) {
        List<ScoreRecord> rows = new ArrayList<>();
        for (SplitScore score : scores) {
            ScoreRecord row = transaction
                    .newRecord(SCORE)
                    .setGradingId(gradingId)
                    .setSplit(score.split().name())
                    .setOrdinal(rows.size())
                    .setMetricId(score.metric())
                    .setMetricVersion(score.metricVersion())
                    .setDirection(score.direction().name())
                    .setIsPrimary(score.primary())
                    .setGatePassed(score.gatePassed().orElse(null));
            switch (score.value()) {
                case SplitScore.Value.Defined defined -> row.setMetricValue(defined.number());
                case SplitScore.Value.Undefined undefined -> row.setUndefinedReason(undefined.reason());
            }
            switch (score.interval()) {
                case SplitScore.Interval.Known known ->
                    row.setIntervalLower(known.lower())
                            .setIntervalUpper(known.upper())
                            .setIntervalLevel(known.level())
                            .setIntervalMethod(known.method());
                case SplitScore.Interval.Unknown unknown ->
                    row.setIntervalMissing(row.getMetricValue() == null ? null : unknown.reason());
            }
            rows.add(row);
        }
        transaction.batchInsert(rows).execute();
    }

    private static String joined(Set<String> flags) {
        return String.join(",", flags.stream().sorted().toList());
    }

    private static @Nullable Double value(Optional<Points> points) {
        return points.map(Points::value).orElse(null);
    }

    private static @Nullable Double bound(Optional<Points> points, ToDoubleFunction<Points.Range> which) {
        return points.flatMap(Points::range).map(which::applyAsDouble).orElse(null);
    }
}
