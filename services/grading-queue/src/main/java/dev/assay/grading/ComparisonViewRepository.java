package dev.assay.grading;

import static dev.assay.schema.Tables.COMPARISON;
import static dev.assay.schema.Tables.COMPARISON_ENTRY;
import static dev.assay.schema.Tables.COMPARISON_PAIR;

import dev.assay.grading.ComparisonReport.Basis;
import dev.assay.grading.ComparisonReport.Difference;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonReport.Range;
import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.ComparisonEntryRecord;
import dev.assay.schema.tables.records.ComparisonPairRecord;
import dev.assay.schema.tables.records.ComparisonRecord;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Comparisons as they are shown. */
final class ComparisonViewRepository extends JooqRepository {

    ComparisonViewRepository(DataSource dataSource) {
        super(dataSource);
    }

    Optional<ComparisonState> find(String id) {
        return dsl.fetchOptional(COMPARISON, COMPARISON.ID.eq(id)).map(this::state);
    }

    private ComparisonState state(ComparisonRecord row) {
        return switch (row.getState()) {
            case "DONE" -> new ComparisonState.Done(report(row), row.getFinishedAt());
            case "FAILED" -> new ComparisonState.Failed(Verdict.Owner.valueOf(row.getFailureOwner()), row.getFailure());
            default -> new ComparisonState.Queued(row.getRequestedAt());
        };
    }

    private ComparisonReport report(ComparisonRecord row) {
        return new ComparisonReport(
                new Basis(
                        row.getMetricId(),
                        SplitScore.Direction.valueOf(row.getDirection()),
                        row.getRowCount(),
                        row.getSeed() == null
                                ? Optional.empty()
                                : Optional.of(new ComparisonReport.Resampling(
                                        row.getSeed(), row.getResamples(), row.getLevel(), row.getAdjustment())),
                        row.getScorerVersion()),
                dsl.selectFrom(COMPARISON_ENTRY)
                        .where(COMPARISON_ENTRY.COMPARISON_ID.eq(row.getId()))
                        .orderBy(COMPARISON_ENTRY.ORDINAL)
                        .fetch(ComparisonViewRepository::entry),
                dsl.selectFrom(COMPARISON_PAIR)
                        .where(COMPARISON_PAIR.COMPARISON_ID.eq(row.getId()))
                        .orderBy(COMPARISON_PAIR.FIRST_GRADING_ID, COMPARISON_PAIR.SECOND_GRADING_ID)
                        .fetch(ComparisonViewRepository::pair),
                Optional.ofNullable(row.getNotComparable()));
    }

    private static Entry entry(ComparisonEntryRecord row) {
        return new Entry(
                row.getGradingId(),
                optional(row.getMetricValue()),
                range(row.getIntervalLower(), row.getIntervalUpper()),
                row.getRankLow() == null
                        ? new Place.NotRanked(Objects.requireNonNull(row.getNotRanked()))
                        : new Place.Ranked(
                                row.getRankLow(),
                                row.getRankHigh(),
                                row.getLetters(),
                                row.getProbabilityFirst(),
                                row.getExpectedRank()),
                difference(row.getBaselineDifference(), range(row.getBaselineLower(), row.getBaselineUpper())));
    }

    private static Pair pair(ComparisonPairRecord row) {
        return new Pair(
                row.getFirstGradingId(),
                row.getSecondGradingId(),
                difference(row.getDifference(), range(row.getDifferenceLower(), row.getDifferenceUpper())),
                optional(row.getPValue()),
                row.getAdjustedPValue(),
                Outcome.valueOf(row.getOutcome()));
    }

    private static Optional<Difference> difference(@Nullable Double value, Optional<Range> range) {
        return Optional.ofNullable(value).map(known -> new Difference(known, range));
    }

    private static Optional<Range> range(@Nullable Double lower, @Nullable Double upper) {
        return lower == null || upper == null ? Optional.empty() : Optional.of(new Range(lower, upper));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
