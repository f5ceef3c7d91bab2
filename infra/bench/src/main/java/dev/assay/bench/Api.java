package dev.assay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A running installation as a manager's program uses it. */
final class Api {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final String token;

    /** The installation at an address, with the token in a file. */
    Api(String address, String tokenFile) throws IOException {
        this.server = URI.create(address);
        this.token = Files.readString(Path.of(tokenFile)).strip();
    }

    /** Publishes a pack and waits until it is ready. Returns the id of its version. */
    String publish(Path pack) throws IOException, InterruptedException {
        String id = post("/packs", "application/gzip", HttpRequest.BodyPublishers.ofFile(pack))
                .path("id")
                .asString();
        await("/packs/" + id, "/state", "READY");
        return id;
    }

    /** Asks until there is a value. */
    JsonNode await(String path, String pointer, String value) throws IOException, InterruptedException {
        while (true) {
            JsonNode view = get(path);
            if (view.at(pointer).asString().equals(value)) {
                return view;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path));
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return post(path, "application/json", HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    JsonNode post(String path, String type, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return answer(request(path).header("Content-Type", type).POST(body));
    }

    /** What a browser with this cookie asks for. */
    HttpRequest.Builder page(String path, String cookie) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", cookie);
    }

    /** Sends a form as a browser does, and insists on being sent on. */
    HttpResponse<String> form(String path, String cookie, String fields) throws IOException, InterruptedException {
        return send(
                page(path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)),
                303);
    }

    /** The cookie of the session that a form begins. */
    String session(String path, String fields) throws IOException, InterruptedException {
        return form(path, "", fields).headers().allValues("Set-Cookie").stream()
                .map(value -> value.replaceAll(";.*", ""))
                .filter(value -> !value.contains("toast"))
                .findFirst()
                .orElseThrow();
    }

    /** Sends, and insists on a status. */
    HttpResponse<String> send(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
