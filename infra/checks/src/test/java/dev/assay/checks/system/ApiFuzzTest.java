package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API keeps its own description, whoever calls it and whatever they send: no error of ours, no status, media type or body
 * that the document does not tell. schemathesis draws the requests, from a fixed seed and within a time.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ApiFuzzTest {
    private static final Path PROBE = Installation.REPOSITORY.resolve("infra/checks/packs/probe");
    private static final String SEED = "20261121";
    private static final String SECONDS = "45";
    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_schema_conformance,response_headers_conformance";

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private OwnEngine engine;
    private Installation installation;
    private String manager;
    private String candidate;
    private String attempt;

    @BeforeAll
    void start() throws IOException {
        engine = OwnEngine.holding(Files.createDirectory(folder.resolve("e")), "assay/base:1", "assay/python-ml:1");
        installation = new Installation(Files.createDirectory(folder.resolve("home")), engine.host());
        manager = installation.token();
        JsonNode created = installation.newAttempt(installation.publish(PROBE));
        candidate = created.path("token").asString();
        attempt = created.at("/attempt/id").asString();
    }

    @AfterAll
    void stop() throws IOException {
        http.close();
        try (OwnEngine emptied = engine) {
            installation.close();
            assertThat(emptied.containers()).isEmpty();
        }
    }

    @Test
    void aManagersRequestsAreAnsweredAsDocumented() throws IOException {
        assertKept(manager, 2);
    }

    @Test
    void aCandidatesRequestsAreAnsweredAsDocumented() throws IOException {
        assertKept(candidate, 4);
    }

    @Test
    void requestsOfNobodyAreAnsweredAsDocumented() throws IOException {
        assertKept("assay_nobody", 4);
    }

    /** Headers that no schema draws as an attacker would. */
    static Stream<Arguments> hostileHeaders() {
        List<String> values = List.of(
                "''",
                "\"",
                "\"999999999999999999999999\"",
                "W/\"1\"",
                "*",
                "-1",
                "bytes=0-",
                "bytes=9223372036854775807-9223372036854775808",
                "bytes=-1,-1,-1,0-0",
                "sha-256=:AAAA:",
                "sha-256=:" + "A".repeat(43) + "=:",
                "sha-512=:x:, sha-256=:" + "*".repeat(43) + "=:",
                "\u00ff\u00fe\u0080",
                "' OR 1=1 --",
                "%00%0d%0a",
                "a".repeat(6000));
        return Stream.of("Idempotency-Key", "Range", "If-None-Match", "If-Match", "Content-Digest", "Last-Event-ID")
                .flatMap(name -> values.stream().map(value -> Arguments.of(name, value)));
    }

    @ParameterizedTest
    @MethodSource("hostileHeaders")
    void aHostileHeaderIsNeverOurFault(String name, String value) throws Exception {
        String id = "/api/v1/attempts/" + attempt;
        for (HttpRequest.Builder request : List.of(
                request("/api/v1/attempts?limit=1"),
                request(id + "/data"),
                request("/api/v1/organisation"),
                request("/api/v1/actions/none/undo").POST(HttpRequest.BodyPublishers.noBody()),
                request(id + "/submissions")
                        .header("Content-Type", "application/zip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'P', 'K', 3, 4})),
                request("/api/v1/attempts")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"packVersionId\":\"x\",\"label\":\"x\"}")))) {
            HttpResponse<String> answer =
                    http.send(request.header(name, value).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode())
                    .as(answer.uri() + " " + answer.body())
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileCursors")
    void aHostileCursorIsNeverOurFault(String cursor) throws Exception {
        for (String list :
                List.of("attempts", "submissions", "audit", "mails", "openings", "packs", "people", "tokens")) {
            HttpResponse<String> answer = http.send(
                    request("/api/v1/" + list + "?cursor=" + cursor).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(list + " " + answer.body()).isBetween(400, 499);
        }
    }

    static Stream<String> hostileCursors() {
        return Stream.of(
                "%00", "%ff%fe", "'", "-1", "99999999999999999999", "..%2f..%2f", "%F0%9F%90%B4", "a".repeat(3000));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(installation.address() + path))
                .header("Authorization", "Bearer " + manager);
    }

    /**
     * Runs schemathesis as somebody.
     *
     * @param hundreds the first digit of a status that must have come, so that no run passes on nothing
     */
    private void assertKept(String token, int hundreds) throws IOException {
        Path report = Files.createTempDirectory(folder, "report");
        List<String> command =
                new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host", "--tmpfs", "/work"));
        command.addAll(List.of("--workdir", "/work", "--volume", report + ":/report"));
        command.addAll(List.of(Images.named(Installation.REPOSITORY, "schemathesis"), "run"));
        command.addAll(List.of(installation.address() + "/api/v1/openapi.yml", "--wait-for-schema", "30"));
        command.addAll(List.of("--header", "Authorization: Bearer " + token, "--checks", CHECKS, "--seed", SEED));
        command.addAll(List.of("--max-time", SECONDS, "--phases", "examples,coverage,fuzzing", "--no-shrink"));
        command.addAll(List.of("--generation-database", "none", "--continue-on-failure", "--warnings", "off"));
        // How many of its examples the generator throws away tells nothing of the platform.
        command.add("--suppress-health-check=filter_too_much");
        command.addAll(List.of("--no-color", "--report", "har", "--report-har-path", "/report/calls.json"));

        Command.run(command);

        JsonNode calls = JsonMapper.shared().readTree(report.resolve("calls.json"));
        List<Integer> statuses = calls.at("/log/entries")
                .valueStream()
                .map(call -> call.at("/response/status").asInt())
                .toList();
        assertThat(statuses).hasSizeGreaterThan(100).anyMatch(status -> status / 100 == hundreds);
    }
}
