package dev.assay.platform.installation;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/**
 * Measures what waits: a submission that nobody grades, a mail that nobody sends and a request that finds no connection are
 * what operators must see first.
 */
@Singleton
final class Backlog implements ApplicationEventListener<StartupEvent> {

    private final BacklogRepository backlog;
    private final HikariDataSource connections;
    private final MeterRegistry registry;

    Backlog(BacklogRepository backlog, HikariDataSource connections, MeterRegistry registry) {
        this.backlog = backlog;
        this.connections = connections;
        this.registry = registry;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        connections.setMetricRegistry(registry);
        Gauge.builder("assay.gradings.waiting", backlog, BacklogRepository::waitingGradings)
                .description("gradings that are neither done nor given up")
                .register(registry);
        Gauge.builder("assay.gradings.oldest.waiting", backlog, BacklogRepository::oldestWaitingSeconds)
                .description("how long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("assay.gradings.failed", backlog, BacklogRepository::failedGradings)
                .description("gradings given up through our fault, until somebody tries them again")
                .register(registry);
        Gauge.builder("assay.mails.waiting", backlog, BacklogRepository::waitingMails)
                .description("mails that are due and not sent")
                .register(registry);
    }
}
