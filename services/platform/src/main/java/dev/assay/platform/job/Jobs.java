package dev.assay.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.assay.grading.database.EnlistedDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes tasks and schedules them. A feature contributes each of its tasks as a bean of type {@code Task<?>}, and has one
 * done by scheduling it within the transaction of what it is about: both appear or neither.
 *
 * <p>A task is leased to one process at a time. When that process dies in the middle, another does it again: work must
 * look at its rows first and bear to be repeated.
 */
@Singleton
public final class Jobs {

    static final String TABLE = "platform_tasks";

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Clock clock;

    Jobs(Clock clock) {
        this.clock = clock;
    }

    /** What a task does for the object with an id. */
    @FunctionalInterface
    public interface Work {

        /** Does it. Returns when to do it again; empty when it is done for good. What it throws has it repeated soon. */
        Optional<Instant> on(String id);
    }

    /** A task for objects of one kind, each at its own time. */
    public Task<Void> each(TaskDescriptor<Void> kind, Work work) {
        return Tasks.custom(kind).onDeadExecution(revive()).onFailure(soon()).execute((task, context) -> {
            Optional<Instant> again = work.on(task.getId());
            return (complete, operations) ->
                    again.ifPresentOrElse(at -> operations.reschedule(complete, at), operations::remove);
        });
    }

    /** A task that begins when the platform does and comes back after every end of it. */
    public Task<Void> every(String name, Duration delay, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(delay))
                .onDeadExecution(revive())
                .onFailure(soon())
                .execute((task, context) -> work.run());
    }

    /** Schedules a task for an object, unless it is scheduled already: then nothing changes. */
    public void schedule(Connection transaction, TaskDescriptor<Void> kind, String id, Instant at) {
        client(transaction).scheduleIfNotExists(kind.instance(id).scheduledTo(at));
    }

    /** Moves a task to another time, or schedules it if it is not. */
    public void move(Connection transaction, TaskDescriptor<Void> kind, String id, Instant at) {
        SchedulerClient client = client(transaction);
        if (!client.scheduleIfNotExists(kind.instance(id).scheduledTo(at))) {
            client.reschedule(kind.instanceId(id), at);
        }
    }

    static JdbcCustomization mysql() {
        return new MySQL8JdbcCustomization(true);
    }

    private static SchedulerClient client(Connection transaction) {
        return SchedulerClient.Builder.create(new EnlistedDataSource(transaction))
                .tableName(TABLE)
                .jdbcCustomization(mysql())
                .build();
    }

    /** The library's own handler asks the clock of the machine. */
    private DeadExecutionHandler<Void> revive() {
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    private FailureHandler<Void> soon() {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE));
    }
}
