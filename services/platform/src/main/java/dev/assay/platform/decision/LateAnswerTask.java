package dev.assay.platform.decision;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Looks every hour whose answer is late. */
@Factory
final class LateAnswerTask {

    private static final Duration EVERY = Duration.ofHours(1);

    @Singleton
    Task<?> lateAnswers(Jobs jobs, LateAnswers late, Clock clock) {
        return jobs.every("tell-late-answers", EVERY, () -> late.tell(clock.instant()));
    }
}
