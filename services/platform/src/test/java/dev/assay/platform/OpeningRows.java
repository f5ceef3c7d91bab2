package dev.assay.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Openings and invitations put into the database as they are, for tests of what comes after them. */
final class OpeningRows {

    private OpeningRows() {}

    /** An opening of the company that runs the installation, open until tomorrow; returns its id. */
    static String opening(TestPlatform platform, String packVersionId) {
        String id = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO opening (id, organisation_id, pack_version_id, title, opens_at, closes_at,"
                        + " time_limit_minutes, final_rule, feedback_policy, link_days, turnaround_days, retention_days,"
                        + " created_at) VALUES (?, ?, ?, 'ML Engineer', UTC_TIMESTAMP(6) - INTERVAL 1 DAY,"
                        + " UTC_TIMESTAMP(6) + INTERVAL 1 DAY, 240, 'BEST', 'LADDER', 14, 7, 180, UTC_TIMESTAMP(6))",
                id,
                TestPlatform.HOST,
                packVersionId);
        return id;
    }

    /** Somebody invited to an opening; returns the id of the invitation. */
    static String invitation(TestPlatform platform, String opening, String name) {
        String candidate = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO candidate (id, organisation_id, email, name, created_at) VALUES"
                        + " (?, ?, ?, ?, UTC_TIMESTAMP(6))",
                candidate,
                TestPlatform.HOST,
                candidate + "@candidates.example",
                name);
        platform.sql(
                "INSERT INTO invitation (id, organisation_id, opening_id, candidate_id, code_name, invited_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 7 DAY)",
                id,
                TestPlatform.HOST,
                opening,
                candidate,
                "Heron-" + id.substring(0, 8));
        return id;
    }

    /** The first column of the first row. */
    static String text(TestPlatform platform, String query, String value) {
        try (var connection = platform.database.connectAsOwner();
                var prepared = connection.prepareStatement(query)) {
            prepared.setString(1, value);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
