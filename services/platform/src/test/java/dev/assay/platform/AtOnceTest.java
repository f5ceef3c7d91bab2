package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What many do at once is done for each of them, and once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AtOnceTest {

    private static final int MANY = 12;

    private TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aSharedLinkAdmitsAsManyAsItHasPlaces() {
        String opening = Candidates.opening(platform);
        JsonNode link = TestPlatform.json(platform.postJson(
                platform.managerToken, "/api/v1/openings/" + opening + "/shared-links", "{\"cap\":8}"));
        String path = link.path("address").asString().substring(TestPlatform.PUBLIC_URL.length());

        List<Integer> statuses = AtOnce.each(
                MANY,
                i -> platform.form("", path, Map.of("name", "Ana", "email", Candidates.address()))
                        .statusCode());

        assertThat(statuses).containsOnly(303, 410);
        assertThat(statuses.stream().filter(status -> status == 303)).hasSize(8);
        assertThat(platform.asked("SELECT count(*) FROM invitation WHERE opening_id = ?", opening))
                .isEqualTo("8");
    }

    @Test
    void aCandidateWhoAgreesAndStartsInManyTabsDoesItOnce() {
        Invited ana = Invited.toNewOpening(platform);

        List<String> cookies = AtOnce.each(MANY, i -> ana.agree());
        List<Integer> started = AtOnce.each(
                MANY, i -> ana.form(cookies.get(i), "/start", Map.of()).statusCode());

        assertThat(started).containsOnly(303);
        assertThat(platform.asked("SELECT count(*) FROM consent WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo("1");
        assertThat(platform.asked("SELECT count(*) FROM attempt WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo("1");
    }

    @Test
    void everyUploadOfTheLastSecondHasItsReceipt() {
        String opening = Invited.opening(platform, platform.publishedPack(), "LADDER", "BEST");
        List<Invited> candidates = IntStream.range(0, MANY)
                .mapToObj(i -> Invited.to(platform, opening))
                .toList();
        List<String> cookies = candidates.stream().map(Invited::start).toList();

        List<HttpResponse<String>> answers = AtOnce.each(
                2 * MANY,
                i -> candidates
                        .get(i / 2)
                        .upload(cookies.get(i / 2), Invited.ARCHIVE, "Idempotency-Key", "only-one-" + i / 2));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(platform.asked(
                        "SELECT count(*) FROM submission s JOIN attempt a ON a.id = s.attempt_id JOIN invitation i"
                                + " ON i.id = a.invitation_id WHERE i.opening_id = ?",
                        opening))
                .isEqualTo(Integer.toString(MANY));
    }

    @Test
    void thoseInvitedToManyOpeningsAreTheSamePeople() {
        List<String> openings = IntStream.range(0, MANY)
                .mapToObj(i -> Candidates.opening(platform))
                .toList();
        List<String> addresses =
                IntStream.range(0, 10).mapToObj(i -> Candidates.address()).toList();

        List<Integer> statuses = AtOnce.each(MANY, i -> {
            // Each in another order: those who lock what others wait for, crosswise.
            List<Map<String, String>> people = IntStream.range(0, addresses.size())
                    .mapToObj(k -> addresses.get((k * 3 + i) % addresses.size()))
                    .map(address -> Map.of("email", address, "name", "Ana"))
                    .toList();
            return platform.postJson(
                            platform.managerToken,
                            "/api/v1/openings/" + openings.get(i) + "/invitations",
                            TestPlatform.JSON.writeValueAsString(Map.of("candidates", people)))
                    .statusCode();
        });

        assertThat(statuses).containsOnly(201);
        assertThat(addresses)
                .allSatisfy(
                        address -> assertThat(platform.asked("SELECT count(*) FROM candidate WHERE email = ?", address))
                                .isEqualTo("1"));
    }

    @Test
    void onePersonSignsInInManyPlaces() {
        List<Integer> statuses = AtOnce.each(
                5,
                i -> platform.form(
                                "",
                                "/sign-in",
                                Map.of("email", TestPlatform.OWNER_EMAIL, "password", TestPlatform.PASSWORD))
                        .statusCode());

        assertThat(statuses).containsOnly(303);
    }

    @Test
    void managersDecideAndAddCompaniesSideBySide() {
        String opening = OpeningRows.opening(platform, platform.publishedPack());
        String invitation = OpeningRows.invitation(platform, opening, "Ana Silva");
        Member owner = Member.of(platform, TestPlatform.HOST, Role.OWNER);

        List<Integer> statuses = AtOnce.each(
                MANY,
                i -> (i % 2 == 0
                                ? platform.form(
                                        owner.cookie(),
                                        "/openings/" + opening + "/candidates/" + invitation + "/decision",
                                        Map.of("outcome", "HOLD", "reason", "Waits for a colleague."))
                                : platform.postJson(
                                        owner.token(),
                                        "/api/v1/organisations",
                                        "{\"name\":\"Company " + i + "\",\"ownerEmail\":\"owner@contoso.example\"}"))
                        .statusCode());

        assertThat(statuses).containsOnly(303, 201);
        assertThat(platform.asked("SELECT count(*) FROM decision WHERE invitation_id = ?", invitation))
                .isEqualTo(Integer.toString(MANY / 2));
    }

    @Test
    void aPackThatIsPublishedManyTimesIsOne() {
        List<Integer> statuses = AtOnce.each(
                MANY,
                i -> platform.post(platform.managerToken, "/api/v1/packs", "application/zip", ToyPack.zip("7.0.0"))
                        .statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(platform.asked("SELECT count(*) FROM pack_version WHERE version = ?", "7.0.0"))
                .isEqualTo("1");
    }

    @Test
    void aLinkToJoinMakesOneAccount() {
        String email = Candidates.address();
        inviteToJoin(email);
        String link = new Stored(platform).linkOfMailTo(email);
        Map<String, String> joining = Map.of("name", "Jo", "password", "purple otter paddles north", "zone", "UTC");

        List<Integer> statuses =
                AtOnce.each(4, i -> platform.form("", link, joining).statusCode());

        // Who comes a moment later is told that the link was used, or that the address has an account.
        assertThat(statuses).containsOnlyOnce(303).isSubsetOf(303, 410, 422);
        assertThat(platform.asked("SELECT count(*) FROM account WHERE email = ?", email))
                .isEqualTo("1");
    }

    @Test
    void ofTwoCompaniesThatAskForTheSamePersonOneGetsThem() {
        String email = Candidates.address();
        inviteToJoin(email);
        platform.postJson(
                Member.of(platform, TestPlatform.HOST, Role.OWNER).token(),
                "/api/v1/organisations",
                "{\"name\":\"Contoso\",\"ownerEmail\":\"" + email + "\"}");
        List<String> links = new Stored(platform).linksToJoin(email);
        assertThat(links).hasSize(2);
        Map<String, String> joining = Map.of("name", "Jo", "password", "purple otter paddles north", "zone", "UTC");

        List<Integer> statuses =
                AtOnce.each(2, i -> platform.form("", links.get(i), joining).statusCode());

        assertThat(statuses).containsOnlyOnce(303).isSubsetOf(303, 410, 422);
    }

    private void inviteToJoin(String email) {
        platform.postJson(
                Member.of(platform, TestPlatform.HOST, Role.OWNER).token(),
                "/api/v1/people/invitations",
                "{\"email\":\"" + email + "\",\"role\":\"VIEWER\"}");
    }

    @Test
    void ofManyWhoChangeTheSameRevisionOneDoes() {
        String path = "/api/v1/openings/" + Candidates.opening(platform);
        String tag = platform.get(platform.managerToken, path)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        List<Integer> statuses = AtOnce.each(
                MANY,
                i -> platform.send(platform.request(platform.managerToken, path)
                                .header("Content-Type", "application/json")
                                .header("If-Match", tag)
                                .method(
                                        "PATCH",
                                        HttpRequest.BodyPublishers.ofString("{\"title\":\"Title " + i + "\"}")))
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void aStepOnTheSamePeopleInAnyOrderIsTakenOnceForEach() {
        String opening = Candidates.opening(platform);
        List<String> invitations = IntStream.range(0, 8)
                .mapToObj(i -> Candidates.invite(platform, opening, Candidates.address()))
                .toList();
        platform.clock.advance(Duration.ofSeconds(11));
        platform.runDueJobs();

        List<Integer> done = AtOnce.each(MANY, i -> {
            List<String> turned = new ArrayList<>(invitations);
            Collections.rotate(turned, i);
            return TestPlatform.json(platform.postJson(
                            platform.managerToken,
                            "/api/v1/openings/" + opening + "/invitations/actions",
                            TestPlatform.JSON.writeValueAsString(Map.of(
                                    "step", "REVOKE", "invitationIds", i % 2 == 0 ? turned : turned.reversed()))))
                    .path("done")
                    .asInt();
        });

        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(invitations.size());
        assertThat(platform.asked(
                        "SELECT count(*) FROM invitation WHERE opening_id = ? AND revoked_at IS NOT NULL", opening))
                .isEqualTo("8");
    }

    @Test
    void aCandidateWhoHandsInWhileSubmittingLosesNothing() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String first = ana.graded(cookie, "SCORED");

        List<Integer> statuses = AtOnce.each(
                MANY,
                i -> (switch (i % 3) {
                            case 0 -> ana.upload(cookie, Invited.ARCHIVE, "Idempotency-Key", "hand-in-" + i);
                            case 1 -> ana.form(cookie, "/hand-in", Map.of());
                            default -> ana.form(cookie, "/submissions/" + first + "/choose", Map.of());
                        })
                        .statusCode());

        assertThat(statuses).allMatch(status -> status < 500);
        long receipts = IntStream.range(0, MANY)
                .filter(i -> i % 3 == 0 && statuses.get(i) == 201)
                .count();
        assertThat(platform.asked(
                        "SELECT count(*) FROM submission s JOIN attempt a ON a.id = s.attempt_id"
                                + " WHERE a.invitation_id = ?",
                        ana.invitationId()))
                .isEqualTo(Long.toString(receipts + 1));
    }
}
