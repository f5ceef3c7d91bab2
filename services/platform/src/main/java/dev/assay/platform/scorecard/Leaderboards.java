package dev.assay.platform.scorecard;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Comparisons;
import dev.assay.grading.Verdict;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.opening.Opening;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Draws the leaderboard of an opening from its newest comparison. */
@Singleton
public class Leaderboards {

    private final Comparisons comparisons;
    private final CohortRepository cohorts;
    private final DecisionRepository decisions;
    private final PackRepository packs;

    Leaderboards(
            HikariDataSource dataSource, CohortRepository cohorts, DecisionRepository decisions, PackRepository packs) {
        this.comparisons = new Comparisons(dataSource);
        this.cohorts = cohorts;
        this.decisions = decisions;
        this.packs = packs;
    }

    /** How far it is. */
    public sealed interface State {
        /** Nobody has a score yet. */
        record Empty() implements State {}

        /** It is being made. */
        record Coming() implements State {}

        /** It could not be made; operators find out why, people here only whose fault it is. */
        record Failed(boolean ours, String failure) implements State {}

        /** There it is. */
        record Ready(Leaderboard board) implements State {}
    }

    /** The leaderboard of an opening. */
    State of(Opening opening) {
        return Optional.ofNullable(opening.comparisonId())
                .flatMap(comparisons::find)
                .<State>map(state -> switch (state) {
                    case ComparisonState.Queued _ -> new State.Coming();
                    case ComparisonState.Failed failed ->
                        new State.Failed(failed.owner() == Verdict.Owner.PLATFORM, failed.failure());
                    case ComparisonState.Done done -> new State.Ready(board(opening, done.report()));
                })
                .orElseGet(State.Empty::new);
    }

    private Leaderboard board(Opening opening, ComparisonReport report) {
        Map<String, Contender> contenders = cohorts.contenders(
                report.entries().stream().map(ComparisonReport.Entry::gradingId).toList());
        return Leaderboard.of(
                report,
                contenders,
                decisions.standing(contenders.values().stream()
                        .map(Contender::invitationId)
                        .toList()),
                packs.manifest(opening.packVersionId()).primary().baseline());
    }
}
