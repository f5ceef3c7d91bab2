package dev.assay.platform.database;

import dev.assay.platform.installation.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to date and gives the users of the two processes what they need, and no more. The users
 * {@code assay_platform} and {@code assay_grader} must exist; the user that this connects as owns the database and may
 * grant.
 */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z0-9_$-]+");

    private final Settings settings;

    /** A migration of the database that the settings name. */
    public Migration(Settings settings) {
        this.settings = settings;
    }

    /** Migrates and grants. Running it again changes nothing. */
    public void run() {
        var migrated = Flyway.configure()
                .dataSource(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(
                        settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
                Statement statement = connection.createStatement()) {
            for (String grant : grants(connection.getCatalog(), "'assay_platform'@'%'", "'assay_grader'@'%'")) {
                statement.execute(grant);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant to assay_platform and assay_grader: " + e.getMessage(), e);
        }
        LOG.info("database is up to date, {} migrations applied", migrated.migrationsExecuted);
    }

    /** The statements of the script in the schema, for these accounts. */
    static List<String> grants(String database, String platform, String grader) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("not a plain database name: " + database);
        }
        String script = script().lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining(" "))
                .replace("${database}", database)
                .replace("${platform}", platform)
                .replace("${grader}", grader);
        return Pattern.compile(";")
                .splitAsStream(script)
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String script() {
        try (InputStream script = Migration.class.getResourceAsStream("/db/grants/grants.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
