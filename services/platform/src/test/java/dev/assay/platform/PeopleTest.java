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
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeopleTest {

    private static final String WORDS = "purple otter paddles north";

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
    void whoIsInvitedChoosesAPasswordAndIsIn() {
        assertThat(invite("rita@northwind.example", "REVIEWER").statusCode()).isEqualTo(303);
        assertThat(platform.page(owner, "/settings/people").body())
                .contains("rita@northwind.example", "Invited, not here yet", "a reviewer");
        String link = stored.linkOfMailTo("rita@northwind.example");
        assertThat(stored.value("SELECT body FROM mail WHERE recipient = 'rita@northwind.example'"))
                .contains("Olga Owner invites you to join Northwind", "{{link}}")
                .doesNotContain(link);

        assertThat(platform.page("", link).body()).contains("Join Northwind", "rita@northwind.example");
        HttpResponse<String> joined = platform.form("", link, joining("Rita Reviewer", WORDS));
        String cookie = TestPlatform.cookie(joined);

        assertThat(joined.statusCode()).isEqualTo(303);
        assertThat(platform.page(cookie, "/account").body()).contains("Rita Reviewer", "Europe/Lisbon");
        assertThat(platform.page(cookie, "/settings/people").statusCode()).isEqualTo(403);
        assertThat(platform.page("", link).statusCode()).isEqualTo(410);
        assertThat(platform.form("", link, joining("Again", WORDS)).statusCode())
                .isEqualTo(410);
        String account = account("rita@northwind.example");
        assertThat(stored.audited(account)).containsExactly("account.joined", "account.signed_in");
        assertThat(stored.value("SELECT organisation_id FROM account WHERE id = ?", account))
                .isEqualTo(TestPlatform.HOST);
    }

    @Test
    void aPasswordThatEverybodyKnowsIsRefusedWithAReason() {
        invite("weak@northwind.example", "VIEWER");
        String link = stored.linkOfMailTo("weak@northwind.example");

        for (String weak : new String[] {"short one", "password12345", "northwind2026", "weak@northwind"}) {
            HttpResponse<String> refused = platform.form("", link, joining("Wendy", weak));
            assertThat(refused.statusCode()).as(weak).isEqualTo(422);
            assertThat(refused.body()).contains("class=\"error\"").doesNotContain("value=\"" + weak + "\"");
        }
        assertThat(platform.page("", link).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkThatWasSentAgainOrTakenBackIsWorthNothing() {
        invite("again@northwind.example", "VIEWER");
        String first = stored.linkOfMailTo("again@northwind.example");
        String firstId = open("again@northwind.example");

        platform.form(owner, "/settings/people/invitations/" + firstId + "/resend", Map.of());
        String second = stored.linkOfMailTo("again@northwind.example");

        assertThat(platform.page("", first).statusCode()).isEqualTo(410);
        assertThat(platform.page("", second).statusCode()).isEqualTo(200);
        platform.form(owner, "/settings/people/invitations/" + open("again@northwind.example") + "/revoke", Map.of());
        assertThat(platform.page("", second).statusCode()).isEqualTo(410);
        assertThat(platform.form(owner, "/settings/people/invitations/" + firstId + "/resend", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(stored.audited(firstId)).containsExactly("account.invited");
        platform.runDueJobs();
        assertThat(stored.column("SELECT DISTINCT state FROM mail WHERE recipient = 'again@northwind.example'"))
                .containsExactly("CANCELLED");
    }

    @Test
    void aLinkEndsAfterSevenDays() {
        invite("late@northwind.example", "VIEWER");
        platform.sql("UPDATE access_link SET expires_at = UTC_TIMESTAMP(6) WHERE email = 'late@northwind.example'");

        assertThat(platform.page("", stored.linkOfMailTo("late@northwind.example"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(platform.page(owner, "/settings/people").body()).contains("the link has ended");
    }

    @Test
    void nobodyIsInvitedTwiceAndNobodyWhoIsThere() {
        invite("twice@northwind.example", "VIEWER");

        HttpResponse<String> twice = invite("Twice@northwind.example", "VIEWER");
        HttpResponse<String> there = invite(TestPlatform.OWNER_EMAIL, "VIEWER");

        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("was invited already");
        assertThat(there.statusCode()).isEqualTo(422);
        assertThat(there.body()).contains("has an account already");
    }

    @Test
    void anAddressOfAnotherCompanyIsToldToItsOwnerOnly() {
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.VIEWER);

        assertThat(invite(stranger.email(), "VIEWER").statusCode()).isEqualTo(303);
        HttpResponse<String> page = platform.page("", stored.linkOfMailTo(stranger.email()));

        assertThat(page.body()).contains("This address has an account already");
        assertThat(platform.form("", stored.linkOfMailTo(stranger.email()), joining("Sam", WORDS))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theLastOwnerStays() {
        String company = platform.newOrganisation();
        Member only = Member.of(platform, company, Role.OWNER);
        Member other = Member.of(platform, company, Role.MANAGER);

        assertThat(put(only, "/role", "{\"role\":\"VIEWER\"}").statusCode()).isEqualTo(409);
        HttpResponse<String> suspended = put(only, "/suspension", "{}");
        assertThat(suspended.statusCode()).isEqualTo(409);
        assertThat(TestPlatform.json(suspended).path("code").asString()).isEqualTo("LAST_OWNER");

        assertThat(platform.send(json(only, "/api/v1/people/" + other.accountId() + "/role", "{\"role\":\"OWNER\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(only, "/role", "{\"role\":\"VIEWER\"}").statusCode()).isEqualTo(200);
        assertThat(platform.get(only.token(), "/api/v1/people").statusCode()).isEqualTo(403);
    }

    @Test
    void suspendingEndsSessionsAndRestoringBringsNoneBack() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        String path = "/settings/people/" + member.accountId();

        assertThat(platform.form(owner, path + "/suspend", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(platform.page(member.cookie(), "/").statusCode()).isEqualTo(303);
        assertThat(platform.get(member.token(), "/api/v1/packs").statusCode()).isEqualTo(401);
        assertThat(platform.form(owner, path + "/restore", Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(platform.page(member.cookie(), "/").statusCode()).isEqualTo(303);
        assertThat(platform.get(member.token(), "/api/v1/packs").statusCode()).isEqualTo(200);
        assertThat(stored.audited(member.accountId())).containsExactly("account.suspended", "account.restored");
    }

    @Test
    void ownersOfOtherCompaniesSeeAndChangeNobody() {
        Member member = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        invite("mine@northwind.example", "VIEWER");
        String link = open("mine@northwind.example");

        assertThat(platform.send(json(
                                stranger, "/api/v1/people/" + member.accountId() + "/role", "{\"role\":\"OWNER\"}"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.form(stranger.cookie(), "/settings/people/" + member.accountId() + "/suspend", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.form(stranger.cookie(), "/settings/people/invitations/" + link + "/revoke", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.page(stranger.cookie(), "/settings/people").body())
                .contains(stranger.email())
                .doesNotContain(member.email(), "mine@northwind.example");
        assertThat(platform.page(stranger.cookie(), "/settings/organisations").statusCode())
                .isEqualTo(404);
    }

    @Test
    void programsInviteAndReadThePeople() {
        Member program = Member.of(platform, platform.newOrganisation(), Role.OWNER);

        HttpResponse<String> invited = platform.postJson(
                program.token(), "/api/v1/people/invitations", "{\"email\":\"New@x.example\",\"role\":\"AUTHOR\"}");
        JsonNode people = TestPlatform.json(platform.get(program.token(), "/api/v1/people"));

        assertThat(invited.statusCode()).isEqualTo(201);
        assertThat(TestPlatform.json(invited).path("email").asString()).isEqualTo("new@x.example");
        assertThat(invited.body()).doesNotContain("/join/");
        assertThat(people.at("/items/0/email").asString()).isEqualTo(program.email());
        assertThat(people.at("/items/0/timeZone").asString()).isEqualTo("UTC");
        assertThat(platform.postJson(
                                program.token(),
                                "/api/v1/people/invitations",
                                "{\"email\":\"new@x.example\",\"role\":\"AUTHOR\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    private HttpResponse<String> invite(String email, String role) {
        return platform.form(owner, "/settings/people", Map.of("email", email, "role", role));
    }

    private String open(String email) {
        return stored.value(
                "SELECT id FROM access_link WHERE email = ? AND used_at IS NULL AND revoked_at IS NULL", email);
    }

    private String account(String email) {
        return stored.value("SELECT id FROM account WHERE email = ?", email);
    }

    private static Map<String, String> joining(String name, String password) {
        return new HashMap<>(Map.of("name", name, "password", password, "zone", "Europe/Lisbon"));
    }

    private HttpResponse<String> put(Member member, String what, String body) {
        return platform.send(json(member, "/api/v1/people/" + member.accountId() + what, body));
    }

    private HttpRequest.Builder json(Member member, String path, String body) {
        return platform.request(member.token(), path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
    }
}
