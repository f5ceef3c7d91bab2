package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.GradingOutcome;
import dev.assay.pack.TreeDigest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A candidate at work, through HTTP as a browser sends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CandidateJourneyTest {

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
    void theClockBeginsOnceAndSurvivesASecondStart() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String endsAt = platform.asked("SELECT ends_at FROM attempt WHERE invitation_id = ?", ana.invitationId());

        HttpResponse<String> again = ana.form(cookie, "/start", Map.of());

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(platform.asked("SELECT ends_at FROM attempt WHERE invitation_id = ?", ana.invitationId()))
                .isEqualTo(endsAt);
        assertThat(platform.asked(
                        "SELECT timestampdiff(MINUTE, created_at, ends_at) FROM attempt WHERE invitation_id = ?",
                        ana.invitationId()))
                .isEqualTo("240");
        assertThat(ana.page(cookie, "").headers().firstValue("Location")).hasValue(ana.path("/attempt"));
        assertThat(ana.page(cookie, "/attempt").body()).contains("data-clock", "A toy.", "Starter kit", "3 of 3 left");
    }

    @Test
    void somebodyElsesPagesDoNotExist() {
        Invited ana = Invited.toNewOpening(platform);
        Invited ben = Invited.to(platform, ana.openingId());
        String cookie = ana.start();
        ben.start();
        String sent = TestPlatform.json(ana.upload(cookie, ARCHIVE))
                .path("submissionId")
                .asString();
        String stranger = Invited.toNewOpening(platform).start();

        for (String rest : new String[] {
            "",
            "/attempt",
            "/questions",
            "/rights",
            "/export",
            "/data",
            "/starter-kit",
            "/feedback",
            "/submissions/" + sent,
            "/submissions/" + sent + "/archive"
        }) {
            assertThat(ana.page(stranger, rest).statusCode()).as(rest).isEqualTo(404);
        }
        assertThat(platform.send(Invited.events(platform, stranger, ana.path("/submissions/" + sent + "/log")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ben.page(cookie, "/submissions/" + sent).statusCode()).isEqualTo(404);
        assertThat(ana.upload(stranger, ARCHIVE).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadHasItsReceiptBeforeThePageSaysSo() throws Exception {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        HttpResponse<String> received = ana.upload(cookie, ARCHIVE, "Idempotency-Key", "once");
        HttpResponse<String> repeated = ana.upload(cookie, ARCHIVE, "Idempotency-Key", "once");
        String id = TestPlatform.json(received).path("submissionId").asString();
        String sha256 = HexFormat.of().formatHex(TreeDigest.sha256().digest(ARCHIVE));

        assertThat(received.statusCode()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(received.body());
        assertThat(TestPlatform.json(received).path("sha256").asString()).isEqualTo(sha256);
        assertThat(received.headers().firstValue("X-Next-Page")).hasValue(ana.path("/attempt"));
        assertThat(platform.artefacts.open(sha256).readAllBytes()).isEqualTo(ARCHIVE);
        assertThat(ana.page(cookie, "/submissions/" + id).body()).contains(sha256, "work.zip");
        assertThat(platform.asked("SELECT count(*) FROM upload")).isEqualTo("0");
        assertThat(platform.asked("SELECT action FROM audit_entry WHERE object_id = ?", id))
                .isEqualTo("submission.received");
    }

    @Test
    void aGitBundleIsTakenLikeAnyArchive() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        HttpResponse<String> received = ana.put(
                cookie,
                "/submissions?fileName=work.bundle",
                bytes("# v2 git bundle\n" + "0".repeat(40) + " HEAD\n\nPACK"),
                "Content-Type",
                "application/x-git-bundle");

        assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    }

    @Test
    void eachRefusalIsToldAtOnceAndCostsNothing() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        Invited.refused(ana.upload(cookie, new byte[0]), 400, "UPLOAD_EMPTY");
        Invited.refused(ana.upload(cookie, bytes("import pandas")), 422, "NOT_AN_ARCHIVE");
        assertThat(Invited.refused(ana.upload(cookie, bytes("7z\u00bc\u00af and so on")), 422, "NOT_AN_ARCHIVE"))
                .contains("a 7z archive");
        assertThat(Invited.refused(ana.upload(cookie, bytes("Rar!\u001a and so on")), 422, "NOT_AN_ARCHIVE"))
                .contains("a rar archive");
        Invited.refused(ana.upload(cookie, Arrays.copyOf(ARCHIVE, 3 * 1024 * 1024)), 413, "UPLOAD_TOO_LARGE");
        Invited.refused(
                ana.upload(
                        cookie,
                        ARCHIVE,
                        "Content-Digest",
                        "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":"),
                400,
                "DIGEST_MISMATCH");
        assertThat(platform.asked("SELECT count(*) FROM submission WHERE attempt_id = ?", ana.attemptId()))
                .isEqualTo("0");
        assertThat(platform.asked("SELECT count(*) FROM upload")).isEqualTo("0");

        for (int i = 0; i < 3; i++) {
            assertThat(ana.upload(cookie, ARCHIVE).statusCode()).isEqualTo(201);
        }
        Invited.refused(ana.upload(cookie, ARCHIVE), 409, "QUOTA_EXHAUSTED");
        assertThat(ana.page(cookie, "/attempt").body()).contains("0 of 3 left", "None is left");
    }

    @Test
    void withoutScriptsAFormHandsIn() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        HttpResponse<String> sent = multipart(ana, cookie, ARCHIVE);
        HttpResponse<String> refused = multipart(ana, cookie, bytes("no archive at all"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).hasValue(ana.path("/attempt"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is no archive", "2 of 3 left");
        assertThat(platform.asked("SELECT archive_sha256 FROM submission WHERE attempt_id = ?", ana.attemptId()))
                .isEqualTo(HexFormat.of().formatHex(TreeDigest.sha256().digest(ARCHIVE)));
    }

    @Test
    void theScoreIsShownAgainstTheBaselineAndTheRuleSaysWhichOneCounts() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String first = ana.graded(cookie, "SCORED");
        String second = ana.graded(cookie, "SCORED");

        String page = ana.page(cookie, "/attempt").body();
        HttpResponse<String> chosen = ana.form(cookie, "/submissions/" + second + "/choose", Map.of());
        String after = ana.page(cookie, "/attempt").body();

        // 0.69876543 with 0.01 on either side: the ladder's step is 0.01, so that 0.70 is told.
        assertThat(page)
                .contains(
                        "0.7000",
                        "over baseline",
                        "Number 1 counts now",
                        "not clearly better",
                        "It ran and was scored");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(after).contains("Number 2 counts: you chose it.");
        assertThat(ana.form(cookie, "/submissions/" + first + "x/choose", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(ana.form(cookie, "/rule", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ana.page(cookie, "/attempt").body()).contains("Number 1 counts now");
    }

    @Test
    void theFeedbackPolicyOfTheOpeningHoldsOnPagesAndInTheApi() {
        String pack = platform.publishedPack();
        Invited rounded = Invited.to(platform, Invited.opening(platform, pack, "ROUNDED", "BEST"));
        Invited none = Invited.to(platform, Invited.opening(platform, pack, "NONE", "LAST"));
        String roundedCookie = rounded.start();
        String noneCookie = none.start();
        rounded.graded(roundedCookie, "SCORED");
        String id = none.graded(noneCookie, "SCORED");
        String token = none.token(noneCookie);

        assertThat(rounded.page(roundedCookie, "/attempt").body())
                .contains("0.699")
                .doesNotContain("0.6988");
        assertThat(none.page(noneCookie, "/attempt").body())
                .contains("kept back", "Number 1 counts now: the last one")
                .doesNotContain("0.69", "0.70");
        assertThat(platform.get(token, "/api/v1/submissions/" + id).body())
                .contains("SCORED")
                .doesNotContain("0.69", "0.7", "79.8");
    }

    @Test
    void faultsAreExplainedAndThoseOfOthersCostNothing() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        GradingOutcome before = platform.nextGrading.getAndSet(Reports.faultOfTheAssessment());
        String id = ana.graded(cookie, "ASSESSMENT_ERROR");
        platform.nextGrading.set(before);

        assertThat(ana.page(cookie, "/submissions/" + id).body())
                .contains("The assessment itself is at fault, not you", "It cost you nothing.");
        assertThat(ana.page(cookie, "/attempt").body()).contains("3 of 3 left");
    }

    @Test
    void handingInCanBeTakenBackForTenSeconds() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();

        HttpResponse<String> handedIn = ana.form(cookie, "/hand-in", Map.of());
        String after = ana.page(cookie, "").body();
        HttpResponse<String> refused = ana.upload(cookie, ARCHIVE);
        ana.form(cookie, "/hand-in/undo", Map.of());
        String back = platform.asked("SELECT closed_at FROM attempt WHERE id = ?", ana.attemptId());
        ana.form(cookie, "/hand-in", Map.of());
        platform.sql("UPDATE attempt SET closed_at = closed_at - INTERVAL 11 SECOND WHERE id = ?", ana.attemptId());
        ana.form(cookie, "/hand-in/undo", Map.of());

        assertThat(handedIn.statusCode()).isEqualTo(303);
        assertThat(after).contains("Handed in", "Take it back", "Answer by");
        Invited.refused(refused, 409, "ATTEMPT_OVER");
        assertThat(back).isEmpty();
        assertThat(platform.asked("SELECT close_reason FROM attempt WHERE id = ?", ana.attemptId()))
                .isEqualTo("HANDED_IN");
        assertThat(platform.asked(
                        "SELECT group_concat(action ORDER BY sequence) FROM audit_entry WHERE object_id = ?",
                        ana.attemptId()))
                .isEqualTo("attempt.started,attempt.handed_in,attempt.reopened,attempt.handed_in");
    }

    @Test
    void aTokenForTheCommandLineWorksOnThisAttemptUntilItEnds() {
        Invited ana = Invited.toNewOpening(platform);
        String cookie = ana.start();
        String token = ana.token(cookie);
        String path = "/api/v1/attempts/" + ana.attemptId();

        HttpResponse<String> sent = platform.post(token, path + "/submissions", "application/zip", ARCHIVE);
        HttpResponse<String> data = platform.get(token, path + "/data");
        ana.form(cookie, "/hand-in", Map.of());
        HttpResponse<String> late = platform.post(token, path + "/submissions", "application/zip", ARCHIVE);

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(data.statusCode()).isEqualTo(200);
        Invited.refused(late, 409, "ATTEMPT_OVER");
        assertThat(ana.page(cookie, "").body()).doesNotContain(token);
    }

    private HttpResponse<String> multipart(Invited candidate, String cookie, byte[] content) {
        String boundary = "----boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return platform.send(platform.request("", candidate.path("/submissions"))
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
