package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.TimeOrderedId;
import dev.assay.platform.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the company does about a candidate's request: a second look, or an erasure that leaves nothing behind. */
final class RightsDeskTest {

    private TestPlatform platform;
    private Stored stored;
    private Member manager;

    @BeforeEach
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        platform.setUp();
        stored = new Stored(platform);
        manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void anErasureLeavesNothingThatNamesTheCandidate() {
        Invited zeb = named("Zebulon", "zebulon@quux.example");
        String cookie = zeb.start();
        String submission = worked(zeb, cookie, "Zebulon", "7.7.7");
        Invited ben = Invited.to(platform, zeb.openingId());
        ben.graded(ben.start(), "SCORED");
        String archive = platform.asked("SELECT archive_sha256 FROM submission WHERE id = ?", submission);
        String predictions =
                platform.asked("SELECT predictions_sha256 FROM grading WHERE submission_id = ?", submission);
        String request = asked(zeb, cookie, "/erasure", Map.of("text", "Zebulon wants out", "sure", "true"));

        String list = platform.page(manager.cookie(), "/rights").body();
        String page = platform.page(manager.cookie(), "/rights/" + request).body();
        HttpResponse<String> unsure = post(request, "/erase", Map.of("x", "x"));
        HttpResponse<String> erased = post(request, "/erase", Map.of("sure", "true"));
        List<String> withinTheDay = mentions("zebulon");
        platform.runDueJobs();
        platform.clock.advance(Duration.ofHours(25));
        platform.runDueJobs();

        assertThat(list).contains("Erasure of your data", "Zebulon wants out");
        assertThat(page).contains("What stays, and names nobody", "Scores with their intervals");
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(303);
        assertThat(withinTheDay)
                .as("the mail that says it is done")
                .containsExactlyInAnyOrder("mail.recipient", "mail.recipient_name", "mail.body");
        assertThat(mentions("zebulon")).isEmpty();
        assertThat(platform.artefacts.exists(archive)).isFalse();
        assertThat(platform.artefacts.exists(predictions)).as("of Ben as well").isTrue();
        assertThat(platform.asked(
                        "SELECT count(*) FROM score s JOIN grading g ON g.id = s.grading_id"
                                + " WHERE g.submission_id = ?",
                        submission))
                .isNotEqualTo("0");
        assertThat(platform.asked("SELECT receipt FROM grading WHERE submission_id = ?", submission))
                .matches("\\{\"erased\":true,\"sha256\":\"[0-9a-f]{64}\"}");
        assertThat(platform.asked("SELECT outcome FROM decision WHERE invitation_id = ?", zeb.invitationId()))
                .isEqualTo("DECLINE");
        assertThat(stored.column("SELECT shown_question FROM question WHERE invitation_id = ?", zeb.invitationId()))
                .containsExactly("As everybody reads it");
        assertThat(stored.audited(zeb.invitationId())).contains("consent.given", "invitation.anonymised");
        assertThat(stored.audited(request)).containsExactly("rights.request_made", "rights.request_answered");
        assertThat(platform.page("", zeb.link()).body()).contains("Your data was erased");
        assertThat(zeb.page(cookie, "/rights").statusCode()).isEqualTo(303);
    }

    @Test
    void anErasureWaitsForWhatIsBeingGraded() {
        Invited zeb = named("Ottokar", "ottokar@quux.example");
        String cookie = zeb.start();
        String submission = worked(zeb, cookie, "Ottokar", "7.7.8");
        String request = asked(zeb, cookie, "/erasure", Map.of("text", "", "sure", "true"));
        platform.sql("UPDATE grading SET state = 'RUNNING' WHERE submission_id = ?", submission);

        assertThat(post(request, "/erase", Map.of("sure", "true")).statusCode()).isEqualTo(409);
        assertThat(platform.asked("SELECT count(*) FROM candidate WHERE name = 'Ottokar'"))
                .isEqualTo("1");
        assertThat(platform.asked("SELECT count(*) FROM rights_request WHERE id = ? AND granted IS NULL", request))
                .isEqualTo("1");

        platform.sql("UPDATE grading SET state = 'DONE' WHERE submission_id = ?", submission);
        assertThat(post(request, "/erase", Map.of("sure", "true")).statusCode()).isEqualTo(303);
        assertThat(post(request, "/erase", Map.of("sure", "true")).statusCode()).isEqualTo(409);
    }

    @Test
    void otherOpeningsStillKnowWhoIsErasedInOne() {
        Invited one = named("Wilhelmina", "mina@quux.example");
        String other = UUID.randomUUID().toString();
        platform.sql(
                "INSERT INTO invitation (id, organisation_id, opening_id, candidate_id, code_name, invited_at, expires_at)"
                        + " SELECT ?, organisation_id, ?, candidate_id, 'Other', invited_at, expires_at FROM invitation"
                        + " WHERE id = ?",
                other,
                Invited.opening(platform, platform.publishedPack(), "LADDER", "BEST"),
                one.invitationId());
        String request = asked(one, one.agree(), "/erasure", Map.of("text", "", "sure", "true"));

        post(request, "/erase", Map.of("sure", "true"));

        String name = "SELECT c.name FROM candidate c JOIN invitation i ON i.candidate_id = c.id WHERE i.id = ?";
        assertThat(platform.asked(name, one.invitationId())).isEqualTo("Anonymous candidate");
        assertThat(platform.asked(name, other)).isEqualTo("Wilhelmina");
    }

    @Test
    void aRefusedErasureIsExplainedToTheCandidate() {
        Invited zeb = named("Ida", "ida@quux.example");
        String cookie = zeb.agree();
        String request = asked(zeb, cookie, "/erasure", Map.of("text", "", "sure", "true"));

        assertThat(post(request, "/refuse", Map.of("reason", " ")).statusCode()).isEqualTo(422);
        assertThat(post(request, "/answer", Map.of("answer", "x", "outcome", "stands"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(request, "/refuse", Map.of("reason", "A court <asked> us"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(zeb.page(cookie, "/rights").body()).contains("Not granted.", "A court &lt;asked&gt; us");
        assertThat(platform.asked(
                        "SELECT body FROM mail WHERE kind = 'STATUS' AND invitation_id = ?", zeb.invitationId()))
                .contains("A court <asked> us", "{{link}}");
        assertThat(platform.asked("SELECT count(*) FROM candidate WHERE name = 'Ida'"))
                .isEqualTo("1");
    }

    @Test
    void anAppealIsAnsweredBySomebodyElseThanWhoDecided() {
        Invited zeb = named("Jo", "jo@quux.example");
        String cookie = zeb.start();
        zeb.form(cookie, "/hand-in", Map.of("x", "x"));
        decide(zeb, manager.accountId(), "Jo");
        String request = asked(zeb, cookie, "/appeal", Map.of("text", "The id column was wrong"));
        Map<String, String> answer = Map.of("answer", "We looked: you are right.", "outcome", "granted");
        Member other = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);

        String overview =
                platform.page(other.cookie(), "/openings/" + zeb.openingId()).body();
        String own = platform.page(manager.cookie(), "/rights/" + request).body();

        assertThat(overview).contains("1 request of a candidate waits", "href=\"/rights/" + request + "\"");
        assertThat(own).contains("Somebody else has to answer").doesNotContain("Answer the candidate");
        assertThat(post(request, "/answer", answer).statusCode()).isEqualTo(409);
        assertThat(platform.page(stranger.cookie(), "/rights/" + request).statusCode())
                .isEqualTo(404);
        assertThat(platform.form(stranger.cookie(), "/rights/" + request + "/answer", answer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.page(stranger.cookie(), "/rights").body()).contains("Nothing waits");
        assertThat(platform.form(other.cookie(), "/rights/" + request + "/answer", Map.of("answer", ""))
                        .body())
                .contains("Write an answer", "Choose what came of it");
        assertThat(platform.form(other.cookie(), "/rights/" + request + "/answer", answer)
                        .statusCode())
                .isEqualTo(303);
        assertThat(platform.form(other.cookie(), "/rights/" + request + "/answer", answer)
                        .statusCode())
                .isEqualTo(409);
        assertThat(zeb.page(cookie, "/rights").body()).contains("Granted.", "We looked: you are right.");
        assertThat(platform.asked(
                        "SELECT recipient FROM mail WHERE kind = 'STATUS' AND invitation_id = ?", zeb.invitationId()))
                .isEqualTo("jo@quux.example");
        assertThat(platform.asked(
                        "SELECT actor_id FROM audit_entry WHERE action = 'rights.request_answered' AND object_id = ?",
                        request))
                .isEqualTo(other.accountId());
    }

    @Test
    void programsAnswerRequestsOnce() {
        Invited zeb = named("Kim", "kim@quux.example");
        String cookie = zeb.agree();
        String request = asked(zeb, cookie, "/erasure", Map.of("text", "Please", "sure", "true"));
        String api = "/api/v1/rights-requests";

        JsonNode listed = TestPlatform.json(platform.get(manager.token(), api));
        int unexplained = platform.postJson(manager.token(), api + "/" + request + "/answer", "{\"granted\":false}")
                .statusCode();
        JsonNode erased = TestPlatform.json(
                platform.postJson(manager.token(), api + "/" + request + "/answer", "{\"granted\":true}"));
        int again = platform.postJson(manager.token(), api + "/" + request + "/answer", "{\"granted\":true}")
                .statusCode();

        assertThat(listed.at("/items/0/id").asString()).isEqualTo(request);
        assertThat(listed.at("/items/0/kind").asString()).isEqualTo("ERASURE");
        assertThat(listed.at("/items/0/text").asString()).isEqualTo("Please");
        assertThat(unexplained).isEqualTo(422);
        assertThat(erased.path("granted").asBoolean()).isTrue();
        assertThat(again).isEqualTo(409);
        assertThat(platform.asked("SELECT count(*) FROM candidate WHERE name = 'Kim'"))
                .isEqualTo("0");
    }

    /** Hands in something of one's own, asks, and is decided about; everything with the name in it. */
    private String worked(Invited zeb, String cookie, String name, String version) {
        HttpResponse<String> sent = zeb.put(cookie, "/submissions?fileName=" + name + ".zip", ToyPack.zip(version));
        String id = TestPlatform.json(sent).path("submissionId").asString();
        platform.await("/api/v1/submissions/" + id, "/current/verdict", "SCORED");
        platform.sql(
                "UPDATE grading SET message = ?, fault = ?, receipt = json_object('message', ?) WHERE submission_id = ?",
                name,
                name,
                name,
                id);
        platform.sql(
                "INSERT INTO late_report (id, grading_id, attempt_token, verdict, receipt, received_at)"
                        + " SELECT id, id, 1, 'SCORED', ?, UTC_TIMESTAMP(6) FROM grading WHERE submission_id = ?",
                name,
                id);
        zeb.form(cookie, "/questions", Map.of("text", name + " asks once"));
        platform.form(
                manager.cookie(),
                "/openings/" + zeb.openingId() + "/questions/"
                        + platform.asked("SELECT id FROM question WHERE invitation_id = ?", zeb.invitationId()),
                Map.of("shown", "As everybody reads it", "answer", "Yes."));
        zeb.form(cookie, "/questions", Map.of("text", name + " asks twice"));
        platform.sql("UPDATE invitation SET message = ? WHERE id = ?", "Dear " + name, zeb.invitationId());
        zeb.form(cookie, "/hand-in", Map.of("x", "x"));
        decide(zeb, manager.accountId(), name);
        return id;
    }

    private void decide(Invited candidate, String by, String name) {
        platform.sql(
                "INSERT INTO decision (id, invitation_id, outcome, reason, feedback, share_score, decided_by, decided_at,"
                        + " released_at) VALUES (?, ?, 'DECLINE', ?, ?, FALSE, ?,"
                        + " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                TimeOrderedId.next(Clock.systemUTC()),
                candidate.invitationId(),
                name + " is slow",
                "Dear " + name,
                by);
    }

    private Invited named(String name, String email) {
        Invited invited = Invited.toNewOpening(platform);
        platform.sql(
                "UPDATE candidate SET name = ?, email = ? WHERE id = (SELECT candidate_id FROM invitation WHERE id = ?)",
                name,
                email,
                invited.invitationId());
        return invited;
    }

    /** Makes a request; returns its id. */
    private String asked(Invited candidate, String cookie, String rest, Map<String, String> fields) {
        assertThat(candidate.form(cookie, rest, fields).statusCode()).isEqualTo(303);
        return platform.asked(
                "SELECT id FROM rights_request WHERE invitation_id = ? AND granted IS NULL", candidate.invitationId());
    }

    private HttpResponse<String> post(String request, String rest, Map<String, String> fields) {
        return platform.form(manager.cookie(), "/rights/" + request + rest, fields);
    }

    /** Every column of the database in which a word stands somewhere. */
    private List<String> mentions(String word) {
        List<String> found = new ArrayList<>();
        for (String column : stored.column("SELECT concat(table_name, '.', column_name) FROM information_schema.columns"
                + " WHERE table_schema = database() AND data_type IN"
                + " ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'blob', 'json')")) {
            String table = column.substring(0, column.indexOf('.'));
            if (!stored.column(
                            "SELECT 1 FROM " + table + " WHERE lower(convert(" + column
                                    + " USING utf8mb4)) LIKE ? LIMIT 1",
                            "%" + word + "%")
                    .isEmpty()) {
                found.add(column);
            }
        }
        return found;
    }
}
