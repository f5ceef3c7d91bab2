package dev.assay.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The scheduler: looks for due work every second from when the server answers until it stops. */
@Factory
public final class JobScheduler {

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofSeconds(15);
    private static final int THREADS = 4;

    /** Splits tasks into those that wait for their objects and those that come back by themselves. */
    public static <B extends SchedulerBuilder> B prepared(B builder, List<Task<?>> tasks) {
        builder.tableName(Jobs.TABLE)
                .jdbcCustomization(Jobs.mysql())
                .startTasks(recurring(tasks))
                .failureLogging(LogLevel.WARN, true);
        return builder;
    }

    /** Those that wait to be scheduled. */
    public static List<Task<?>> waiting(List<Task<?>> tasks) {
        return tasks.stream()
                .filter(task -> !(task instanceof RecurringTask<?>))
                .collect(Collectors.toUnmodifiableList());
    }

    @Singleton
    @Bean(preDestroy = "stop")
    Scheduler scheduler(HikariDataSource dataSource, Clock clock, List<Task<?>> tasks) {
        return prepared(Scheduler.create(dataSource, waiting(tasks)), tasks)
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(DRAIN)
                .build();
    }

    @Singleton
    ApplicationEventListener<ServerStartupEvent> start(Scheduler scheduler) {
        return event -> scheduler.start();
    }

    private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
        return tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
                .toList();
    }
}
