package dev.assay.platform.installation;

import static dev.assay.schema.Tables.GRADING;
import static dev.assay.schema.Tables.MAIL;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Counts what waits. */
@Singleton
class BacklogRepository extends JooqRepository {

    private final Clock clock;

    BacklogRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    double waitingGradings() {
        return dsl.fetchCount(GRADING, GRADING.STATE.in(GradingQueue.UNFINISHED));
    }

    double oldestWaitingSeconds() {
        @Nullable
        Instant oldest = dsl.select(DSL.min(GRADING.QUEUED_AT))
                .from(GRADING)
                .where(GRADING.STATE.in(GradingQueue.UNFINISHED))
                .fetchSingle()
                .value1();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    double failedGradings() {
        return dsl.fetchCount(GRADING, GRADING.STATE.eq("PLATFORM_ERROR"));
    }

    double waitingMails() {
        return dsl.fetchCount(MAIL, MAIL.STATE.eq("WAITING").and(MAIL.SEND_AT.le(clock.instant())));
    }
}
