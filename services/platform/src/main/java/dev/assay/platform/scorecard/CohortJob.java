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

/**
 * Has the candidates of an opening compared again soon after something was graded, chosen or withdrawn. Until that is done
 * the opening shows the comparison from before.
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
        for (CohortRepository.Stale stale : cohorts.stale(AT_A_TIME)) {
            openings.find(stale.organisationId(), stale.openingId()).ifPresent(opening -> compare(opening, stale));
        }
    }

    private void compare(Opening opening, CohortRepository.Stale stale) {
        List<CandidateView> counting =
                cohorts.size(opening.id()) > GradingQueue.MOST_COMPARED ? List.of() : counting(opening);
        if (counting.stream().noneMatch(submission -> SCORED.equals(submission.verdict()))) {
            cohorts.show(stale, null);
            return;
        }
        String comparison = cohorts.compare(
                opening.packVersionId(),
                counting.stream().map(CandidateView::gradingId).toList());
        boolean made = comparisons
                .find(comparison)
                .map(state -> !(state instanceof ComparisonState.Queued))
                .orElse(false);
        if (made) {
            cohorts.show(stale, comparison);
        }
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
