package dev.assay.platform.submission;

import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.EFFECT;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.PACK_VERSION;
import static dev.assay.schema.Tables.RUN;
import static dev.assay.schema.Tables.SCORE;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.attempt.AttemptRepository;
import dev.assay.platform.web.Page;
import dev.assay.schema.tables.records.GradingRecord;
import dev.assay.schema.tables.records.RunRecord;
import dev.assay.schema.tables.records.ScoreRecord;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads submissions with all that grading made of them. */
@Singleton
public class SubmissionViewRepository extends JooqRepository {

    SubmissionViewRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The submission if it exists and the caller may see it. */
    public Optional<SubmissionView> find(Caller caller, String id) {
        return fetch(caller, SUBMISSION.ID.eq(id), 1).stream().findFirst();
    }

    /** Every submission that the caller may see, newest first. */
    public Page<SubmissionView> list(Caller caller, @Nullable String cursor, int limit) {
        List<SubmissionView> oneMore = fetch(caller, SUBMISSION.ID.lt(Page.cursor(cursor)), limit + 1);
        return Page.of(oneMore, limit, SubmissionView::id);
    }

    Page<SubmissionView> ofAttempt(Caller caller, String attemptId, @Nullable String cursor, int limit) {
        List<SubmissionView> oneMore = fetch(
                caller, SUBMISSION.ATTEMPT_ID.eq(attemptId).and(SUBMISSION.ID.lt(Page.cursor(cursor))), limit + 1);
        return Page.of(oneMore, limit, SubmissionView::id);
    }

    /** Every submission of an attempt that the caller may see, newest first. */
    public List<SubmissionView> all(Caller caller, String attemptId) {
        return fetch(caller, SUBMISSION.ATTEMPT_ID.eq(attemptId), Integer.MAX_VALUE);
    }

    /** The submission that a grading is about. */
    public Optional<SubmissionView> ofGrading(Caller caller, String gradingId) {
        return fetch(
                        caller,
                        SUBMISSION.ID.in(
                                DSL.select(GRADING.SUBMISSION_ID).from(GRADING).where(GRADING.ID.eq(gradingId))),
                        1)
                .stream()
                .findFirst();
    }

    /** The artefact with the log of a run. */
    public Optional<String> log(String gradingId, int ordinal) {
        return dsl.select(RUN.LOG_SHA256)
                .from(RUN)
                .where(RUN.GRADING_ID.eq(gradingId))
                .and(RUN.ORDINAL.eq(ordinal))
                .fetchOptional(RUN.LOG_SHA256);
    }

    /** The runs of a grading whose logs are for its candidate. */
    List<Integer> visibleRuns(String gradingId) {
        return dsl.select(RUN.ORDINAL)
                .from(RUN)
                .where(RUN.GRADING_ID.eq(gradingId))
                .and(RUN.CANDIDATE_VISIBLE)
                .and(RUN.STEP.eq(Step.SMOKE_RUN.name()))
                .orderBy(RUN.ORDINAL)
                .fetch(RUN.ORDINAL);
    }

    Optional<String> predictions(Caller caller, String gradingId) {
        return ofCaller(caller, gradingId, GRADING.PREDICTIONS_SHA256);
    }

    /** The receipt of a score as it was made. */
    public Optional<String> receipt(Caller caller, String gradingId) {
        return ofCaller(caller, gradingId, GRADING.RECEIPT);
    }

    private Optional<String> ofCaller(Caller caller, String gradingId, Field<String> field) {
        return dsl.select(field)
                .from(GRADING)
                .join(SUBMISSION)
                .on(SUBMISSION.ID.eq(GRADING.SUBMISSION_ID))
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .where(GRADING.ID.eq(gradingId))
                .and(AttemptRepository.visibleTo(caller))
                .fetchOptional(field);
    }

    private List<SubmissionView> fetch(Caller caller, Condition condition, int limit) {
        List<Record> rows = dsl.select(SUBMISSION.fields())
                .select(ATTEMPT.LABEL, ATTEMPT.PACK_VERSION_ID)
                .select(PACK_VERSION.PACK_ID, PACK_VERSION.VERSION, PACK_VERSION.TITLE)
                .from(SUBMISSION)
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .join(PACK_VERSION)
                .on(PACK_VERSION.ID.eq(ATTEMPT.PACK_VERSION_ID))
                .where(condition)
                .and(AttemptRepository.visibleTo(caller))
                .orderBy(SUBMISSION.ID.desc())
                .limit(limit)
                .fetch();
        Map<String, List<GradingView>> gradings =
                gradings(rows.stream().map(row -> row.get(SUBMISSION.ID)).toList());
        return rows.stream()
                .map(row -> submission(row, gradings.getOrDefault(row.get(SUBMISSION.ID), List.of())))
                .toList();
    }

    private Map<String, List<GradingView>> gradings(Collection<String> submissionIds) {
        Map<String, Result<GradingRecord>> rows = dsl.selectFrom(GRADING)
                .where(GRADING.SUBMISSION_ID.in(submissionIds))
                .orderBy(GRADING.ID.desc())
                .fetchGroups(GRADING.SUBMISSION_ID);
        List<String> ids = rows.values().stream()
                .flatMap(List::stream)
                .map(GradingRecord::getId)
                .toList();
        Map<String, Result<ScoreRecord>> scores = dsl.selectFrom(SCORE)
                .where(SCORE.GRADING_ID.in(ids))
                .orderBy(SCORE.SPLIT, SCORE.ORDINAL)
                .fetchGroups(SCORE.GRADING_ID);
        Map<String, Result<RunRecord>> runs = dsl.selectFrom(RUN)
                .where(RUN.GRADING_ID.in(ids))
                .orderBy(RUN.ORDINAL)
                .fetchGroups(RUN.GRADING_ID);
        Set<String> effective = dsl.select(EFFECT.GRADING_ID)
                .from(EFFECT)
                .where(EFFECT.GRADING_ID.in(ids))
                .fetchSet(EFFECT.GRADING_ID);
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(row ->
                                        grading(row, effective.contains(row.getId()), of(scores, row), of(runs, row)))
                                .toList()));
    }

    private static <R extends Record> List<R> of(Map<String, Result<R>> rows, GradingRecord grading) {
        @Nullable Result<R> found = rows.get(grading.getId());
        return found == null ? List.of() : found;
    }

    private static SubmissionView submission(Record row, List<GradingView> gradings) {
        GradingView current =
                gradings.stream().filter(GradingView::effective).findFirst().orElseGet(gradings::getFirst);
        return new SubmissionView(
                row.get(SUBMISSION.ID),
                row.get(SUBMISSION.ATTEMPT_ID),
                row.get(ATTEMPT.LABEL),
                row.get(ATTEMPT.PACK_VERSION_ID),
                row.get(PACK_VERSION.PACK_ID),
                row.get(PACK_VERSION.VERSION),
                row.get(PACK_VERSION.TITLE),
                row.get(SUBMISSION.FILE_NAME),
                row.get(SUBMISSION.ARCHIVE_SHA256),
                row.get(SUBMISSION.ARCHIVE_BYTES),
                row.get(SUBMISSION.RECEIVED_AT),
                row.get(SUBMISSION.COUNTS),
                current,
                gradings);
    }

    private static GradingView grading(
            GradingRecord row, boolean effective, List<ScoreRecord> scores, List<RunRecord> runs) {
        return new GradingView(
                row.getId(),
                row.getKind(),
                row.getState(),
                row.getStep(),
                row.getTries(),
                row.getVerdict(),
                owner(row.getVerdict()),
                row.getMessage(),
                flags(row.getFlags()),
                row.getPoints(),
                row.getPublicPoints(),
                row.getScorerVersion(),
                effective,
                row.getFault(),
                row.getQueuedAt(),
                row.getStartedAt(),
                row.getRetryAt(),
                row.getFinishedAt(),
                row.getPredictionsSha256() != null,
                row.getReceipt() != null,
                scores.stream().map(SubmissionViewRepository::metric).toList(),
                runs.stream().map(SubmissionViewRepository::run).toList());
    }

    private static GradingView.MetricView metric(ScoreRecord row) {
        return new GradingView.MetricView(
                row.getSplit(),
                row.getMetricId(),
                row.getMetricVersion(),
                row.getDirection(),
                row.getIsPrimary(),
                row.getMetricValue(),
                row.getUndefinedReason(),
                row.getIntervalLower() == null ? null : List.of(row.getIntervalLower(), row.getIntervalUpper()),
                row.getIntervalMissing(),
                row.getIntervalLevel(),
                row.getGatePassed());
    }

    private static GradingView.RunView run(RunRecord row) {
        return new GradingView.RunView(
                row.getOrdinal(),
                row.getStep(),
                row.getOutcome(),
                row.getExitCode(),
                row.getCpuSeconds(),
                row.getWallSeconds(),
                row.getPeakMemoryBytes(),
                flags(row.getFlags()),
                row.getLogSha256() != null,
                row.getCandidateVisible());
    }

    private static List<String> flags(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private static @Nullable String owner(@Nullable String verdict) {
        return verdict == null ? null : Verdict.valueOf(verdict).owner().name();
    }
}
