package dev.assay.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.platform.job.JobScheduler;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Instead of the platform's scheduler: the same tasks on the same table, done when a test says so. */
@Factory
final class ManualJobs {

    @Singleton
    @Bean(preDestroy = "stop")
    @Replaces(value = Scheduler.class, factory = JobScheduler.class)
    ManualScheduler scheduler(HikariDataSource dataSource, Clock clock, List<Task<?>> tasks) {
        SettableClock time = new SettableClock();
        time.set(clock.instant());
        return JobScheduler.prepared(TestHelper.createManualScheduler(dataSource, JobScheduler.waiting(tasks)), tasks)
                .clock(time)
                .build();
    }
}
