package dev.assay.platform;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Openings and invitations for tests, made as programs make them. */
final class Candidates {

    private Candidates() {}

    /** An opening of the toy pack that closes in 30 days; returns its id. */
    static String opening(TestPlatform platform) {
        return opening(platform, Duration.ofDays(30));
    }

    static String opening(TestPlatform platform, Duration window) {
        String body = TestPlatform.JSON.writeValueAsString(Map.of(
                "packVersionId",
                platform.publishedPack(),
                "title",
                "Senior ML Engineer",
                "opensAt",
                platform.clock.instant().minus(Duration.ofMinutes(1)).toString(),
                "closesAt",
                platform.clock.instant().plus(window).toString(),
                "timeLimitMinutes",
                30,
                "linkDays",
                20));
        HttpResponse<String> made = platform.postJson(platform.managerToken, "/api/v1/openings", body);
        if (made.statusCode() != 201) {
            throw new AssertionError(made.statusCode() + " " + made.body());
        }
        return TestPlatform.json(made).at("/opening/id").asString();
    }

    static String address() {
        return "ana-" + UUID.randomUUID() + "@x.example";
    }

    /** Invites somebody; returns the id of the invitation. */
    static String invite(TestPlatform platform, String opening, String email) {
        String body = TestPlatform.JSON.writeValueAsString(
                Map.of("candidates", List.of(Map.of("email", email, "name", "Ana Silva"))));
        HttpResponse<String> sent =
                platform.postJson(platform.managerToken, "/api/v1/openings/" + opening + "/invitations", body);
        JsonNode item = TestPlatform.json(sent).at("/items/0");
        if (item.path("invitationId").isNull() || sent.statusCode() != 201) {
            throw new AssertionError(sent.statusCode() + " " + sent.body());
        }
        return item.path("invitationId").asString();
    }

    /** Begins the timed attempt of an invitation, behind the platform's back; returns its id. */
    static String begin(TestPlatform platform, String invitation) {
        String attempt = UUID.randomUUID().toString();
        LocalDateTime now = LocalDateTime.ofInstant(platform.clock.instant(), ZoneOffset.UTC);
        platform.sql(
                "INSERT INTO attempt (id, organisation_id, pack_version_id, label, created_at, kind, invitation_id, ends_at)"
                        + " SELECT ?, i.organisation_id, o.pack_version_id, 'x', ?, 'TIMED', i.id, ? FROM invitation i"
                        + " JOIN opening o ON o.id = i.opening_id WHERE i.id = ?",
                attempt,
                now,
                now.plusMinutes(30),
                invitation);
        return attempt;
    }

    /** The one value that a query finds. */
    static String single(TestPlatform platform, String query, Object... values) {
        try (var connection = platform.database.connectAsOwner();
                var prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (var found = prepared.executeQuery()) {
                found.next();
                return String.valueOf(found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
