package dev.assay.platform.attempt;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Writes down which attempts have ended. What a candidate may do follows from the end itself, so that nothing hangs on when
 * this runs: after a restart it finds what ended meanwhile.
 */
@Factory
final class EndOfAttempts {

    private static final Duration SWEEP = Duration.ofSeconds(5);

    @Singleton
    Task<?> settleAttempts(Jobs jobs, SittingRepository sittings) {
        return jobs.every("settle-attempts", SWEEP, sittings::settle);
    }
}
