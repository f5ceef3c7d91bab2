package dev.assay.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** From the receipt of a submission to its stored score, through a running installation, beside the runs themselves. */
final class ReceiptToScoreBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final String token;

    private ReceiptToScoreBench(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Arguments: address, file with a manager's token, pack archive, submission archive, rounds. */
    public static void main(String[] arguments) throws Exception {
        var bench = new ReceiptToScoreBench(
                URI.create(arguments[0]),
                Files.readString(Path.of(arguments[1])).strip());
        bench.measure(System.out, Path.of(arguments[2]), Path.of(arguments[3]), Integer.parseInt(arguments[4]));
    }

    private void measure(PrintStream out, Path pack, Path submission, int rounds) throws Exception {
        String version = post("/packs", "application/gzip", HttpRequest.BodyPublishers.ofFile(pack))
                .path("id")
                .asString();
        await("/packs/" + version, "/state", "READY");
        double[] whole = new double[rounds];
        double[] beside = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            String id = submit(version, submission);
            long received = System.nanoTime();
            JsonNode graded = await("/submissions/" + id, "/current/state", "DONE");
            whole[round] = (System.nanoTime() - received) / 1e6;
            beside[round] = whole[round]
                    - 1000
                            * graded.at("/current/runs")
                                    .valueStream()
                                    .mapToDouble(run -> run.path("wallSeconds").asDouble())
                                    .sum();
        }
        Sample all = Sample.of("receipt to score", whole);
        Sample rest = Sample.of("the same without the runs", beside);
        out.println(all.line());
        out.println(rest.line());
        out.printf(Locale.ROOT, "share of the time that is not the runs: %.2f%n", rest.median() / all.median());
    }

    private String submit(String version, Path submission) throws Exception {
        String body = json.writeValueAsString(Map.of("packVersionId", version, "label", "benchmark"));
        String attempt = post("/attempts", "application/json", HttpRequest.BodyPublishers.ofString(body))
                .at("/attempt/id")
                .asString();
        return post(
                        "/attempts/" + attempt + "/submissions?fileName=submission.tar.gz",
                        "application/gzip",
                        HttpRequest.BodyPublishers.ofFile(submission))
                .path("submissionId")
                .asString();
    }

    private JsonNode await(String path, String pointer, String value) throws Exception {
        while (true) {
            JsonNode view = send(request(path));
            if (view.at(pointer).asString().equals(value)) {
                return view;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private JsonNode post(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
