package dev.assay.platform.scorecard;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Comparisons;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.Verdict;
import dev.assay.platform.assessment.PackRepository;
import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.opening.Opening;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

        /** Every two are compared, hence only so many. Each still has a score with its interval. */
        record TooMany(int most) implements State {}

        /** It could not be made; operators find out why, people here only whose fault it is. */
        record Failed(boolean ours, String failure) implements State {}

        /**
         * There it is.
         *
         * @param newer whether there are scores that it does not know yet
         */
        record Ready(Leaderboard board, boolean newer) implements State {}
    }

    /** The leaderboard of an opening. */
    State of(Opening opening) {
        if (cohorts.size(opening.id()) > GradingQueue.MOST_COMPARED) {
            return new State.TooMany(GradingQueue.MOST_COMPARED);
        }
        return Optional.ofNullable(opening.comparisonId())
                .flatMap(comparisons::find)
                .<State>map(state -> switch (state) {
                    case ComparisonState.Queued _ -> new State.Coming();
                    case ComparisonState.Failed failed ->
                        new State.Failed(failed.owner() == Verdict.Owner.PLATFORM, failed.failure());
                    case ComparisonState.Done done ->
                        new State.Ready(board(opening, done.report()), cohorts.isStale(opening.id()));
                })
                .orElseGet(() -> cohorts.isStale(opening.id()) ? new State.Coming() : new State.Empty());
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
                baseline(opening, report));
    }

    /** As it was measured on the rows that are compared; what the pack says of it where it was not. */
    private OptionalDouble baseline(Opening opening, ComparisonReport report) {
        return report.entries().stream()
                .flatMapToDouble(entry -> entry.toBaseline().stream()
                        .flatMapToDouble(difference -> entry.value().stream().map(value -> value - difference.value())))
                .boxed()
                .findFirst()
                .map(OptionalDouble::of)
                .orElseGet(
                        () -> packs.manifest(opening.packVersionId()).primary().baseline());
    }
}
