package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CompanyTest {

    private static final String CHANGE = "{\"name\":\"%s\",\"timeZone\":\"Asia/Tokyo\",\"contact\":null,"
            + "\"turnaroundDays\":5,\"retentionDays\":90}";

    private TestPlatform platform;
    private Stored stored;
    private String owner;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        stored = new Stored(platform);
        owner = platform.setUp();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void programsChangeTheCompanyByTheVersionThatTheyRead() {
        Member member = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        HttpResponse<String> read = platform.get(member.token(), "/api/v1/organisation");
        String etag = read.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> changed = put(member, etag, CHANGE.formatted("First"));
        HttpResponse<String> late = put(member, etag, CHANGE.formatted("Second"));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
        assertThat(TestPlatform.json(changed).path("timeZone").asString()).isEqualTo("Asia/Tokyo");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(TestPlatform.json(late).path("code").asString()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(TestPlatform.json(late).path("detail").asString()).contains("name First");
        assertThat(put(member, "", CHANGE.formatted("Third")).statusCode()).isEqualTo(428);
        assertThat(put(member, etag, CHANGE.formatted("X").replace("90", "4000"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theFormTellsWhatSomebodyElseSavedMeanwhileAndKeepsWhatWasTyped() {
        Member member = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        Map<String, String> fields = new HashMap<>(Map.of(
                "revision", "0",
                "name", "Typed",
                "zone", "Europe/Berlin",
                "contact", "",
                "turnaround", "5",
                "retention", "100"));
        put(member, "\"0\"", CHANGE.formatted("Meanwhile"));

        HttpResponse<String> conflict = platform.form(member.cookie(), "/settings/organisation", fields);
        fields.put("revision", "1");
        HttpResponse<String> again = platform.form(member.cookie(), "/settings/organisation", fields);

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Somebody else saved this", "name Meanwhile", "value=\"Typed\"", "value=\"1\"");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(platform.page(member.cookie(), "/settings/organisation").body())
                .contains("value=\"Typed\"");
    }

    @Test
    void whatIsWrongIsToldFieldByField() {
        HttpResponse<String> response = platform.form(
                owner,
                "/settings/organisation",
                Map.of(
                        "revision", "1",
                        "name", "",
                        "zone", "Mars/Base",
                        "contact", "nobody",
                        "turnaround", "91",
                        "retention", "x"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains(
                        "Write the name of your company",
                        "Choose a time zone",
                        "Write an e-mail address",
                        "from 1 to 90",
                        "from 1 to 3650");
    }

    @Test
    void theHostAddsACompanyWhoseFirstOwnerOpensIt() {
        HttpResponse<String> added = platform.form(
                owner, "/settings/organisations", Map.of("name", "Southwind", "email", "sue@southwind.example"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(platform.page(owner, "/settings/organisations").body())
                .contains("Southwind", "Waits for its first owner", "sue@southwind.example");
        String id = stored.value("SELECT id FROM organisation WHERE name = 'Southwind'");
        String first = stored.linkOfMailTo("sue@southwind.example");

        platform.form(owner, "/settings/organisations/" + id + "/owner", Map.of("email", "susan@southwind.example"));
        assertThat(platform.page("", first).statusCode()).isEqualTo(410);
        HttpResponse<String> joined = platform.form(
                "",
                stored.linkOfMailTo("susan@southwind.example"),
                Map.of("name", "Susan", "password", "purple otter paddles", "zone", "Europe/Paris"));
        String susan = TestPlatform.cookie(joined);

        assertThat(platform.page(susan, "/settings/people").body())
                .contains("susan@southwind.example")
                .doesNotContain(TestPlatform.OWNER_EMAIL);
        assertThat(platform.page(susan, "/settings/organisations").statusCode()).isEqualTo(404);
        assertThat(platform.page(owner, "/settings/organisations").body()).contains("1 account");
        assertThat(platform.page(owner, "/settings/people").body()).doesNotContain("susan@southwind.example");
        assertThat(platform.form(owner, "/settings/organisations/" + id + "/owner", Map.of("email", "x@y.example"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(stored.column("SELECT action FROM audit_entry WHERE organisation_id = ? ORDER BY sequence", id))
                .containsExactly(
                        "account.invited",
                        "account.invitation_revoked",
                        "account.invited",
                        "account.joined",
                        "account.signed_in");
    }

    private HttpResponse<String> put(Member member, String etag, String body) {
        HttpRequest.Builder request = platform.request(member.token(), "/api/v1/organisation")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return platform.send(etag.isEmpty() ? request : request.header("If-Match", etag));
    }
}
