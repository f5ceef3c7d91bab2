package dev.assay.platform.scorecard;

import dev.assay.grading.ComparisonReport;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leaderboard for programs.
 *
 * @param state EMPTY while nobody has a score, COMING while scores are compared, READY, or FAILED
 * @param newer whether there are scores that are still to be compared
 * @param why nobody is ranked, or why there is no leaderboard; empty else
 * @param metric id of the metric that decides
 * @param rows hidden rows that everybody is scored on
 * @param method how intervals and ranks were made
 * @param baseline value of the pack's baseline, as measured on these rows where it was
 * @param candidates ranked ones best first, then the others
 */
@Serdeable
record LeaderboardView(
        String state,
        boolean newer,
        String why,
        @Nullable String metric,
        @Nullable Integer rows,
        @Nullable String method,
        @Nullable Double baseline,
        List<Candidate> candidates) {

    /**
     * A candidate. There is no rank without its range.
     *
     * @param value of the metric; null where it is undefined
     * @param interval lower and upper bound, or null
     * @param noInterval why a value has none
     * @param bestRank the best rank that the comparisons leave possible, from 1; null without a rank
     * @param worstRank the worst one
     * @param tieGroup letters; two candidates who share one are not told apart
     * @param probabilityFirst share of the resamples in which the candidate is best
     * @param toBaseline the value less that of the baseline
     * @param toBaselineInterval its lower and upper bound, or null
     * @param notRanked why there is no rank
     * @param decision ADVANCE, DECLINE or HOLD; null until there is one
     */
    @Serdeable
    record Candidate(
            String invitationId,
            String submissionId,
            String codeName,
            @Nullable Double value,
            @Nullable List<Double> interval,
            @Nullable String noInterval,
            @Nullable Integer bestRank,
            @Nullable Integer worstRank,
            @Nullable String tieGroup,
            @Nullable Double probabilityFirst,
            @Nullable Double toBaseline,
            @Nullable List<Double> toBaselineInterval,
            @Nullable String notRanked,
            @Nullable String decision) {

        static Candidate of(Leaderboard.Row row) {
            Contender contender = row.contender();
            ComparisonReport.Entry entry = row.entry();
            return new Candidate(
                    contender.invitationId(),
                    contender.submissionId(),
                    contender.codeName(),
                    boxed(entry.value()),
                    bounds(entry.interval()),
                    given(contender.whyNoInterval()),
                    row.place().map(ComparisonReport.Place.Ranked::rankLow).orElse(null),
                    row.place().map(ComparisonReport.Place.Ranked::rankHigh).orElse(null),
                    row.place().map(ComparisonReport.Place.Ranked::letters).orElse(null),
                    row.place()
                            .map(ComparisonReport.Place.Ranked::probabilityFirst)
                            .orElse(null),
                    entry.toBaseline().map(ComparisonReport.Difference::value).orElse(null),
                    bounds(entry.toBaseline().flatMap(ComparisonReport.Difference::range)),
                    given(row.why()),
                    row.decision().map(decision -> decision.outcome().name()).orElse(null));
        }

        @Nullable
        private static List<Double> bounds(Optional<ComparisonReport.Range> range) {
            return range.map(known -> List.of(known.lower(), known.upper())).orElse(null);
        }

        @Nullable
        private static String given(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    static LeaderboardView of(Leaderboards.State state) {
        return switch (state) {
            case Leaderboards.State.Empty _ -> without("EMPTY", "");
            case Leaderboards.State.Coming _ -> without("COMING", "");
            case Leaderboards.State.TooMany(int most) -> without("FAILED", LeaderboardWords.tooMany(most));
            case Leaderboards.State.Failed failed ->
                without("FAILED", failed.ours() ? "Something on our side failed; no score is lost." : failed.failure());
            case Leaderboards.State.Ready(Leaderboard board, boolean newer) -> ready(board, newer);
        };
    }

    private static LeaderboardView without(String state, String why) {
        return new LeaderboardView(state, false, why, null, null, null, null, List.of());
    }

    private static LeaderboardView ready(Leaderboard board, boolean newer) {
        return new LeaderboardView(
                "READY",
                newer,
                board.whyNotComparable().orElse(""),
                board.basis().metric(),
                board.basis().rows(),
                LeaderboardWords.basis(board),
                boxed(board.baseline()),
                Stream.concat(board.ranked().stream(), board.unranked().stream())
                        .map(Candidate::of)
                        .toList());
    }

    @Nullable
    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
