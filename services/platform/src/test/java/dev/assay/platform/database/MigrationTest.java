package dev.assay.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.platform.installation.Settings;
import dev.assay.schema.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationTest {

    @Test
    void anEmptyDatabaseIsMigratedAndGrantedAndASecondRunChangesNothing(@TempDir Path home) throws SQLException {
        TestDatabase database = TestDatabase.createEmpty();
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            for (String user : List.of("assay_platform", "assay_grader")) {
                statement.execute("CREATE USER IF NOT EXISTS '" + user + "'@'%' IDENTIFIED BY 'only-for-tests'");
            }
        }
        Settings settings = Settings.of(Map.of(
                "ASSAY_HOME",
                home.toString(),
                "ASSAY_DB_URL",
                database.url(),
                "ASSAY_DB_USER",
                TestDatabase.OWNER,
                "ASSAY_DB_PASSWORD",
                database.password()));

        new Migration(settings).run();
        new Migration(settings).run();

        try (Connection platform = DriverManager.getConnection(database.url(), "assay_platform", database.password());
                Statement statement = platform.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT COUNT(*) FROM pack_version")
                            .next())
                    .isTrue();
            assertThatThrownBy(() -> statement.execute("DROP TABLE pack_version"))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void everyGrantNamesTheDatabaseAndOneOfTheTwoUsers() {
        assertThat(Migration.grants("assay", "'p'@'%'", "'g'@'%'"))
                .hasSizeGreaterThan(10)
                .allMatch(grant -> grant.matches("GRANT [A-Z, ()a-z_]+ ON `assay`\\.[a-z_]+ TO '[pg]'@'%'"));
    }

    @Test
    void aNameThatCouldEndTheQuoteIsRefused() {
        assertThatThrownBy(() -> Migration.grants("a`b", "p", "g")).isInstanceOf(IllegalArgumentException.class);
    }
}
