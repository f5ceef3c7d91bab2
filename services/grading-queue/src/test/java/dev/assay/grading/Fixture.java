package dev.assay.grading;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.schema.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A database with one pack version and one submission, and a clock that stands still until it is moved. */
final class Fixture implements AutoCloseable {

    static final String SHA = "a".repeat(64);

    final TestDatabase database;
    final HikariDataSource grader;
    final SettableClock time = new SettableClock();
    final Clock clock = new Standing();
    final GradingQueue queue = new GradingQueue(clock);
    final String packVersion = TimeOrderedId.next(clock);
    final String submission = TimeOrderedId.next(clock);

    private final HikariDataSource platform;

    Fixture() {
        this(TestDatabase.create());
    }

    Fixture(TestDatabase database) {
        this.database = database;
        // In the past, so that what is due by this clock is due by the real one too.
        time.set(Instant.parse("2026-01-05T08:00:00Z"));
        platform = pool(TestDatabase.PLATFORM);
        grader = pool(TestDatabase.GRADER);
        update(
                "INSERT INTO pack_version (id, organisation_id, pack_id, version, title, manifest, content_sha256,"
                        + " archive_sha256, archive_bytes, state, published_at) SELECT ?, id, 'p', '1.0.0', 't', '', ?, ?, 1,"
                        + " 'PUBLISHED', NOW(6) FROM organisation WHERE host",
                packVersion,
                SHA,
                SHA);
        String attempt = TimeOrderedId.next(clock);
        update(
                "INSERT INTO attempt (id, organisation_id, kind, pack_version_id, label, created_at)"
                        + " SELECT ?, id, 'TRIAL', ?, 'someone', NOW(6) FROM organisation WHERE host",
                attempt,
                packVersion);
        update(
                "INSERT INTO submission (id, attempt_id, archive_sha256, archive_bytes, file_name, began_at, received_at)"
                        + " VALUES (?, ?, ?, 1, 'a.zip', NOW(6), NOW(6))",
                submission,
                attempt,
                SHA);
    }

    private HikariDataSource pool(String process) {
        return ConnectionPool.open(database.url(), database.user(process), database.password(), 12);
    }

    <T> T enqueued(Enqueue<T> enqueue) throws SQLException {
        try (Connection connection = platform.getConnection()) {
            connection.setAutoCommit(false);
            T enqueued = enqueue.on(connection);
            connection.commit();
            return enqueued;
        }
    }

    String enqueue() throws SQLException {
        return enqueued(connection -> queue.enqueue(connection, submission, packVersion));
    }

    boolean retry(String gradingId) throws SQLException {
        return enqueued(connection -> queue.retry(connection, gradingId));
    }

    boolean regrade() throws SQLException {
        return enqueued(connection -> queue.regrade(connection, submission, TimeOrderedId.next(clock)));
    }

    boolean prepare() throws SQLException {
        return enqueued(connection -> queue.prepare(connection, packVersion));
    }

    /** A worker whose scheduler does only what it is told to. */
    ManualScheduler worker(String name, Work work) {
        return TestHelper.createManualScheduler(grader, new QueueTasks(grader, clock, settings(name), work).all())
                .clock(time)
                .start();
    }

    static QueueSettings settings(String name) {
        return new QueueSettings(
                name,
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                3,
                Duration.ofSeconds(5));
    }

    static GradingReport report(Verdict verdict, String scorerVersion, double points) {
        return report(verdict, scorerVersion, points, new SplitScore.Interval.Known(0.7, 0.8, 0.95, "percentile"));
    }

    static GradingReport report(Verdict verdict, String scorerVersion, double points, SplitScore.Interval interval) {
        return new GradingReport(
                verdict,
                Set.of("LOG_TRUNCATED", "DISK_LIMIT"),
                "graded",
                Optional.of(new Points(points, Optional.of(new Points.Range(points - 1, points + 1)))),
                Optional.empty(),
                List.of(new SplitScore(
                        SplitScore.Split.PRIVATE,
                        "roc_auc",
                        "1",
                        SplitScore.Direction.HIGHER,
                        true,
                        new SplitScore.Value.Defined(0.75),
                        interval,
                        Optional.empty())),
                List.of(new RunRecord(
                        Step.SMOKE_RUN,
                        "Completed",
                        OptionalInt.of(0),
                        0.1,
                        0.2,
                        1024,
                        Set.of(),
                        Optional.of(SHA),
                        true)),
                scorerVersion,
                Optional.of(SHA),
                "{\"z\": 1.0, \"a\": 2}");
    }

    static Work always(GradingOutcome outcome) {
        return new Work() {
            @Override
            public GradingOutcome grade(GradingClaim claim, Progress progress) {
                return outcome;
            }

            @Override
            public PreparationOutcome prepare(PreparationClaim claim) {
                return new PreparationOutcome.Prepared(SHA, "{}");
            }

            @Override
            public ComparisonOutcome compare(ComparisonClaim claim) {
                throw new AssertionError("not asked to");
            }
        };
    }

    static Work scored() {
        return always(new GradingOutcome.Graded(report(Verdict.SCORED, "1", 50)));
    }

    List<String> query(String sql) {
        try (Connection connection = database.connectAsOwner();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(Objects.requireNonNullElse(rows.getString(1), "null"));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql, String... parameters) {
        try (Connection connection = database.connectAsOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        platform.close();
        grader.close();
    }

    interface Enqueue<T> {
        T on(Connection connection) throws SQLException;
    }

    private final class Standing extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return time.now();
        }
    }
}
