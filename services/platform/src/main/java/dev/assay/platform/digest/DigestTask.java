package dev.assay.platform.digest;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Looks every ten minutes for whom it is eight. */
@Factory
final class DigestTask {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @Singleton
    Task<?> digests(Jobs jobs, Digests digests, Clock clock) {
        return jobs.every("send-digests", EVERY, () -> digests.send(clock.instant()));
    }
}
