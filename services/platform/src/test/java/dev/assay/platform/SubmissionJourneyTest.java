package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.GradingOutcome;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubmissionJourneyTest {

    private static final byte[] ARCHIVE = "an archive".getBytes(StandardCharsets.UTF_8);

    private TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void theFirstManagerTokenIsInAFileThatOnlyTheOwnerReads() throws Exception {
        Path file = platform.home.resolve("platform/manager-token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(platform.database.toString()).doesNotContain(platform.managerToken);
    }

    @Test
    void aManagerSeesEverythingAndTheCandidateOnlyWhatIsMeantForHim() {
        JsonNode attempt = platform.attempt("journey");
        String candidate = attempt.path("token").asString();
        HttpResponse<String> received = submit(candidate, attempt);
        assertThat(received.statusCode()).isEqualTo(201);
        String id = TestPlatform.json(received).path("submissionId").asString();

        JsonNode managers = platform.await("/api/v1/submissions/" + id, "/current/state", "DONE");
        HttpResponse<String> candidates = platform.get(candidate, "/api/v1/submissions/" + id);
        JsonNode seen = TestPlatform.json(candidates);

        assertThat(managers.at("/current/points").asDouble()).isEqualTo(81.2345);
        assertThat(managers.at("/current/metrics").size()).isEqualTo(2);
        assertThat(managers.at("/current/runs").size()).isEqualTo(2);
        assertThat(seen.path("verdict").asString()).isEqualTo("SCORED");
        assertThat(seen.path("points").asDouble()).isEqualTo(79.877);
        assertThat(seen.path("metrics").size()).isEqualTo(1);
        assertThat(seen.at("/metrics/0/value").asDouble()).isEqualTo(0.699);
        assertThat(seen.path("runs").size()).isEqualTo(1);
        assertThat(candidates.body()).doesNotContain("81.2", "0.7123", "HIDDEN", "receipt", "predictions");
    }

    @Test
    void nothingThatACandidateCanFetchHoldsAHiddenValue() {
        JsonNode attempt = platform.attempt("canaries");
        String candidate = attempt.path("token").asString();
        String id = TestPlatform.json(submit(candidate, attempt))
                .path("submissionId")
                .asString();
        String grading = platform.await("/api/v1/submissions/" + id, "/current/state", "DONE")
                .at("/current/id")
                .asString();
        String attemptPath = "/api/v1/attempts/" + attempt.at("/attempt/id").asString();

        for (String path : new String[] {
            attemptPath,
            attemptPath + "/data",
            attemptPath + "/submissions",
            "/api/v1/submissions/" + id,
            "/api/v1/submissions/" + id + "/archive",
            "/api/v1/gradings/" + grading + "/runs/0/log",
            "/api/v1/gradings/" + grading + "/runs/1/log",
            "/api/v1/gradings/" + grading + "/predictions",
            "/api/v1/gradings/" + grading + "/receipt",
            "/api/v1/submissions",
            "/submissions/" + id,
            "/"
        }) {
            HttpResponse<String> response = platform.get(candidate, path);
            assertThat(response.statusCode()).as(path).isLessThan(500);
            assertThat(response.body())
                    .as(path)
                    .doesNotContain(Reports.CANARY, "0.71234567", "0.712", "81.2345", "0.69876543");
        }
        assertThat(platform.get(candidate, "/api/v1/gradings/" + grading + "/runs/1/log")
                        .statusCode())
                .isEqualTo(404);
        assertThat(platform.get(platform.managerToken, "/api/v1/gradings/" + grading + "/runs/1/log")
                        .body())
                .contains(Reports.CANARY);
        assertThat(platform.get(platform.managerToken, "/api/v1/gradings/" + grading + "/receipt")
                        .body())
                .isEqualTo("{\"z\": 1.0, \"a\": \"" + Reports.CANARY + "\"}");
    }

    @Test
    void theReceiptNamesWhatIsStored() throws Exception {
        JsonNode attempt = platform.attempt("receipt");
        JsonNode receipt = TestPlatform.json(platform.post(
                platform.managerToken,
                uploadPath(attempt) + "?fileName=" + "..%2F%1B%5B31mevil%E2%80%AE%0A.zip",
                "application/zip",
                ARCHIVE,
                "Content-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(sha256()) + ":"));

        String sha256 = receipt.path("sha256").asString();
        assertThat(receipt.path("bytes").asLong()).isEqualTo(ARCHIVE.length);
        assertThat(receipt.path("fileName").asString()).isEqualTo("[31mevil.zip");
        assertThat(receipt.path("receivedAt").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        assertThat(platform.artefacts.open(sha256).readAllBytes()).isEqualTo(ARCHIVE);
    }

    @Test
    void anUploadThatDiffersFromItsDigestIsRefused() {
        JsonNode attempt = platform.attempt("digest");

        HttpResponse<String> refused = platform.post(
                platform.managerToken,
                uploadPath(attempt),
                "application/zip",
                "changed on the way".getBytes(StandardCharsets.UTF_8),
                "Content-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(sha256()) + ":");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestPlatform.json(refused).path("code").asString()).isEqualTo("DIGEST_MISMATCH");
    }

    @Test
    void theQuotaIsKeptAndFaultsThatAreNotTheCandidatesDoNotCount() {
        JsonNode attempt = platform.attempt("quota");
        String candidate = attempt.path("token").asString();
        GradingOutcome before = platform.nextGrading.getAndSet(Reports.faultOfTheAssessment());
        String first = TestPlatform.json(submit(candidate, attempt))
                .path("submissionId")
                .asString();
        platform.await("/api/v1/submissions/" + first, "/current/verdict", "ASSESSMENT_ERROR");
        platform.nextGrading.set(before);
        for (int i = 0; i < 3; i++) {
            assertThat(submit(candidate, attempt).statusCode()).isEqualTo(201);
        }

        HttpResponse<String> refused = submit(candidate, attempt);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TestPlatform.json(refused).path("code").asString()).isEqualTo("QUOTA_EXHAUSTED");
    }

    @Test
    void aFaultOfThePlatformIsShownAndCanBeTriedAgain() {
        JsonNode attempt = platform.attempt("fault");
        GradingOutcome before = platform.nextGrading.getAndSet(new GradingOutcome.PlatformFault("engine is away"));
        String id = TestPlatform.json(submit(platform.managerToken, attempt))
                .path("submissionId")
                .asString();

        JsonNode retrying = platform.await("/api/v1/submissions/" + id, "/current/state", "RETRYING");
        platform.nextGrading.set(before);

        assertThat(retrying.at("/current/fault").asString()).isEqualTo("engine is away");
        assertThat(platform.await("/api/v1/submissions/" + id, "/current/state", "DONE")
                        .at("/current/verdict")
                        .asString())
                .isEqualTo("SCORED");
    }

    @Test
    void aRegradeStandsBesideTheOldScore() {
        JsonNode attempt = platform.attempt("regrade");
        String id = TestPlatform.json(submit(platform.managerToken, attempt))
                .path("submissionId")
                .asString();
        String path = "/api/v1/submissions/" + id;
        platform.await(path, "/current/state", "DONE");

        HttpResponse<String> accepted =
                platform.postJson(platform.managerToken, path + "/regrade", "", "Idempotency-Key", "again-" + id);
        HttpResponse<String> repeated =
                platform.postJson(platform.managerToken, path + "/regrade", "", "Idempotency-Key", "again-" + id);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(repeated.statusCode()).isEqualTo(202);
        JsonNode both = platform.await(path, "/gradings/0/state", "DONE");
        assertThat(both.path("gradings").size()).isEqualTo(2);
        assertThat(both.at("/gradings/0/kind").asString()).isEqualTo("RESCORE");
    }

    private HttpResponse<String> submit(String token, JsonNode attempt) {
        return platform.post(token, uploadPath(attempt) + "?fileName=a.zip", "application/zip", ARCHIVE);
    }

    private static String uploadPath(JsonNode attempt) {
        return "/api/v1/attempts/" + attempt.at("/attempt/id").asString() + "/submissions";
    }

    private static byte[] sha256() {
        return dev.assay.pack.TreeDigest.sha256().digest(ARCHIVE);
    }
}
