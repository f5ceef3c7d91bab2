package dev.assay.grading;

import static dev.assay.schema.Tables.COMPARISON;
import static dev.assay.schema.Tables.COMPARISON_ENTRY;
import static dev.assay.schema.Tables.COMPARISON_PAIR;
import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.PACK_VERSION;
import static dev.assay.schema.Tables.SCORE;

import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.ComparisonEntryRecord;
import dev.assay.schema.tables.records.ComparisonPairRecord;
import dev.assay.schema.tables.records.ComparisonRecord;
import dev.assay.schema.tables.records.PackVersionRecord;
import dev.assay.schema.tables.records.ScoreRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Comparisons as work: who makes them, and what came of it. */
final class ComparisonRepository extends JooqRepository {

    private static final String QUEUED = "QUEUED";
    private static final String DONE = "DONE";
    private static final String FAILED = "FAILED";

    /** Rows of one statement. */
    private static final int CHUNK = 1000;

    ComparisonRepository(DataSource dataSource) {
        super(dataSource);
    }

    ComparisonRepository(Connection connection) {
        super(connection);
    }

    /**
     * A comparison that was asked for.
     *
     * @param attemptToken of the round that is to be scheduled; empty when there is nothing to do
     */
    record Requested(String id, Optional<Long> attemptToken) {}

    /** The comparison of these gradings: the given new one, or the one that there is, which gets another try if it failed. */
    Requested request(String newId, String packVersionId, SortedSet<String> gradings, Instant now) {
        String cohortSha256 = digest(packVersionId, gradings);
        int inserted = dsl.insertInto(COMPARISON)
                .set(COMPARISON.ID, newId)
                .set(COMPARISON.PACK_VERSION_ID, packVersionId)
                .set(COMPARISON.COHORT_SHA256, cohortSha256)
                .set(COMPARISON.STATE, QUEUED)
                .set(COMPARISON.REQUESTED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        if (inserted == 1) {
            insertEntries(newId, gradings);
            return new Requested(newId, Optional.of(0L));
        }
        String id = dsl.select(COMPARISON.ID)
                .from(COMPARISON)
                .where(COMPARISON.PACK_VERSION_ID.eq(packVersionId))
                .and(COMPARISON.COHORT_SHA256.eq(cohortSha256))
                .fetchSingle(COMPARISON.ID);
        int reopened = dsl.update(COMPARISON)
                .set(COMPARISON.STATE, QUEUED)
                .set(COMPARISON.TRIES, 0)
                .setNull(COMPARISON.FAILURE)
                .setNull(COMPARISON.FAILURE_OWNER)
                .set(COMPARISON.REQUESTED_AT, now)
                .where(COMPARISON.ID.eq(id))
                .and(COMPARISON.STATE.eq(FAILED))
                .execute();
        return new Requested(
                id,
                reopened == 0
                        ? Optional.empty()
                        : dsl.select(COMPARISON.ATTEMPT_TOKEN)
                                .from(COMPARISON)
                                .where(COMPARISON.ID.eq(id))
                                .fetchOptional(COMPARISON.ATTEMPT_TOKEN));
    }

    /** With their verdicts: what is compared before it was graded is compared once more after it. */
    private String digest(String packVersionId, SortedSet<String> gradings) {
        List<String> verdicts = dsl.select(GRADING.ID, GRADING.VERDICT)
                .from(GRADING)
                .where(GRADING.ID.in(gradings))
                .and(GRADING.PACK_VERSION_ID.eq(packVersionId))
                .orderBy(GRADING.ID)
                .fetch(row -> row.value1() + " " + Objects.requireNonNullElse(row.value2(), ""));
        if (verdicts.size() != gradings.size()) {
            throw new IllegalArgumentException("gradings of other pack versions cannot be compared");
        }
        byte[] lines = String.join("\n", verdicts).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insertEntries(String id, SortedSet<String> gradings) {
        dsl.insertInto(COMPARISON_ENTRY, COMPARISON_ENTRY.COMPARISON_ID, COMPARISON_ENTRY.GRADING_ID)
                .select(DSL.select(DSL.val(id), GRADING.ID).from(GRADING).where(GRADING.ID.in(gradings)))
                .execute();
    }

    /** Empty when there is nothing to do: it is finished, or given up by this call. */
    Optional<ComparisonClaim> claim(String id, int maxTries) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            ComparisonRecord row = lock(transaction, id);
            if (row == null || !row.getState().equals(QUEUED)) {
                return Optional.empty();
            }
            if (row.getTries() >= maxTries) {
                fail(transaction, "every worker died that made it", Verdict.Owner.PLATFORM)
                        .where(COMPARISON.ID.eq(id))
                        .execute();
                return Optional.empty();
            }
            row.setAttemptToken(row.getAttemptToken() + 1)
                    .setTries(row.getTries() + 1)
                    .update();
            PackVersionRecord pack = transaction.fetchSingle(PACK_VERSION, PACK_VERSION.ID.eq(row.getPackVersionId()));
            return Optional.of(new ComparisonClaim(
                    id,
                    row.getAttemptToken(),
                    new PackReference(pack.getId(), pack.getPackId(), pack.getVersion(), pack.getArchiveSha256()),
                    members(transaction, id),
                    row.getTries()));
        });
    }

    private static List<ComparisonClaim.Member> members(DSLContext transaction, String id) {
        return transaction
                .select(GRADING.ID, GRADING.VERDICT, GRADING.PREDICTIONS_SHA256)
                .select(SCORE.fields())
                .from(COMPARISON_ENTRY)
                .join(GRADING)
                .on(GRADING.ID.eq(COMPARISON_ENTRY.GRADING_ID))
                .leftJoin(SCORE)
                .on(SCORE.GRADING_ID.eq(GRADING.ID))
                .and(SCORE.SPLIT.eq(SplitScore.Split.PRIVATE.name()))
                .and(SCORE.IS_PRIMARY)
                .where(COMPARISON_ENTRY.COMPARISON_ID.eq(id))
                .orderBy(GRADING.ID)
                .fetch(row -> new ComparisonClaim.Member(
                        row.get(GRADING.ID),
                        Optional.ofNullable(row.get(GRADING.VERDICT)).map(Verdict::valueOf),
                        Optional.ofNullable(row.get(GRADING.PREDICTIONS_SHA256)),
                        Optional.of(row.into(SCORE))
                                .filter(score -> score.getMetricId() != null)
                                .map(ComparisonRepository::score)));
    }

    private static SplitScore score(ScoreRecord row) {
        return new SplitScore(
                SplitScore.Split.valueOf(row.getSplit()),
                row.getMetricId(),
                row.getMetricVersion(),
                SplitScore.Direction.valueOf(row.getDirection()),
                row.getIsPrimary(),
                row.getMetricValue() == null
                        ? new SplitScore.Value.Undefined(row.getUndefinedReason())
                        : new SplitScore.Value.Defined(row.getMetricValue()),
                row.getIntervalLower() == null
                        ? new SplitScore.Interval.Unknown(
                                Objects.requireNonNullElse(row.getIntervalMissing(), "none was stored"))
                        : new SplitScore.Interval.Known(
                                row.getIntervalLower(),
                                row.getIntervalUpper(),
                                row.getIntervalLevel(),
                                row.getIntervalMethod()),
                Optional.ofNullable(row.getGatePassed()));
    }

    /** False when it came too late, and has no effect. Storing the same again is harmless. */
    boolean store(ComparisonClaim claim, ComparisonReport report, Instant now) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            ComparisonRecord row = lock(transaction, claim.comparisonId());
            if (row == null || row.getAttemptToken() != claim.attemptToken()) {
                return false;
            }
            if (row.getState().equals(QUEUED)) {
                storeEntries(transaction, claim.comparisonId(), report.entries());
                storePairs(transaction, claim.comparisonId(), report.pairs());
                finish(row, report, now);
            }
            return row.getState().equals(DONE);
        });
    }

    private static void finish(ComparisonRecord row, ComparisonReport report, Instant now) {
        ComparisonReport.Basis basis = report.basis();
        basis.resampling()
                .ifPresent(resampling -> row.setSeed(resampling.seed())
                        .setResamples(resampling.resamples())
                        .setLevel(resampling.level())
                        .setAdjustment(resampling.adjustment()));
        row.setState(DONE)
                .setFailure(null)
                .setNotComparable(report.whyNotComparable().orElse(null))
                .setMetricId(basis.metric())
                .setDirection(basis.direction().name())
                .setRowCount(basis.rows())
                .setScorerVersion(basis.scorerVersion())
                .setFinishedAt(now)
                .update();
    }

    private static void storeEntries(DSLContext transaction, String id, List<Entry> entries) {
        List<ComparisonEntryRecord> rows = new ArrayList<>();
        for (Entry entry : entries) {
            ComparisonEntryRecord row = new ComparisonEntryRecord();
            row.setComparisonId(id).setGradingId(entry.gradingId()).setOrdinal(rows.size());
            if (entry.value().isPresent()) {
                row.setMetricValue(entry.value().getAsDouble());
            }
            entry.interval()
                    .ifPresent(range -> row.setIntervalLower(range.lower()).setIntervalUpper(range.upper()));
            switch (entry.place()) {
                case Place.Ranked place ->
                    row.setRankLow(place.rankLow())
                            .setRankHigh(place.rankHigh())
                            .setLetters(place.letters())
                            .setProbabilityFirst(place.probabilityFirst())
                            .setExpectedRank(place.expectedRank());
                case Place.NotRanked place -> row.setNotRanked(place.reason());
            }
            entry.toBaseline().ifPresent(difference -> {
                row.setBaselineDifference(difference.value());
                difference
                        .range()
                        .ifPresent(range -> row.setBaselineLower(range.lower()).setBaselineUpper(range.upper()));
            });
            rows.add(row);
        }
        transaction.batchUpdate(rows).execute();
    }

    private static void storePairs(DSLContext transaction, String id, List<Pair> pairs) {
        for (int start = 0; start < pairs.size(); start += CHUNK) {
            List<ComparisonPairRecord> rows = pairs.subList(start, Math.min(start + CHUNK, pairs.size())).stream()
                    .map(pair -> pair(id, pair))
                    .toList();
            transaction
                    .insertInto(COMPARISON_PAIR, COMPARISON_PAIR.fields())
                    .valuesOfRecords(rows)
                    .execute();
        }
    }

    private static ComparisonPairRecord pair(String id, Pair pair) {
        ComparisonPairRecord row = new ComparisonPairRecord();
        row.setComparisonId(id)
                .setFirstGradingId(pair.firstGradingId())
                .setSecondGradingId(pair.secondGradingId())
                .setPValue(pair.pValue().isPresent() ? pair.pValue().getAsDouble() : null)
                .setAdjustedPValue(pair.adjustedPValue())
                .setOutcome(pair.outcome().name());
        pair.difference().ifPresent(difference -> {
            row.setDifference(difference.value());
            difference
                    .range()
                    .ifPresent(range -> row.setDifferenceLower(range.lower()).setDifferenceUpper(range.upper()));
        });
        return row;
    }

    boolean storeRejection(ComparisonClaim claim, String message) {
        return held(claim, fail(dsl, message, Verdict.Owner.ASSESSMENT));
    }

    boolean storeFault(ComparisonClaim claim, String reason, boolean lastTry) {
        return held(
                claim,
                lastTry
                        ? fail(dsl, reason, Verdict.Owner.PLATFORM)
                        : dsl.update(COMPARISON).set(COMPARISON.FAILURE, reason));
    }

    private static UpdateSetMoreStep<ComparisonRecord> fail(DSLContext dsl, String failure, Verdict.Owner owner) {
        return dsl.update(COMPARISON)
                .set(COMPARISON.STATE, FAILED)
                .set(COMPARISON.FAILURE, failure)
                .set(COMPARISON.FAILURE_OWNER, owner.name());
    }

    private static boolean held(ComparisonClaim claim, UpdateSetMoreStep<ComparisonRecord> update) {
        return update.where(COMPARISON.ID.eq(claim.comparisonId()))
                        .and(COMPARISON.ATTEMPT_TOKEN.eq(claim.attemptToken()))
                        .and(COMPARISON.STATE.eq(QUEUED))
                        .execute()
                == 1;
    }

    /** Deletes a comparison unless it is still to be made. */
    void delete(String id) {
        ComparisonRecord row = lock(dsl, id);
        if (row == null || row.getState().equals(QUEUED)) {
            return;
        }
        dsl.deleteFrom(COMPARISON_PAIR)
                .where(COMPARISON_PAIR.COMPARISON_ID.eq(id))
                .execute();
        dsl.deleteFrom(COMPARISON_ENTRY)
                .where(COMPARISON_ENTRY.COMPARISON_ID.eq(id))
                .execute();
        dsl.deleteFrom(COMPARISON).where(COMPARISON.ID.eq(id)).execute();
    }

    private static @Nullable ComparisonRecord lock(DSLContext transaction, String id) {
        return transaction
                .selectFrom(COMPARISON)
                .where(COMPARISON.ID.eq(id))
                .forUpdate()
                .fetchOne();
    }
}
