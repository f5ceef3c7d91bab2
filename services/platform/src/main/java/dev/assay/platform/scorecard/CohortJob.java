package dev.assay.platform.scorecard;

import com.github.kagkarlsson.scheduler.task.Task;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Comparisons;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.Verdict;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Role;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.job.Jobs;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.CandidateWork;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the candidates of an opening compared again soon after something was graded, chosen or withdrawn. Until that is done
 * the opening shows the comparison from before. One is made at a time: many scores in a row do not keep the grader busy with
 * comparisons that nobody will see.
 */
@Factory
class CohortJob {

    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final int AT_A_TIME = 20;
    private static final String SCORED = Verdict.SCORED.name();

    private final CohortRepository cohorts;
    private final OpeningRepository openings;
    private final SittingRepository sittings;
    private final CandidateWork work;
    private final Comparisons comparisons;

    CohortJob(
            CohortRepository cohorts,
            OpeningRepository openings,
            SittingRepository sittings,
            CandidateWork work,
            HikariDataSource dataSource) {
        this.cohorts = cohorts;
        this.openings = openings;
        this.sittings = sittings;
        this.work = work;
        this.comparisons = new Comparisons(dataSource);
    }

    @Singleton
    Task<?> compareCohorts(Jobs jobs) {
        return jobs.every("compare-cohorts", DELAY, this::compareAll);
    }

    private void compareAll() {
        // Before the round that leaves others behind: whoever has just asked for a leaderboard still reads those.
        cohorts.superseded(AT_A_TIME).forEach(cohorts::forget);
        for (CohortRepository.Stale stale : cohorts.stale(AT_A_TIME)) {
            Optional<CohortRepository.Asked> asked = stale.asked()
                    .or(() -> openings.find(stale.organisationId(), stale.openingId())
                            .flatMap(opening -> ask(opening, stale.cohort())));
            asked.filter(comparison -> isMade(comparison.comparisonId()))
                    .ifPresent(made -> cohorts.show(stale.openingId(), made.comparisonId(), made.cohort()));
        }
    }

    /** Has what counts compared; shows at once that there is nothing to compare. */
    private Optional<CohortRepository.Asked> ask(Opening opening, long cohort) {
        List<CandidateView> counting =
                cohorts.size(opening.id()) > GradingQueue.MOST_COMPARED ? List.of() : counting(opening);
        if (counting.stream().noneMatch(submission -> SCORED.equals(submission.verdict()))) {
            cohorts.show(opening.id(), null, cohort);
            return Optional.empty();
        }
        var asked = new CohortRepository.Asked(
                cohorts.compare(
                        opening.packVersionId(),
                        counting.stream().map(CandidateView::gradingId).toList()),
                cohort);
        cohorts.ask(opening.id(), asked);
        return Optional.of(asked);
    }

    private boolean isMade(String comparison) {
        return comparisons
                .find(comparison)
                .map(state -> !(state instanceof ComparisonState.Queued))
                .orElse(false);
    }

    private List<CandidateView> counting(Opening opening) {
        Caller platform = Caller.installation("", opening.organisationId(), Role.VIEWER);
        return cohorts.attempts(opening.id()).stream()
                .flatMap(attempt -> sittings.find(attempt).stream())
                .map(sitting -> work.of(platform, sitting, opening))
                .flatMap(all -> all.counting().submissionId().stream()
                        .flatMap(id -> all.submissions().stream()
                                .filter(submission -> submission.id().equals(id))))
                .toList();
    }
}
