package dev.assay.platform.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonReport.Range;
import dev.assay.grading.SplitScore;
import dev.assay.platform.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LeaderboardTest {

    @Test
    void aTierEndsWhereSomebodyIsToldApartFromItsBest() {
        // c is told apart from a but not from b; d only from a and b; e from everybody.
        Leaderboard board = board(
                List.of(ranked("a", 1, 2), ranked("b", 1, 3), ranked("c", 2, 4), ranked("d", 3, 4), ranked("e", 5, 5)),
                List.of("a c", "a d", "b d", "a e", "b e", "c e", "d e"));

        assertThat(board.tiers().stream()
                        .map(tier -> tier.rows().stream()
                                .map(row -> row.contender().codeName())
                                .collect(Collectors.joining())))
                .containsExactly("ab", "cd", "e");
        assertThat(board.ranked().stream().map(Leaderboard.Row::rank)).containsExactly("1–2", "1–3", "2–4", "3–4", "5");
        assertThat(board.tiers().get(1).words()).contains("2 candidates", "below the best of tier 1");
    }

    @Test
    void fewerThanFiveAreNotDividedIntoTiers() {
        Leaderboard board = board(List.of(ranked("a", 1, 1), ranked("b", 2, 2)), List.of("a b"));

        assertThat(board.hasTiers()).isFalse();
        assertThat(board.tiers()).hasSize(1);
    }

    @Test
    void whoIsNotRankedIsShownWithTheReasonAndWithoutARank() {
        Leaderboard board = board(List.of(ranked("a", 1, 1), unranked("b", "the submission has no score")), List.of());

        assertThat(board.ranked()).hasSize(1);
        assertThat(board.unranked()).singleElement().satisfies(row -> {
            assertThat(row.rank()).isEqualTo("–");
            assertThat(LeaderboardWords.sentence(row.why())).isEqualTo("The submission has no score.");
        });
    }

    @Test
    void programsReadNoRankWithoutItsRange() {
        Leaderboard board =
                board(List.of(ranked("a", 1, 2), ranked("b", 1, 2), unranked("c", "it is not graded yet")), List.of());

        LeaderboardView view = LeaderboardView.of(new Leaderboards.State.Ready(board, true));

        assertThat(view.newer()).isTrue();
        assertThat(view.metric()).isEqualTo("roc_auc");
        assertThat(view.candidates())
                .extracting(LeaderboardView.Candidate::bestRank, LeaderboardView.Candidate::worstRank)
                .containsExactly(tuple(1, 2), tuple(1, 2), tuple(null, null));
        assertThat(view.candidates().getFirst().interval()).containsExactly(0.8, 0.95);
        assertThat(view.candidates().getLast().notRanked()).isEqualTo("it is not graded yet");
        assertThat(LeaderboardView.of(new Leaderboards.State.Failed(true, "its disk"))
                        .why())
                .doesNotContain("disk");
    }

    @Test
    void aNameThatIsAFormulaStaysTextInASpreadsheet() {
        Leaderboard board = board(List.of(ranked("=HYPERLINK(\"x\")", 1, 1), ranked("-1", 1, 1)), List.of());

        assertThat(LeaderboardCsv.of(board))
                .contains("\"'=HYPERLINK(\"\"x\"\")\"")
                .contains("\"-1\"")
                .startsWith(LeaderboardCsv.HEADER);
    }

    @Test
    void whatIsTiedWithTheBaselineIsCalledTied() {
        Entry tied = new Entry(
                "a",
                OptionalDouble.of(0.75),
                Optional.of(new Range(0.7, 0.8)),
                new Place.Ranked(1, 1, "a", 1, 1),
                Optional.of(new ComparisonReport.Difference(0.01, Optional.of(new Range(-0.02, 0.04)))));

        Leaderboard board = board(List.of(tied), List.of());
        assertThat(LeaderboardWords.toBaseline(board.ranked().getFirst())).isEqualTo("+0.010, tied");
        assertThat(LeaderboardWords.basis(board)).endsWith("candidates are told the value in its brief.");
    }

    @Test
    void aBaselineThatWasNotMeasuredIsNotSaidToBe() {
        assertThat(LeaderboardWords.basis(board(List.of(ranked("a", 1, 1)), List.of())))
                .doesNotContain("baseline");
    }

    private static Entry ranked(String id, int low, int high) {
        return new Entry(
                id,
                OptionalDouble.of(0.9),
                Optional.of(new Range(0.8, 0.95)),
                new Place.Ranked(low, high, "a", 0.5, low),
                Optional.empty());
    }

    private static Entry unranked(String id, String reason) {
        return new Entry(id, OptionalDouble.empty(), Optional.empty(), new Place.NotRanked(reason), Optional.empty());
    }

    /** A board of gradings whose candidates are called like them. {@code apart} are the pairs that are told apart. */
    private static Leaderboard board(List<Entry> entries, List<String> apart) {
        List<Pair> pairs = IntStream.range(0, entries.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, entries.size()).mapToObj(j -> pair(entries, i, j, apart)))
                .toList();
        ComparisonReport report = new ComparisonReport(
                new ComparisonReport.Basis(
                        "roc_auc",
                        SplitScore.Direction.HIGHER,
                        1000,
                        Optional.of(new ComparisonReport.Resampling(1, 2000, 0.95, "Holm")),
                        "3"),
                entries,
                pairs,
                Optional.empty());
        Map<String, Contender> contenders = entries.stream()
                .map(Entry::gradingId)
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Contender(
                                "invitation-" + id, "submission-" + id, id, id, Instant.EPOCH, Duration.ZERO, "")));
        return Leaderboard.of(report, contenders, Map.<String, Decision>of(), OptionalDouble.of(0.7));
    }

    private static Pair pair(List<Entry> entries, int i, int j, List<String> apart) {
        String first = entries.get(i).gradingId();
        String second = entries.get(j).gradingId();
        boolean told = Stream.of(first + " " + second).anyMatch(apart::contains);
        return new Pair(
                first,
                second,
                Optional.empty(),
                OptionalDouble.empty(),
                told ? 0.01 : 1,
                told ? Outcome.FIRST_BETTER : Outcome.NOT_TOLD_APART);
    }
}
