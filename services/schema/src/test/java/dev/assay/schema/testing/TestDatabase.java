package dev.assay.schema.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * A migrated database of its own on a MySQL server that all tests of a JVM share, with the two users of the running
 * system and their grants.
 *
 * @param name of the database
 * @param server where it is
 */
public record TestDatabase(String name, TestServer server) {

    /** The platform's user of this database. */
    public static final String PLATFORM = "platform";

    /** The grader's user of this database. */
    public static final String GRADER = "grader";

    /** The user that may do everything. */
    public static final String OWNER = TestServer.OWNER;

    /** Creates one on the shared server without migrating it. */
    public static TestDatabase createEmpty() {
        return createEmptyOn(TestServer.shared());
    }

    /** Creates one on the shared server, and migrates it. */
    public static TestDatabase create() {
        return createOn(TestServer.shared());
    }

    /** Creates one on a given server, and migrates it. */
    public static TestDatabase createOn(TestServer server) {
        TestDatabase database = createEmptyOn(server);
        Flyway.configure()
                .dataSource(database.url(), TestServer.OWNER, TestServer.PASSWORD)
                .load()
                .migrate();
        database.grant();
        return database;
    }

    private static TestDatabase createEmptyOn(TestServer server) {
        String name = "test_" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
        TestDatabase database = new TestDatabase(name, server);
        server.execute(List.of("CREATE DATABASE " + name));
        return database;
    }

    /** Where to connect. */
    public String url() {
        return server.url(name);
    }

    /** The name of one of the two users in this database. */
    public String user(String process) {
        return name + "_" + process;
    }

    /** The password of every user. */
    public String password() {
        return TestServer.PASSWORD;
    }

    /** A connection that may do everything. */
    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), TestServer.OWNER, TestServer.PASSWORD);
    }

    /** A connection that may do what the process may. */
    public Connection connectAs(String process) throws SQLException {
        return DriverManager.getConnection(url(), user(process), TestServer.PASSWORD);
    }

    private void grant() {
        for (String process : List.of(PLATFORM, GRADER)) {
            server.execute(List.of("CREATE USER %s IDENTIFIED BY '%s'".formatted(account(process), password())));
        }
        server.execute(
                grants(Map.of("${database}", name, "${platform}", account(PLATFORM), "${grader}", account(GRADER))));
    }

    private String account(String process) {
        return "'" + user(process) + "'@'%'";
    }

    private static List<String> grants(Map<String, String> values) {
        try (var script = TestDatabase.class.getResourceAsStream("/db/grants/grants.sql")) {
            String sql = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                sql = sql.replace(value.getKey(), value.getValue());
            }
            String statements =
                    sql.lines().filter(line -> !line.startsWith("--")).reduce("", (a, b) -> a + " " + b);
            return List.of(statements.split(";", -1)).stream()
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
