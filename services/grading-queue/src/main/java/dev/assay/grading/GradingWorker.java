package dev.assay.grading;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Takes work off the queue and does it, several pieces at a time, until it is closed. A piece is leased: when this
 * process dies or stalls, another worker takes over within seconds, and what this one reports later has no effect.
 */
public final class GradingWorker implements AutoCloseable {

    private final Scheduler scheduler;

    private GradingWorker(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Makes a worker that does nothing until it is started. */
    public static GradingWorker create(DataSource dataSource, Clock clock, QueueSettings settings, Work work) {
        QueueTasks tasks = new QueueTasks(dataSource, clock, settings, work);
        return new GradingWorker(Scheduler.create(dataSource, tasks.all())
                .clock(clock::instant)
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .schedulerName(settings::workerName)
                .threads(settings.slots())
                .pollingInterval(settings.polling())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(QueueSettings.MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.drain())
                .failureLogging(LogLevel.WARN, true)
                .build());
    }

    /** Begins to claim work. */
    public void start() {
        scheduler.start();
    }

    /** Claims nothing more for now. Work in progress goes on and keeps its lease. */
    public void pause() {
        scheduler.pause();
    }

    /** Claims work again. */
    public void resume() {
        scheduler.resume();
    }

    /** Claims nothing more, waits for work in progress up to the time of the settings, then interrupts it. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
