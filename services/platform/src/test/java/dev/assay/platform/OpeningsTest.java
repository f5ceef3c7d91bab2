package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpeningsTest {

    private TestPlatform platform;
    private Member manager;
    private String pack;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        pack = platform.publishedPack();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void theCatalogueShowsWhatAPackAsksForAndItsBrief() {
        String list = platform.page(manager.cookie(), "/packs").body();
        String detail = platform.page(manager.cookie(), "/packs/" + pack).body();

        assertThat(list)
                .contains("A toy pack &lt;b&gt;", "30 minutes", "ROC AUC, higher is better", "0.5 to 0.9", "Ready")
                .contains("/openings/new?pack=" + pack);
        assertThat(detail).contains("A toy.", "train.csv", "400 labelled rows");
    }

    @Test
    void anOpeningIsMadeByAFormAndShownInTheList() {
        String form =
                platform.page(manager.cookie(), "/openings/new?pack=" + pack).body();
        HttpResponse<String> made = platform.form(manager.cookie(), "/openings", fields("Retention engineer"));
        String location = made.headers().firstValue("Location").orElseThrow();
        String overview =
                platform.page(manager.cookie(), location.replace("/invite", "")).body();

        assertThat(form).contains("datetime-local", "Time limit", "value=\"1\"");
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(overview).contains("Retention engineer", "Nobody is invited yet", "Open until");
        assertThat(platform.page(manager.cookie(), "/openings").body()).contains("Retention engineer");
        assertThat(platform.page(manager.cookie(), "/").headers().firstValue("Location"))
                .contains("/openings");
    }

    @Test
    void whatIsWrongIsSaidFieldByFieldAndWhatWasTypedStays() {
        Map<String, String> fields = fields("");
        fields.put("closesAt", "2020-01-01T10:00");
        fields.put("timeLimit", "four");
        fields.put("linkDays", "1000");

        HttpResponse<String> response = platform.form(manager.cookie(), "/openings", fields);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains(
                        "Give it a title",
                        "It has to close after it opens",
                        "Write a whole number",
                        "From 1 to 90 days")
                .contains("value=\"four\"");
    }

    @Test
    void aChangeNeedsTheRevisionThatItWasMadeFrom() {
        String id = Candidates.opening(platform);
        String path = "/api/v1/openings/" + id;
        String tag =
                platform.get(manager.token(), path).headers().firstValue("ETag").orElseThrow();

        assertThat(patch(path, "{\"title\":\"Second\"}").statusCode()).isEqualTo(428);
        HttpResponse<String> changed = patch(path, "{\"title\":\"Second\"}", "If-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isNotEqualTo(tag);
        assertThat(TestPlatform.json(changed).at("/opening/title").asString()).isEqualTo("Second");
        assertThat(patch(path, "{\"title\":\"Third\"}", "If-Match", tag).statusCode())
                .isEqualTo(412);
    }

    @Test
    void onceSomebodyHasBegunTheTermsThatBindCandidatesStay() {
        String id = Candidates.opening(platform);
        Candidates.begin(platform, Candidates.invite(platform, id, Candidates.address()));
        String path = "/api/v1/openings/" + id;
        String tag =
                platform.get(manager.token(), path).headers().firstValue("ETag").orElseThrow();
        String later = platform.clock.instant().plus(Duration.ofDays(40)).toString();
        String sooner = platform.clock.instant().plus(Duration.ofDays(2)).toString();

        assertThat(patch(path, "{\"timeLimitMinutes\":600}", "If-Match", tag).body())
                .contains("timeLimit", "same terms");
        assertThat(patch(path, "{\"closesAt\":\"" + sooner + "\"}", "If-Match", tag)
                        .statusCode())
                .isEqualTo(422);
        assertThat(patch(path, "{\"finalRule\":\"LAST\"}", "If-Match", tag).statusCode())
                .isEqualTo(422);
        assertThat(patch(path, "{\"closesAt\":\"" + later + "\",\"title\":\"Renamed\"}", "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        assertThat(platform.page(manager.cookie(), "/openings/" + id + "/settings")
                        .body())
                .contains("Some of this is fixed");
        Map<String, String> fields = fields("By the form");
        fields.keySet()
                .removeIf(field -> field.startsWith("opens") || field.startsWith("closes") || field.equals("pack"));
        fields.put("timeLimit", "30");
        fields.put("timeUnit", "MINUTES");
        HttpResponse<String> saved = platform.form(manager.cookie(), "/openings/" + id + "/settings", fields);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    }

    @Test
    void closingIsUndoneByTheToast() {
        String id = Candidates.opening(platform);

        HttpResponse<String> closed = platform.form(manager.cookie(), "/openings/" + id + "/close", Map.of());
        assertThat(closed.statusCode()).isEqualTo(303);
        String page = platform.page(manager.cookie() + "; " + TestPlatform.cookie(closed), "/openings/" + id)
                .body();
        assertThat(page).contains("Closed", "action=\"/openings/" + id + "/reopen\"");
        platform.form(manager.cookie(), "/openings/" + id + "/reopen", Map.of());

        assertThat(platform.page(manager.cookie(), "/openings/" + id).body()).contains("Open until");
        assertThat(Candidates.single(
                        platform,
                        "SELECT GROUP_CONCAT(action ORDER BY sequence) FROM audit_entry WHERE object_id = ?",
                        id))
                .isEqualTo("opening.made,opening.closed,opening.reopened");
    }

    @Test
    void archivedOpeningsAreInAListOfTheirOwn() {
        String id = Candidates.opening(platform);

        platform.form(manager.cookie(), "/openings/" + id + "/archive", Map.of());
        assertThat(platform.page(manager.cookie(), "/openings").body()).doesNotContain(id);
        assertThat(platform.page(manager.cookie(), "/openings?archived=true").body())
                .contains(id);

        platform.form(manager.cookie(), "/openings/" + id + "/restore", Map.of());
        assertThat(platform.page(manager.cookie(), "/openings").body()).contains(id);
    }

    @Test
    void aCloneBeginsWithTheSameTermsForANewTime() {
        String id = Candidates.opening(platform);

        assertThat(platform.page(manager.cookie(), "/openings/new?from=" + id).body())
                .contains("value=\"Senior ML Engineer\"", "value=\"30\"", "selected>minutes");
    }

    @Test
    void theSameRequestMakesOneOpening() {
        String body = TestPlatform.JSON.writeValueAsString(Map.of("packVersionId", pack, "title", "Once"));

        JsonNode first = TestPlatform.json(
                platform.postJson(manager.token(), "/api/v1/openings", body, "Idempotency-Key", "once"));
        JsonNode second = TestPlatform.json(
                platform.postJson(manager.token(), "/api/v1/openings", body, "Idempotency-Key", "once"));

        assertThat(second.at("/opening/id").asString())
                .isEqualTo(first.at("/opening/id").asString());
        assertThat(first.at("/opening/turnaroundDays").asInt()).isEqualTo(7);
        assertThat(first.at("/opening/timeLimit").asString()).matches("PT\\d+[HM].*");
    }

    @Test
    void theOverviewCountsWhoCameHowFarAndWhoWaits() {
        String id = Candidates.opening(platform);
        String invitation = Candidates.invite(platform, id, Candidates.address());
        Candidates.invite(platform, id, Candidates.address());
        String attempt = Candidates.begin(platform, invitation);
        platform.sql(
                "INSERT INTO submission (id, attempt_id, archive_sha256, archive_bytes, file_name, began_at, received_at)"
                        + " VALUES (UUID(), ?, REPEAT('0', 64), 1, 'x.zip', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                attempt);
        platform.sql(
                "UPDATE attempt SET closed_at = UTC_TIMESTAMP(6) - INTERVAL 9 DAY, close_reason = 'TIME' WHERE id = ?",
                attempt);

        String page = platform.page(manager.cookie(), "/openings/" + id).body();
        JsonNode api = TestPlatform.json(platform.get(manager.token(), "/api/v1/openings/" + id));

        assertThat(page).contains("1 candidate waits", "Overdue since", "2 candidates invited");
        assertThat(api.at("/figures/reached/INVITED").asInt()).isEqualTo(2);
        assertThat(api.at("/figures/reached/SUBMITTED").asInt()).isEqualTo(1);
        assertThat(api.at("/figures/waiting").asInt()).isEqualTo(1);
    }

    @Test
    void openingsOfAnotherCompanyDoNotExist() {
        String id = Candidates.opening(platform);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);

        for (String page : new String[] {"", "/settings", "/candidates", "/candidates.csv", "/invite"}) {
            assertThat(platform.page(stranger.cookie(), "/openings/" + id + page)
                            .statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        for (String step : new String[] {"close", "reopen", "archive", "restore", "settings"}) {
            assertThat(platform.form(stranger.cookie(), "/openings/" + id + "/" + step, fields("x"))
                            .statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(platform.get(stranger.token(), "/api/v1/openings/" + id).statusCode())
                .isEqualTo(404);
        assertThat(platform.get(stranger.token(), "/api/v1/openings").body()).doesNotContain(id);
    }

    private HttpResponse<String> patch(String path, String json, String... headers) {
        HttpRequest.Builder request = platform.request(manager.token(), path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(json.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return platform.send(request);
    }

    private Map<String, String> fields(String title) {
        String opens = platform.clock.instant().toString().substring(0, 16);
        String closes =
                platform.clock.instant().plus(Duration.ofDays(14)).toString().substring(0, 16);
        return new HashMap<>(Map.of(
                "pack",
                pack,
                "title",
                title,
                "opensAt",
                opens,
                "closesAt",
                closes,
                "timeLimit",
                "4",
                "timeUnit",
                "HOURS",
                "linkDays",
                "14",
                "turnaroundDays",
                "7",
                "retentionDays",
                "180"));
    }
}
