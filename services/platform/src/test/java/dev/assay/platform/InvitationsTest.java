package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvitationsTest {

    private static final Pattern UNDO = Pattern.compile("action=\"(/openings/[^\"]+/undo)\"");

    private TestPlatform platform;
    private Member manager;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aListIsShownWithItsProblemsMendedAndSent() {
        String opening = Candidates.opening(platform);
        String base = "/openings/" + opening;

        HttpResponse<String> preview = form(
                base + "/invite/preview",
                "lines=Ana+Silva+%3Cana%40x.example%3E%0Atom%40nw%2Cexample%0Aana%40x.example&message=Hi");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("2 lines need you", "has a comma where a dot belongs", "The same address as in line 1")
                .doesNotContain("Send 3 invitations", "Send 1 invitation");
        HttpResponse<String> mended = form(
                base + "/invite/preview", "lines=%22Ana+Silva%22+%3Cana%40x.example%3E&line=tom%40nw.example&line=");
        assertThat(mended.body()).contains("Send 2 invitations", "name=\"count\" value=\"2\"");
        HttpResponse<String> sent = form(
                base + "/invite",
                "lines=%22Ana+Silva%22+%3Cana%40x.example%3E%0Atom%40nw.example&count=2&message=Looking+forward");
        assertThat(sent.statusCode()).isEqualTo(303);

        JsonNode list = list(opening, "");
        assertThat(list.path("items").size()).isEqualTo(2);
        assertThat(list.at("/items/0/codeName").asString()).matches("[A-Z][a-z]+-[0-9]{2}");
        assertThat(platform.page(manager.cookie(), base + "/candidates").body())
                .contains("Ana Silva", "tom@nw.example", "Invited", "Waiting");
    }

    @Test
    void nothingIsSentWhileALineIsWrongOrTheListIsNotTheOneShown() {
        String opening = Candidates.opening(platform);

        assertThat(form("/openings/" + opening + "/invite", "lines=ana%40x.example%0Abad&count=2")
                        .statusCode())
                .isEqualTo(422);
        assertThat(form("/openings/" + opening + "/invite", "lines=ana%40x.example&line=bob%40x.example&count=1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(list(opening, "").path("items").size()).isZero();
    }

    @Test
    void undoWithinTenSecondsMeansThatNobodyHearsOfItAndThePersonCanBeInvitedAgain() {
        String opening = Candidates.opening(platform);
        String email = Candidates.address();
        String first = Candidates.invite(platform, opening, email);
        String action =
                Candidates.single(platform, "SELECT action_id FROM bulk_action_item WHERE invitation_id = ?", first);

        HttpResponse<String> undone = platform.postJson(manager.token(), "/api/v1/actions/" + action + "/undo", "");
        platform.clock.advance(Duration.ofMinutes(1));
        platform.runDueJobs();

        assertThat(undone.body()).contains("\"restored\":1");
        assertThat(mailStates(first)).isEqualTo("CANCELLED");
        assertThat(list(opening, "").path("items").size()).isZero();
        assertThat(platform.postJson(manager.token(), "/api/v1/actions/" + action + "/undo", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(Candidates.invite(platform, opening, email)).isEqualTo(first);
        assertThat(Candidates.single(platform, "SELECT link_version FROM invitation WHERE id = ?", first))
                .isEqualTo("2");
    }

    @Test
    void undoIsTooLateWhenTheMailsAreGone() {
        String opening = Candidates.opening(platform);
        String invitation = Candidates.invite(platform, opening, Candidates.address());
        String action = Candidates.single(
                platform, "SELECT action_id FROM bulk_action_item WHERE invitation_id = ?", invitation);

        platform.clock.advance(Duration.ofSeconds(11));

        assertThat(platform.postJson(manager.token(), "/api/v1/actions/" + action + "/undo", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aNewLinkStopsTheOldOneAndUndoBringsItBack() {
        String opening = Candidates.opening(platform);
        String invitation = invited(opening);

        String action = act(opening, "RESEND", invitation).path("actionId").asString();
        assertThat(Candidates.single(platform, "SELECT link_version FROM invitation WHERE id = ?", invitation))
                .isEqualTo("2");
        platform.postJson(manager.token(), "/api/v1/actions/" + action + "/undo", "");

        assertThat(Candidates.single(platform, "SELECT link_version FROM invitation WHERE id = ?", invitation))
                .isEqualTo("1");
        assertThat(mailStates(invitation)).isEqualTo("KEPT,CANCELLED");
    }

    @Test
    void aBulkStepFromTheListIsUndoneByItsToast() {
        String opening = Candidates.opening(platform);
        String first = invited(opening);
        String second = invited(opening);
        String list = "/openings/" + opening + "/candidates";

        HttpResponse<String> revoked = form(list + "/actions", "pick=" + first + "&pick=" + second + "&step=REVOKE");
        String page = platform.page(manager.cookie() + "; " + TestPlatform.cookie(revoked), list)
                .body();
        assertThat(page).contains("Revoked 2 candidates.");
        assertThat(list(opening, "?show=revoked").path("items").size()).isEqualTo(2);
        Matcher undo = UNDO.matcher(page);
        assertThat(undo.find()).isTrue();
        form(undo.group(1), "");
        platform.clock.advance(Duration.ofMinutes(1));
        platform.runDueJobs();

        assertThat(list(opening, "?show=revoked").path("items").size()).isZero();
        assertThat(mailStates(first)).isEqualTo("KEPT,CANCELLED");
    }

    @Test
    void moreTimeMovesTheEndOfOneCandidateAlone() {
        String opening = Candidates.opening(platform);
        String one = invited(opening);
        String other = invited(opening);
        Instant end = platform.clock.instant().plus(Duration.ofDays(45));

        JsonNode done = TestPlatform.json(platform.postJson(
                manager.token(),
                "/api/v1/openings/" + opening + "/invitations/actions",
                TestPlatform.JSON.writeValueAsString(
                        Map.of("step", "EXTEND", "invitationIds", List.of(one), "until", end.toString()))));

        assertThat(done.path("done").asInt()).isEqualTo(1);
        assertThat(view(opening, one).path("deadline").asString())
                .startsWith(end.toString().substring(0, 19));
        assertThat(view(opening, other).path("deadline").asString()).isLessThan(end.toString());
        platform.clock.advance(Duration.ofMinutes(1));
        platform.runDueJobs();
        assertThat(Candidates.single(
                        platform, "SELECT COUNT(*) FROM mail WHERE invitation_id = ? AND kind = 'STATUS'", one))
                .isEqualTo("1");
    }

    @Test
    void extraTimeIsShownToThoseWhoSetItAndInNoTable() {
        String opening = Candidates.opening(platform);
        String invitation = invited(opening);
        Member viewer = Member.of(platform, TestPlatform.HOST, Role.VIEWER);
        String list = "/openings/" + opening + "/candidates";

        form(list + "/" + invitation + "/actions", "step=EXTRA_TIME&percent=25");

        assertThat(platform.page(manager.cookie(), list).body()).contains("+25% time");
        assertThat(view(opening, invitation).path("extraTimePercent").asInt()).isEqualTo(25);
        assertThat(platform.page(viewer.cookie(), list).body()).doesNotContain("25%");
        assertThat(platform.page(viewer.cookie(), list + "/" + invitation).body())
                .doesNotContain("25%", "Extra time", "value=\"25\"");
        assertThat(platform.get(viewer.token(), "/api/v1/openings/" + opening + "/invitations")
                        .body())
                .contains("\"extraTimePercent\":null");
        assertThat(table(list)).contains("Ana Silva").doesNotContain("25%", ",25,", "xtra");
        assertThat(Candidates.single(
                        platform,
                        "SELECT COUNT(*) FROM audit_entry WHERE object_id = ? AND detail LIKE '%25%'"
                                + " AND action = 'invitation.extra_time_set' AND detail LIKE '%percent%'",
                        invitation))
                .isEqualTo("0");
    }

    @Test
    void stepsThatDoNotFitLeaveInvitationsAsTheyWere() {
        String opening = Candidates.opening(platform);
        String begun = invited(opening);
        Candidates.begin(platform, begun);
        String withdrawn = invited(opening);
        act(opening, "WITHDRAW", withdrawn);

        assertThat(act(opening, "REMIND", begun, withdrawn).path("done").asInt())
                .isZero();
        assertThat(act(opening, "RESEND", begun, withdrawn).path("skipped").asInt())
                .isEqualTo(2);
        assertThat(act(opening, "REVOKE", withdrawn).path("done").asInt()).isZero();
    }

    @Test
    void aSharedLinkIsMadeWithinBoundsAndRevoked() {
        String opening = Candidates.opening(platform);
        String base = "/openings/" + opening;

        HttpResponse<String> wrong = form(base + "/shared-links", "cap=0&domains=not+a+domain%21&expiresAt=");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("From 1 to 1000 people", "is no domain");
        assertThat(form(base + "/shared-links", "cap=30&domains=%40uni.example&expiresAt=")
                        .statusCode())
                .isEqualTo(303);
        JsonNode links =
                TestPlatform.json(platform.get(manager.token(), "/api/v1/openings/" + opening + "/shared-links"));
        assertThat(links.at("/0/address").asString()).startsWith(TestPlatform.PUBLIC_URL + "/s/");
        assertThat(links.at("/0/link/domains/0").asString()).isEqualTo("uni.example");
        String id = links.at("/0/link/id").asString();
        form(base + "/shared-links/" + id + "/revoke", "");

        assertThat(platform.page(manager.cookie(), base + "/invite").body()).contains("Revoked");
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        assertThat(platform.postJson(stranger.token(), "/api/v1/shared-links/" + id + "/revoke", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileIsReadLikeAPastedList() {
        String opening = Candidates.opening(platform);
        String body = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"file\"; filename=\"people.csv\"",
                "Content-Type: text/csv",
                "",
                "Name,Email",
                "Ana Silva,ana@x.example",
                "Tom,tom@@x.example",
                "--x--",
                "");

        HttpResponse<String> preview = platform.send(platform.request("", "/openings/" + opening + "/invite/file")
                .header("Cookie", manager.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Ana Silva", "has 2 @", "1 line needs you");
    }

    @Test
    void formulasOfStrangersStayTextInTables() {
        String opening = Candidates.opening(platform);
        String body = TestPlatform.JSON.writeValueAsString(
                Map.of("candidates", List.of(Map.of("email", Candidates.address(), "name", "=HYPERLINK(1)"))));
        platform.postJson(manager.token(), "/api/v1/openings/" + opening + "/invitations", body);

        assertThat(table("/openings/" + opening + "/candidates")).contains("'=HYPERLINK");
    }

    @Test
    void invitationsOfAnotherCompanyDoNotExist() {
        String opening = Candidates.opening(platform);
        String invitation = invited(opening);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);
        String path = "/api/v1/openings/" + opening + "/invitations";
        String act =
                TestPlatform.JSON.writeValueAsString(Map.of("step", "REVOKE", "invitationIds", List.of(invitation)));

        assertThat(platform.get(stranger.token(), path).statusCode()).isEqualTo(404);
        assertThat(platform.get(stranger.token(), path + "/" + invitation).statusCode())
                .isEqualTo(404);
        assertThat(platform.postJson(stranger.token(), path + "/actions", act).statusCode())
                .isEqualTo(404);
        assertThat(platform.page(stranger.cookie(), "/openings/" + opening + "/candidates/" + invitation)
                        .statusCode())
                .isEqualTo(404);
        String ownOpening = Candidates.opening(platform);
        assertThat(act(ownOpening, "REVOKE", invitation).path("done").asInt()).isZero();
    }

    private String invited(String opening) {
        String invitation = Candidates.invite(platform, opening, Candidates.address());
        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();
        return invitation;
    }

    private JsonNode act(String opening, String step, String... invitations) {
        return TestPlatform.json(platform.postJson(
                manager.token(),
                "/api/v1/openings/" + opening + "/invitations/actions",
                TestPlatform.JSON.writeValueAsString(Map.of("step", step, "invitationIds", List.of(invitations)))));
    }

    private JsonNode list(String opening, String query) {
        return TestPlatform.json(platform.get(manager.token(), "/api/v1/openings/" + opening + "/invitations" + query));
    }

    private JsonNode view(String opening, String invitation) {
        return TestPlatform.json(
                platform.get(manager.token(), "/api/v1/openings/" + opening + "/invitations/" + invitation));
    }

    private String table(String list) {
        return platform.send(platform.request("", list + ".csv").header("Cookie", manager.cookie()))
                .body();
    }

    private String mailStates(String invitation) {
        return Candidates.single(
                platform, "SELECT GROUP_CONCAT(state ORDER BY id) FROM mail WHERE invitation_id = ?", invitation);
    }

    private HttpResponse<String> form(String path, String body) {
        return platform.send(platform.request("", path)
                .header("Cookie", manager.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }
}
