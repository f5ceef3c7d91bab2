package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JobsTest {

    private static final TaskDescriptor<Void> NOTE = TaskDescriptor.of("note-for-test");
    private static final List<String> DONE = new CopyOnWriteArrayList<>();

    private TestPlatform platform;

    /** Notes ids; one that begins with "fail" fails once, one that begins with "twice" comes back after an hour. */
    @Factory
    static final class Notes {

        @Singleton
        Task<?> note(Jobs jobs, MutableClock clock) {
            return jobs.each(NOTE, id -> {
                DONE.add(id);
                boolean first = DONE.stream().filter(id::equals).count() == 1;
                if (first && id.startsWith("fail")) {
                    throw new IllegalStateException("as it was told");
                }
                return first && id.startsWith("twice")
                        ? Optional.of(clock.instant().plus(Duration.ofHours(1)))
                        : Optional.empty();
            });
        }
    }

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void workIsDoneAtItsTimeAndNotBefore() throws SQLException {
        schedule("later", Duration.ofDays(2), true);

        platform.runDueJobs();
        assertThat(DONE).doesNotContain("later");

        platform.clock.advance(Duration.ofDays(2));
        platform.runDueJobs();
        platform.runDueJobs();
        assertThat(DONE).containsOnlyOnce("later");
    }

    @Test
    void workOfATransactionThatIsTakenBackIsNeverDone() throws SQLException {
        schedule("taken back", Duration.ZERO, false);
        schedule("kept", Duration.ZERO, true);

        platform.runDueJobs();

        assertThat(DONE).contains("kept").doesNotContain("taken back");
    }

    @Test
    void whatFailsIsTriedAgainAMinuteLater() throws SQLException {
        schedule("fail once", Duration.ZERO, true);

        platform.runDueJobs();
        assertThat(DONE).containsOnlyOnce("fail once");

        platform.clock.advance(Duration.ofSeconds(61));
        platform.runDueJobs();
        platform.clock.advance(Duration.ofDays(1));
        platform.runDueJobs();
        assertThat(DONE.stream().filter("fail once"::equals)).hasSize(2);
    }

    @Test
    void workMayComeBack() throws SQLException {
        schedule("twice", Duration.ZERO, true);

        platform.runDueJobs();
        platform.clock.advance(Duration.ofMinutes(61));
        platform.runDueJobs();

        assertThat(DONE.stream().filter("twice"::equals)).hasSize(2);
    }

    private void schedule(String id, Duration in, boolean commit) throws SQLException {
        Instant at = platform.clock.instant().plus(in);
        try (Connection connection = platform.database.connectAsOwner()) {
            connection.setAutoCommit(false);
            platform.bean(Jobs.class).schedule(connection, NOTE, id, at);
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }
}
