package dev.assay.platform.scorecard;

import com.github.kagkarlsson.scheduler.task.Task;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Comparisons;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Has the candidates of an opening compared again soon after one of them got a score. Until that is done the opening shows
 * the comparison from before.
 */
@Factory
class CohortJob {

    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final int AT_A_TIME = 20;

    private final CohortRepository cohorts;
    private final OpeningRepository openings;
    private final SittingRepository sittings;
    private final CandidateWork work;
    private final Comparisons comparisons;
    private final Clock clock;

    CohortJob(
            CohortRepository cohorts,
            OpeningRepository openings,
            SittingRepository sittings,
            CandidateWork work,
            HikariDataSource dataSource,
            Clock clock) {
        this.cohorts = cohorts;
        this.openings = openings;
        this.sittings = sittings;
        this.work = work;
        this.comparisons = new Comparisons(dataSource);
        this.clock = clock;
    }

    @Singleton
    Task<?> compareCohorts(Jobs jobs) {
        return jobs.every("compare-cohorts", DELAY, this::compareAll);
    }

    private void compareAll() {
        Instant upTo = clock.instant();
        for (CohortRepository.Stale stale : cohorts.stale(AT_A_TIME)) {
            openings.find(stale.organisationId(), stale.openingId()).ifPresent(opening -> compare(opening, upTo));
        }
    }

    private void compare(Opening opening, Instant upTo) {
        Caller platform = Caller.installation("", opening.organisationId(), Role.VIEWER);
        List<String> counting = cohorts.attempts(opening.id()).stream()
                .flatMap(attempt -> sittings.find(attempt).stream())
                .map(sitting -> work.of(platform, sitting, opening))
                .flatMap(all -> all.counting().submissionId().stream()
                        .flatMap(id -> all.submissions().stream()
                                .filter(submission -> submission.id().equals(id))))
                .map(CandidateView::gradingId)
                .toList();
        if (counting.isEmpty()) {
            return;
        }
        String comparison = cohorts.compare(opening.packVersionId(), counting);
        boolean made = comparisons
                .find(comparison)
                .map(state -> !(state instanceof ComparisonState.Queued))
                .orElse(false);
        if (made) {
            cohorts.show(opening.id(), comparison, upTo);
        }
    }
}
