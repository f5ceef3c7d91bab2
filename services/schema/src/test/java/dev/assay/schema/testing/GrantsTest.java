package dev.assay.schema.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM api_token",
                "SELECT * FROM account",
                "SELECT * FROM session",
                "SELECT * FROM candidate",
                "SELECT * FROM mail",
                "SELECT * FROM idempotency_key",
                "SELECT * FROM attempt",
                "INSERT INTO submission (id) VALUES ('x')",
                "UPDATE submission SET archive_sha256 = 'x'",
                "DELETE FROM grading",
                "UPDATE score SET metric_value = 1",
                "UPDATE effect SET scorer_version = 'x'",
                "INSERT INTO comparison (id) VALUES ('x')",
                "INSERT INTO comparison_entry (grading_id) VALUES ('x')",
                "UPDATE comparison_pair SET p_value = 1",
                "DELETE FROM comparison",
                "UPDATE live_log SET text = 'x'",
                "DROP TABLE run",
                "SELECT * FROM flyway_schema_history"
            })
    void theGraderMayNot(String sql) {
        assertThatThrownBy(() -> execute(TestDatabase.GRADER, sql)).hasMessageContaining("denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO score (grading_id) VALUES ('x')",
                "INSERT INTO run (grading_id) VALUES ('x')",
                "INSERT INTO effect (grading_id) VALUES ('x')",
                "SELECT * FROM late_report",
                "UPDATE comparison SET not_comparable = 'x'",
                "UPDATE comparison_entry SET rank_low = 1",
                "INSERT INTO comparison_entry (rank_low) VALUES (1)",
                "INSERT INTO comparison_pair (p_value) VALUES (1)",
                "INSERT INTO live_log (text) VALUES ('x')",
                "DELETE FROM live_log",
                "INSERT INTO grading_step (step) VALUES ('DONE')",
                "DELETE FROM submission",
                "UPDATE submission SET counts = FALSE",
                "UPDATE scheduled_tasks SET picked = FALSE",
                "UPDATE audit_entry SET detail = 'x'",
                "DELETE FROM audit_entry",
                "DELETE FROM consent",
                "DELETE FROM decision",
                "UPDATE decision SET outcome = 'ADVANCE'",
                "ALTER TABLE score ADD COLUMN x INT",
                "SELECT * FROM flyway_schema_history"
            })
    void thePlatformMayNot(String sql) {
        assertThatThrownBy(() -> execute(TestDatabase.PLATFORM, sql)).hasMessageContaining("denied");
    }

    @Test
    void bothMayDoTheirWork() {
        assertThatCode(() -> execute(TestDatabase.GRADER, "SELECT * FROM grading FOR UPDATE"))
                .doesNotThrowAnyException();
        assertThatCode(() -> execute(TestDatabase.GRADER, "UPDATE submission SET counts = FALSE WHERE id = 'x'"))
                .doesNotThrowAnyException();
        assertThatCode(() -> execute(TestDatabase.PLATFORM, "SELECT * FROM attempt FOR UPDATE"))
                .doesNotThrowAnyException();
    }

    private static void execute(String process, String sql) throws SQLException {
        try (Connection connection = DATABASE.connectAs(process);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
