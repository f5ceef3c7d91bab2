package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Programs that invite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvitingProgramTest {

    private TestPlatform platform;
    private Member manager;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
        manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void programsInviteManyAndAreToldOfEach() {
        String opening = Candidates.opening(platform);
        List<Map<String, String>> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(Map.of("email", Candidates.address(), "name", "Person " + i));
        }
        people.add(Map.of("email", "nobody"));
        String path = "/api/v1/openings/" + opening + "/invitations";
        String body = TestPlatform.JSON.writeValueAsString(Map.of("candidates", people));
        String all = TestPlatform.JSON.writeValueAsString(Map.of("candidates", people, "allOrNone", true));

        assertThat(platform.postJson(manager.token(), path, all).statusCode()).isEqualTo(422);
        assertThat(list(opening, "").path("items").size()).isZero();
        JsonNode first = TestPlatform.json(platform.postJson(manager.token(), path, body, "Idempotency-Key", "many"));
        JsonNode again = TestPlatform.json(platform.postJson(manager.token(), path, body, "Idempotency-Key", "many"));

        assertThat(first.at("/items/20/problem").asString()).contains("has no @");
        assertThat(first.at("/items/20/invitationId").isNull()).isTrue();
        assertThat(again.at("/items/3/invitationId").asString())
                .isEqualTo(first.at("/items/3/invitationId").asString())
                .isNotBlank();
        assertThat(list(opening, "?limit=200").path("items").size()).isEqualTo(20);
        assertThat(list(opening, "?limit=5").path("next").asString()).isNotBlank();
        assertThat(list(opening, "?search=Person%2013").path("items").size()).isEqualTo(1);
        assertThat(Candidates.single(
                        platform, "SELECT COUNT(DISTINCT code_name) FROM invitation WHERE opening_id = ?", opening))
                .isEqualTo("20");
    }

    @Test
    void allOrNoneHoldsForARequestWithAKeyToo() {
        String opening = Candidates.opening(platform);
        String path = "/api/v1/openings/" + opening + "/invitations";
        Map<String, String> good = Map.of("email", Candidates.address());
        String slip = TestPlatform.JSON.writeValueAsString(
                Map.of("candidates", List.of(good, Map.of("email", "nobody")), "allOrNone", true));
        String mended = TestPlatform.JSON.writeValueAsString(Map.of("candidates", List.of(good), "allOrNone", true));

        HttpResponse<String> refused = platform.postJson(manager.token(), path, slip, "Idempotency-Key", "all");
        JsonNode first = TestPlatform.json(platform.postJson(manager.token(), path, mended, "Idempotency-Key", "all"));
        platform.postJson(manager.token(), "/api/v1/openings/" + opening + "/close", "");
        JsonNode again = TestPlatform.json(platform.postJson(manager.token(), path, mended, "Idempotency-Key", "all"));

        assertThat(Invited.refused(refused, 422, "INVALID_FIELDS")).startsWith("Nobody was invited.");
        assertThat(first.at("/items/0/invitationId").asString()).isNotBlank();
        assertThat(again).isEqualTo(first);
        assertThat(list(opening, "").path("items").size()).isEqualTo(1);
    }

    @Test
    void ofManyWhoInviteTheSameAllOrNoneOneDoes() {
        String opening = Candidates.opening(platform);
        String body = TestPlatform.JSON.writeValueAsString(Map.of(
                "candidates",
                List.of(Map.of("email", Candidates.address()), Map.of("email", Candidates.address())),
                "allOrNone",
                true));

        List<Integer> statuses = AtOnce.each(
                6,
                i -> platform.postJson(manager.token(), "/api/v1/openings/" + opening + "/invitations", body)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 409, 422);
        assertThat(list(opening, "").path("items").size()).isEqualTo(2);
    }

    private JsonNode list(String opening, String query) {
        return TestPlatform.json(platform.get(manager.token(), "/api/v1/openings/" + opening + "/invitations" + query));
    }
}
