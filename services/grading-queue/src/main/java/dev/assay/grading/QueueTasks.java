package dev.assay.grading;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three kinds of work as tasks of the scheduler: claim, do, store what came of it. */
final class QueueTasks {

    private static final Logger LOG = LoggerFactory.getLogger(QueueTasks.class);
    private static final int STORE_TRIES = 60;

    private final GradingRepository gradings;
    private final LiveLogRepository liveLogs;
    private final PreparationRepository preparations;
    private final ComparisonRepository comparisons;
    private final Clock clock;
    private final QueueSettings settings;
    private final Work work;

    QueueTasks(DataSource dataSource, Clock clock, QueueSettings settings, Work work) {
        this.gradings = new GradingRepository(dataSource);
        this.liveLogs = new LiveLogRepository(dataSource);
        this.preparations = new PreparationRepository(dataSource);
        this.comparisons = new ComparisonRepository(dataSource);
        this.clock = clock;
        this.settings = settings;
        this.work = work;
    }

    List<Task<?>> all() {
        return List.of(
                task(GradingQueue.GRADE, this::grade),
                task(GradingQueue.PREPARE, this::prepare),
                task(GradingQueue.COMPARE, this::compare));
    }

    /** Work by id; what it returns is when to try again. */
    private Task<?> task(TaskDescriptor<Void> descriptor, Function<String, Optional<Instant>> kind) {
        return Tasks.custom(descriptor)
                .onDeadExecution(revive())
                .onFailure(tryAgain())
                .execute((task, context) -> after(kind.apply(GradingQueue.idOf(task.getId()))));
    }

    /** The library's own handler asks the clock of the machine. */
    private DeadExecutionHandler<Void> revive() {
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    /** Only when claiming or storing failed, which means the database: the work itself never throws. */
    private FailureHandler<Void> tryAgain() {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(settings.firstRetry()));
    }

    private static CompletionHandler<Void> after(Optional<Instant> retryAt) {
        return (complete, operations) ->
                retryAt.ifPresentOrElse(instant -> operations.reschedule(complete, instant), operations::remove);
    }

    private Optional<Instant> grade(String gradingId) {
        Optional<GradingClaim> claimed =
                gradings.claim(gradingId, settings.workerName(), clock.instant(), settings.maxTries());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        GradingClaim claim = claimed.get();
        LOG.info("grading {} claimed, try {}", gradingId, claim.tries());
        return switch (attempt(claim)) {
            case GradingOutcome.Graded graded -> {
                boolean effective = persistently(() -> gradings.store(claim, graded.report(), clock.instant()));
                LOG.info("grading {}: {}{}", gradingId, graded.report().verdict(), effective ? "" : ", too late");
                yield Optional.empty();
            }
            case GradingOutcome.PlatformFault fault -> {
                LOG.warn("grading {}, try {}: {}", gradingId, claim.tries(), fault.reason());
                yield retry(claim.tries(), at -> gradings.storeFault(claim, fault.reason(), clock.instant(), at));
            }
        };
    }

    private Optional<Instant> prepare(String packVersionId) {
        Optional<PreparationClaim> claimed = preparations.claim(packVersionId, settings.maxTries());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        PreparationClaim claim = claimed.get();
        LOG.info("preparation of {} claimed, try {}", packVersionId, claim.tries());
        return switch (attempt(claim)) {
            case PreparationOutcome.Prepared prepared -> {
                persistently(() -> preparations.store(claim, prepared, clock.instant()));
                yield Optional.empty();
            }
            case PreparationOutcome.Rejected rejected -> {
                LOG.info("preparation of {}: {}", packVersionId, rejected.message());
                persistently(() -> preparations.storeRejection(claim, rejected.message()));
                yield Optional.empty();
            }
            case PreparationOutcome.PlatformFault fault -> {
                LOG.warn("preparation of {}, try {}: {}", packVersionId, claim.tries(), fault.reason());
                yield retry(claim.tries(), at -> preparations.storeFault(claim, fault.reason(), at.isEmpty()));
            }
        };
    }

    private Optional<Instant> compare(String comparisonId) {
        Optional<ComparisonClaim> claimed = comparisons.claim(comparisonId, settings.maxTries());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        ComparisonClaim claim = claimed.get();
        LOG.info(
                "comparison {} of {} claimed, try {}",
                comparisonId,
                claim.members().size(),
                claim.tries());
        return switch (attempt(claim)) {
            case ComparisonOutcome.Compared compared -> {
                boolean effective = persistently(() -> comparisons.store(claim, compared.report(), clock.instant()));
                LOG.info("comparison {} made{}", comparisonId, effective ? "" : ", too late");
                yield Optional.empty();
            }
            case ComparisonOutcome.Rejected rejected -> {
                LOG.info("comparison {}: {}", comparisonId, rejected.message());
                persistently(() -> comparisons.storeRejection(claim, rejected.message()));
                yield Optional.empty();
            }
            case ComparisonOutcome.PlatformFault fault -> {
                LOG.warn("comparison {}, try {}: {}", comparisonId, claim.tries(), fault.reason());
                yield retry(claim.tries(), at -> comparisons.storeFault(claim, fault.reason(), at.isEmpty()));
            }
        };
    }

    private ComparisonOutcome attempt(ComparisonClaim claim) {
        try {
            return work.compare(claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ComparisonOutcome.PlatformFault("the worker was stopped");
        } catch (Exception e) {
            LOG.error("comparison {} failed", claim.comparisonId(), e);
            return new ComparisonOutcome.PlatformFault(e.getClass().getSimpleName());
        }
    }

    private GradingOutcome attempt(GradingClaim claim) {
        try (ClaimProgress progress = new ClaimProgress(gradings, liveLogs, claim, clock)) {
            return work.grade(claim, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new GradingOutcome.PlatformFault("the worker was stopped");
        } catch (Exception e) {
            LOG.error("grading {} failed", claim.gradingId(), e);
            return new GradingOutcome.PlatformFault(e.getClass().getSimpleName());
        }
    }

    private PreparationOutcome attempt(PreparationClaim claim) {
        try {
            return work.prepare(claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PreparationOutcome.PlatformFault("the worker was stopped");
        } catch (Exception e) {
            LOG.error("preparation of {} failed", claim.pack().versionId(), e);
            return new PreparationOutcome.PlatformFault(e.getClass().getSimpleName());
        }
    }

    /** When to try again; empty when that was the last try, or when the lease is gone. */
    private Optional<Instant> retry(int tries, FaultStore store) {
        Optional<Instant> at = tries < settings.maxTries()
                ? Optional.of(clock.instant().plus(settings.retryAfter(tries)))
                : Optional.empty();
        boolean stillOurs = persistently(() -> store.store(at));
        return stillOurs ? at : Optional.empty();
    }

    /** Work that is done outlives a database that is being restarted. Storing twice is harmless: the token tells. */
    private static <T> T persistently(Supplier<T> store) {
        for (int tries = 1; ; tries++) {
            try {
                return store.get();
            } catch (RuntimeException e) {
                if (tries == STORE_TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warn("storing failed, trying again: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(Duration.ofMillis(500).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface FaultStore {
        boolean store(Optional<Instant> retryAt);
    }
}
