package dev.assay.platform.installation;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.grading.artefact.LocalArtefactStore;
import dev.assay.grading.database.ConnectionPool;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

@Factory
final class Infrastructure {

    private static final int CONNECTIONS = 16;

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    @Bean(preDestroy = "close")
    HikariDataSource dataSource(Settings settings) {
        return ConnectionPool.open(
                settings.databaseUrl(), settings.databaseUser(), settings.databasePassword(), CONNECTIONS);
    }

    @Singleton
    ArtefactStore artefacts(Settings settings) {
        return new LocalArtefactStore(settings.home().resolve("artefacts"));
    }

    @Singleton
    GradingQueue queue(Clock clock) {
        return new GradingQueue(clock);
    }
}
