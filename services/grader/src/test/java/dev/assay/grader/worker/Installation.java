package dev.assay.grader.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grader.EngineObjects;
import dev.assay.grading.ComparisonState;
import dev.assay.grading.Comparisons;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.artefact.LocalArtefactStore;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.schema.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A database, a home and graders in processes of their own, with the platform's part played by hand. */
final class Installation implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final Clock clock = Clock.systemUTC();
    private final Path home;
    private final List<Process> graders = new ArrayList<>();

    Installation(Path home) {
        this.home = home;
    }

    /** Publishes a pack and gives the id of its version. */
    String publish(Path pack) throws IOException, SQLException {
        String archive = store(pack);
        String id = UUID.randomUUID().toString();
        update("""
                INSERT INTO pack_version (id, organisation_id, pack_id, version, title, manifest, content_sha256,
                  archive_sha256, archive_bytes, state, published_at)
                SELECT '%s', id, 'probe', '1.0.0', 'Probe', '', '%s', '%s', 1, 'PUBLISHED', UTC_TIMESTAMP(6)
                FROM organisation WHERE host
                """.formatted(id, archive, archive));
        try (Connection connection = database.connectAsOwner()) {
            new GradingQueue(clock).prepare(connection, id);
        }
        return id;
    }

    /** Hands a submission in and gives its id. */
    String submit(String packVersion, Path submission) throws IOException, SQLException {
        String archive = store(submission);
        String attempt = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();
        update("""
                INSERT INTO attempt (id, organisation_id, kind, pack_version_id, label, created_at)
                SELECT '%s', id, 'TRIAL', '%s', 'a', UTC_TIMESTAMP(6) FROM organisation WHERE host
                """.formatted(attempt, packVersion));
        update("""
                INSERT INTO submission (id, attempt_id, archive_sha256, archive_bytes, file_name, began_at, received_at)
                VALUES ('%s', '%s', '%s', 1, 'submission.zip', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                """.formatted(id, attempt, archive));
        try (Connection connection = database.connectAsOwner()) {
            new GradingQueue(clock).enqueue(connection, id, packVersion);
        }
        return id;
    }

    /** Asks for every grading of a pack version to be compared and gives the id of the comparison. */
    String compare(String packVersion) throws SQLException {
        String gradings = value("SELECT GROUP_CONCAT(id) FROM grading WHERE pack_version_id = '" + packVersion + "'");
        try (Connection connection = database.connectAsOwner()) {
            return new GradingQueue(clock).compare(connection, packVersion, List.of(gradings.split(",", -1)));
        }
    }

    /** How far a comparison is, as the platform reads it. */
    ComparisonState comparison(String id) {
        try (HikariDataSource platform =
                ConnectionPool.open(database.url(), database.user(TestDatabase.PLATFORM), database.password(), 1)) {
            return new Comparisons(platform).find(id).orElseThrow();
        }
    }

    /** Starts a grader that inherits nothing but what is given. */
    Process startGrader(Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ObservedGrader.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "ASSAY_HOME", home.toString(),
                        "ASSAY_DB_URL", database.url(),
                        "ASSAY_DB_USER", database.user(TestDatabase.GRADER),
                        "ASSAY_DB_PASSWORD", database.password(),
                        "ASSAY_SLOTS", "1"));
        builder.environment().putAll(more);
        Process grader = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
        graders.add(grader);
        return grader;
    }

    /** What the graders logged. */
    File log() {
        return home.resolve("grader.log").toFile();
    }

    /** The first column of the only row. */
    String value(String query) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** Waits for something to become true, and tells what the graders logged when it does not. */
    void await(String what, Duration patience, BooleanSupplier condition) throws Exception {
        Instant end = clock.instant().plus(patience);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(end)) {
                throw new TimeoutException(
                        what + " did not happen; the graders logged:\n" + Files.readString(log().toPath()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** What graders of this home have in the engine. */
    List<String> engineObjects() throws IOException, InterruptedException {
        return EngineObjects.of(home.resolve("grader"), "grader");
    }

    private String store(Path folder) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        byte[] content = archive.toByteArray();
        return new LocalArtefactStore(home.resolve("artefacts"))
                .put(new ByteArrayInputStream(content), content.length)
                .sha256();
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement executed = connection.createStatement()) {
            executed.executeUpdate(statement);
        }
    }

    @Override
    public void close() {
        graders.forEach(Process::destroyForcibly);
    }
}
