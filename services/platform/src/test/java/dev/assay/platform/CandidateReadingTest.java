package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.TimeOrderedId;
import dev.assay.platform.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a candidate reads beside the work itself: logs, answers, downloads, and what is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CandidateReadingTest {

    private static final byte[] ARCHIVE = Invited.ARCHIVE;

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
    void theLogOfTheSmokeRunIsStreamedAndGoesOnWhereItsReaderWas() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String id = ana.graded(cookie, "SCORED");
        String address = ana.path("/submissions/" + id + "/log");

        HttpResponse<String> all = platform.send(Invited.events(platform, cookie, address));
        String last = all.body()
                .lines()
                .filter(line -> line.startsWith("id:"))
                .reduce((a, b) -> b)
                .orElseThrow()
                .substring(3)
                .strip();
        HttpResponse<String> rest =
                platform.send(Invited.events(platform, cookie, address).header("Last-Event-ID", last));
        HttpResponse<String> other = platform.send(Invited.events(platform, cookie, address + "?lastEventId=" + last));

        assertThat(all.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(all.body())
                .contains("event: out", "␛[31mred", "event: end")
                .doesNotContain("\u001b", Reports.CANARY);
        assertThat(rest.body()).contains("event: end").doesNotContain("event: out");
        assertThat(other.body()).doesNotContain("event: out");
        assertThat(new String(
                        platform.bytes(cookie, ana.path("/submissions/" + id + "/log.txt")), StandardCharsets.UTF_8))
                .contains("<script>");
    }

    @Test
    void aRunningSmokeRunIsReadWhileItWrites() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String id = ana.graded(cookie, "SCORED");
        String grading = platform.asked("SELECT id FROM grading WHERE submission_id = ?", id);
        platform.sql(
                "UPDATE grading SET state = 'RUNNING', verdict = NULL, attempt_token = 7, step = 'SMOKE_RUN' WHERE id = ?",
                grading);
        platform.sql("INSERT INTO live_log VALUES (?, 0, 7, UTC_TIMESTAMP(6), 'OUTPUT', 'one\ntw')", grading);
        platform.sql("INSERT INTO live_log VALUES (?, 1, 7, UTC_TIMESTAMP(6), 'OUTPUT', 'o\n')", grading);
        platform.sql("INSERT INTO live_log VALUES (?, 2, 7, UTC_TIMESTAMP(6), 'ERROR', 'careful\n')", grading);
        platform.sql("INSERT INTO live_log VALUES (?, 3, 6, UTC_TIMESTAMP(6), 'OUTPUT', 'of a try before\n')", grading);

        String seen = firstLines(cookie, ana.path("/submissions/" + id + "/log"), "", 3);
        String rest = firstLines(cookie, ana.path("/submissions/" + id + "/log"), "7:4", 2);

        assertThat(seen)
                .contains("data: one", "data: two", "event: err", "data: careful", "id: 7:16")
                .doesNotContain("before");
        assertThat(rest).contains("data: two", "data: careful").doesNotContain("data: one");
    }

    @Test
    void questionsAreAnsweredToAllAndNobodyLearnsWhoAsked() {
        Invited ana = Invited.toNewOpening(platform);
        Invited ben = Invited.to(platform, ana.openingId());
        String anas = ana.start();
        String bens = ben.start();
        Member manager = Member.of(platform, TestPlatform.HOST, Role.MANAGER);
        Member stranger = Member.of(platform, platform.newOrganisation(), Role.OWNER);

        HttpResponse<String> empty = ana.form(anas, "/questions", Map.of("text", " "));
        HttpResponse<String> asked = ana.form(anas, "/questions", Map.of("text", "Is <id> at Initech unique?"));
        String id = platform.asked("SELECT id FROM question WHERE opening_id = ?", ana.openingId());
        String before = ben.page(bens, "/questions").body();
        String team = "/openings/" + ana.openingId() + "/questions";
        String list = platform.page(manager.cookie(), team).body();
        HttpResponse<String> wrong =
                platform.form(manager.cookie(), team + "/" + id, Map.of("shown", "", "answer", "Yes"));
        HttpResponse<String> answered = platform.form(
                manager.cookie(),
                team + "/" + id,
                Map.of("shown", "Is the id unique?", "answer", "Yes, within a file."));
        String after = ben.page(bens, "/questions").body();

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(before).doesNotContain("Initech");
        assertThat(list).contains("Is &lt;id&gt; at Initech unique?").doesNotContain("Ana");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(after).contains("Is the id unique?", "Yes, within a file.").doesNotContain("Initech");
        assertThat(platform.asked(
                        "SELECT count(*) FROM mail WHERE kind = 'ANSWER' AND invitation_id IN (?, ?)",
                        ana.invitationId(),
                        ben.invitationId()))
                .isEqualTo("2");
        assertThat(platform.asked("SELECT count(*) FROM mail WHERE body LIKE '%Initech%'"))
                .isEqualTo("0");
        JsonNode listed = TestPlatform.json(platform.get(manager.token(), "/api/v1" + team));
        assertThat(listed.at("/0/shownQuestion").asString()).isEqualTo("Is the id unique?");
        assertThat(listed.toString()).doesNotContain(ana.invitationId());
        JsonNode mended = TestPlatform.json(platform.send(platform.request(
                        manager.token(), "/api/v1" + team + "/" + id + "/answer")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"shownQuestion\":\"Unique ids?\",\"answer\":\"Yes.\"}"))));
        assertThat(mended.path("answer").asString()).isEqualTo("Yes.");
        assertThat(ben.page(bens, "/questions").body()).contains("Unique ids?");
        assertThat(platform.page(stranger.cookie(), team).statusCode()).isEqualTo(404);
        assertThat(platform.form(stranger.cookie(), team + "/" + id, Map.of("shown", "x", "answer", "y"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAnswerIsReadOnceItIsReleasedAndCanBeAppealed() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        ana.graded(cookie, "SCORED");
        ana.form(cookie, "/hand-in", Map.of());
        decide(ana, false, "NULL");
        HttpResponse<String> early = ana.page(cookie, "/feedback");
        HttpResponse<String> tooEarly = ana.form(cookie, "/appeal", Map.of("text", "Please"));
        decide(ana, false, "UTC_TIMESTAMP(6)");
        String without = ana.page(cookie, "/feedback").body();
        decide(ana, true, "UTC_TIMESTAMP(6)");
        String with = ana.page(cookie, "/feedback").body();

        assertThat(early.statusCode()).isEqualTo(404);
        assertThat(tooEarly.statusCode()).isEqualTo(404);
        assertThat(without).contains("Not this time", "<strong>clear</strong>").doesNotContain("0.712", "our reason");
        assertThat(with).contains("ROC AUC 0.712, 95% interval 0.702 to 0.722").doesNotContain("our reason");
        assertThat(ana.page(cookie, "").body()).contains("Read the answer");
        assertThat(ana.form(cookie, "/appeal", Map.of("text", "")).statusCode()).isEqualTo(422);
        assertThat(ana.form(cookie, "/appeal", Map.of("text", "The id column")).statusCode())
                .isEqualTo(303);
        assertThat(ana.form(cookie, "/appeal", Map.of("text", "Again")).statusCode())
                .isEqualTo(303);
        assertThat(platform.asked(
                        "SELECT group_concat(text) FROM rights_request WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo("The id column");
        assertThat(ana.page(cookie, "/rights").body()).contains("A second look", "Waiting for an answer");
    }

    @Test
    void whoWithdrawsKeepsTheirRights() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        ana.form(cookie, "/withdraw", Map.of());
        ana.form(cookie, "/withdraw", Map.of());

        Invited.refused(ana.upload(cookie, ARCHIVE), 409, "ATTEMPT_OVER");
        assertThat(ana.page(cookie, "").body()).contains("You have withdrawn");
        assertThat(platform.asked("SELECT close_reason FROM attempt WHERE id = ?", ana.attemptId()))
                .isEqualTo("WITHDRAWN");
        assertThat(ana.form(cookie, "/erasure", Map.of("text", "")).statusCode())
                .isEqualTo(422);
        assertThat(ana.form(cookie, "/erasure", Map.of("text", "", "sure", "true"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(platform.asked("SELECT kind FROM rights_request WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo("ERASURE");
        assertThat(platform.asked(
                        "SELECT count(*) FROM audit_entry WHERE action = 'invitation.withdrawn' AND object_id = ?",
                        ana.invitationId()))
                .isEqualTo("1");
    }

    @Test
    void practiceIsGradedAndLeavesTheClockAlone() throws Exception {
        String manifest = ToyPack.manifest("1.0.0").replace("id: toy", "id: practice");
        String pack = TestPlatform.json(platform.post(
                        platform.managerToken, "/api/v1/packs", "application/zip", ToyPack.zip(manifest, "Try it.")))
                .path("id")
                .asString();
        platform.await("/api/v1/packs/" + pack, "/state", "READY");
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.agree();

        assertThat(ana.page(cookie, "").body()).contains("Open practice");
        assertThat(ana.form(cookie, "/practice", Map.of()).statusCode()).isEqualTo(303);
        HttpResponse<String> sent = ana.put(cookie, "/practice/submissions?fileName=a.zip", ARCHIVE);
        String id = TestPlatform.json(sent).path("submissionId").asString();
        platform.await("/api/v1/submissions/" + id, "/current/state", "DONE");
        String page = ana.page(cookie, "/practice").body();

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(page).contains("Try it.", "0.699", "Leave practice").doesNotContain("data-clock", "Hand in<");
        assertThat(ana.page(cookie, "/practice/data").body()).isEqualTo("the public files");
        assertThat(ana.attemptId()).isEmpty();
        platform.sql("UPDATE pack_version SET pack_id = concat('old-', id) WHERE id = ?", pack);
    }

    @Test
    void theStarterKitHoldsTheStarterAndAPreflightWithTheSameRecipe() throws Exception {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        byte[] kit = platform.bytes(cookie, ana.path("/starter-kit"));
        Map<String, String> files = Zips.texts(kit);

        assertThat(files)
                .containsKeys(
                        "predict.py",
                        "preflight.sh",
                        "preflight/image/Dockerfile",
                        "preflight/image/install-packages",
                        "preflight/check.py");
        assertThat(files.get("preflight.sh"))
                .contains("--memory 256m", "--pids-limit 64", "timeout 8", "'python3' '/app/predict.py'")
                .doesNotContain("@");
        assertThat(files.get("preflight/image/Dockerfile")).contains("python3-sklearn");
        assertThat(files.values()).noneMatch(text -> text.contains("reference") || text.contains("prepare.py"));
    }

    @Test
    void nothingThatACandidateIsSentHoldsAHiddenValue() throws Exception {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String id = ana.graded(cookie, "SCORED");
        ana.form(cookie, "/questions", Map.of("text", "Anything?"));
        String token = ana.token(cookie);
        String grading = platform.asked("SELECT id FROM grading WHERE submission_id = ?", id);
        StringBuilder sent = new StringBuilder();
        for (String rest : new String[] {
            "",
            "/attempt",
            "/practice",
            "/questions",
            "/rights",
            "/feedback",
            "/data",
            "/submissions/" + id,
            "/submissions/" + id + "/log",
            "/submissions/" + id + "/log.txt",
            "/submissions/" + id + "/archive",
            "/nothing"
        }) {
            HttpResponse<String> response = ana.page(cookie, rest);
            assertThat(response.statusCode()).as(rest).isLessThan(500);
            sent.append(response.headers().map()).append(response.body());
        }
        for (String path : new String[] {
            "/api/v1/submissions/" + id, "/api/v1/attempts/" + ana.attemptId() + "/submissions",
            "/api/v1/gradings/" + grading + "/runs/1/log", "/api/v1/gradings/" + grading + "/receipt",
            "/api/v1/gradings/" + grading + "/predictions", "/api/v1/submissions"
        }) {
            sent.append(platform.get(token, path).body());
        }
        ana.form(cookie, "/hand-in", Map.of());
        sent.append(ana.page(cookie, "").body());
        Zips.texts(platform.bytes(cookie, ana.path("/export")))
                .forEach((name, text) -> sent.append(name).append(text));

        assertThat(sent.toString())
                .contains("It ran and was scored")
                .doesNotContain(
                        Reports.CANARY,
                        "0.71234567",
                        "0.7123",
                        "0.712",
                        "81.2345",
                        "81.2",
                        "80.5",
                        "82.25",
                        "0.69876543",
                        "79.87");
    }

    /** Reads a stream that does not end until so many lines of a log have come. */
    private String firstLines(String cookie, String address, String lastEventId, int lines) {
        return platform.lines(
                Invited.events(platform, cookie, address)
                        .header("Last-Event-ID", lastEventId.isEmpty() ? "none" : lastEventId),
                line -> line.startsWith("event: out") || line.startsWith("event: err"),
                lines);
    }

    private void decide(Invited candidate, boolean shareScore, String releasedAt) {
        platform.sql(
                "INSERT INTO decision (id, invitation_id, outcome, reason, feedback, share_score, decided_at, released_at)"
                        + " VALUES (?, ?, 'DECLINE', 'our reason', 'A **clear** README.', "
                        + shareScore + ", UTC_TIMESTAMP(6), " + releasedAt + ")",
                TimeOrderedId.next(Clock.systemUTC()),
                candidate.invitationId());
    }
}
