package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProblemsTest {

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
    void whatDoesNotExist() {
        assertProblem(platform.get(platform.managerToken, "/api/v1/nothing"), 404, "NOT_FOUND");
        assertProblem(platform.get(platform.managerToken, "/api/v1/packs/nothing"), 404, "NOT_FOUND");
        assertProblem(platform.get(platform.managerToken, "/api/v1/packs/%C3%A9%F0%9F%90%B4"), 404, "NOT_FOUND");
    }

    @Test
    void noToken() {
        HttpResponse<String> response = platform.get("", "/api/v1/packs");

        assertProblem(response, 401, "UNAUTHENTICATED");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void theWrongMethod() {
        assertProblem(
                platform.send(
                        platform.request(platform.managerToken, "/api/v1/packs").DELETE()),
                405,
                "METHOD_NOT_ALLOWED");
    }

    @Test
    void theWrongFormat() {
        assertProblem(
                platform.post(platform.managerToken, "/api/v1/packs", "image/png", new byte[] {1}),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                platform.post(platform.managerToken, "/api/v1/attempts", "text/plain", new byte[] {1}),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void jsonThatIsBroken() {
        assertProblem(
                platform.postJson(platform.managerToken, "/api/v1/attempts", "{\"label\": "), 400, "MALFORMED_REQUEST");
    }

    @Test
    void fieldsThatAreMissingOrTooLong() {
        HttpResponse<String> response = platform.postJson(
                platform.managerToken,
                "/api/v1/attempts",
                "{\"packVersionId\": \"x\", \"label\": \"" + "a".repeat(201) + "\"}");

        assertProblem(response, 422, "INVALID_FIELDS");
        assertThat(response.body()).contains("label");
    }

    @Test
    void aPageThatIsOutOfBounds() {
        assertProblem(platform.get(platform.managerToken, "/api/v1/packs?limit=0"), 422, "INVALID_FIELDS");
        assertProblem(platform.get(platform.managerToken, "/api/v1/packs?limit=x"), 400, "MALFORMED_REQUEST");
        assertProblem(platform.get(platform.managerToken, "/api/v1/packs?cursor='"), 422, "INVALID_FIELDS");
    }

    @Test
    void aKeyThatIsNoKey() {
        assertProblem(
                platform.postJson(
                        platform.managerToken,
                        "/api/v1/attempts",
                        "{\"packVersionId\": \"" + platform.publishedPack() + "\", \"label\": \"a\"}",
                        "Idempotency-Key",
                        "with blank"),
                422,
                "INVALID_FIELDS");
    }

    @Test
    void aPackThatIsWrongIsToldWhere() {
        HttpResponse<String> response = platform.post(
                platform.managerToken,
                "/api/v1/packs",
                "application/zip",
                ToyPack.zip(ToyPack.manifest("1.0.0").replace("cpuSeconds: 5", "cpuSeconds: lots"), "A toy."));

        assertProblem(response, 422, "INVALID_PACK");
        JsonNode place = TestPlatform.json(response).at("/errors/0");
        assertThat(place.path("at").asString()).isEqualTo("pack.yaml");
        assertThat(place.path("line").asInt()).isPositive();
        assertThat(place.path("column").asInt()).isPositive();
    }

    @Test
    void anArchiveThatIsNone() {
        assertProblem(
                platform.post(
                        platform.managerToken,
                        "/api/v1/packs",
                        "application/zip",
                        "no archive".getBytes(StandardCharsets.UTF_8)),
                422,
                "INVALID_PACK");
    }

    @Test
    void aVersionIsPublishedOnce() {
        HttpResponse<String> first =
                platform.post(platform.managerToken, "/api/v1/packs", "application/zip", ToyPack.zip("2.0.0"));
        HttpResponse<String> again =
                platform.post(platform.managerToken, "/api/v1/packs", "application/zip", ToyPack.zip("2.0.0"));
        HttpResponse<String> changed = platform.post(
                platform.managerToken,
                "/api/v1/packs",
                "application/zip",
                ToyPack.zip(ToyPack.manifest("2.0.0"), "Another text."));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(TestPlatform.json(again).path("id"))
                .isEqualTo(TestPlatform.json(first).path("id"));
        assertProblem(changed, 409, "PACK_VERSION_TAKEN");
    }

    @Test
    void aRepeatedRequestForAnAttemptGetsTheSameToken() {
        String body = "{\"packVersionId\": \"" + platform.publishedPack() + "\", \"label\": \"twice\"}";
        HttpResponse<String> first =
                platform.postJson(platform.managerToken, "/api/v1/attempts", body, "Idempotency-Key", "attempt-1");
        HttpResponse<String> again =
                platform.postJson(platform.managerToken, "/api/v1/attempts", body, "Idempotency-Key", "attempt-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void listsGoOnWhereTheCursorSays() {
        platform.attempt("a");
        platform.attempt("b");
        platform.attempt("c");

        JsonNode first = TestPlatform.json(platform.get(platform.managerToken, "/api/v1/attempts?limit=2"));
        JsonNode second = TestPlatform.json(platform.get(
                platform.managerToken,
                "/api/v1/attempts?limit=1&cursor=" + first.path("next").asString()));

        assertThat(first.at("/items/0/label").asString()).isEqualTo("c");
        assertThat(first.at("/items/1/label").asString()).isEqualTo("b");
        assertThat(second.at("/items/0/label").asString()).isEqualTo("a");
    }

    @Test
    void anotherSiteCannotMakeABrowserWrite() {
        assertProblem(
                platform.send(platform.request(platform.managerToken, "/api/v1/attempts")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                403,
                "FORBIDDEN");
    }

    @Test
    void whateverJsonIsSentIsNeverOurFault() {
        Random random = new Random(20261121);
        String valid = "{\"packVersionId\": \"" + platform.publishedPack() + "\", \"label\": \"fuzz\"}";
        for (int i = 0; i < 300; i++) {
            HttpResponse<String> response =
                    platform.postJson(platform.managerToken, "/api/v1/attempts", mutated(valid, random));
            assertThat(response.statusCode()).as(response.body()).isIn(201, 400, 413, 415, 422);
            assertThat(response.body()).doesNotContain("dev.assay", "java.", "Exception", "at io.");
        }
    }

    @Test
    void theApiDescribesItself() {
        HttpResponse<String> response = platform.get("", "/api/v1/openapi.yml");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .startsWith("openapi: 3.1")
                .contains("/api/v1/packs", "/api/v1/attempts/{attemptId}/submissions", "bearer")
                .doesNotContain("/sign-in");
    }

    @Test
    void healthTellsNoDetails() {
        assertThat(platform.get("", "/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(platform.get("", "/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private static String mutated(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0xD800));
                case 2 -> text.setCharAt(at, "{}[]\",:0\\\0".charAt(random.nextInt(10)));
                default -> text.insert(at, text.substring(at));
            }
        }
        return text.toString();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = TestPlatform.json(response);
        assertThat(problem.path("status").isNumber()).isTrue();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("urn:assay:error:" + code);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(response.body()).doesNotContain("dev.assay", "Exception");
    }
}
