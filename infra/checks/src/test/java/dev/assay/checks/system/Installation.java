package dev.assay.checks.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Platform, grader and database of a test's own, used through the public API. */
final class Installation implements AutoCloseable {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final String engine;
    private final Database database;
    private final int port;
    private final String publicUrl;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Service platform;
    private Service grader;

    /** Starts everything but the engine, which is at the address {@code engine}. */
    Installation(Path home, String engine) throws IOException {
        this(home, engine, Database.freePort(), "http://localhost");
    }

    /** The same on a port, whose links and mails send people to another address. */
    Installation(Path home, String engine, int port, String publicUrl) throws IOException {
        this.home = home;
        this.engine = engine;
        this.port = port;
        this.publicUrl = publicUrl;
        for (String folder : List.of("artefacts", "platform", "grader")) {
            Files.createDirectories(home.resolve(folder));
        }
        database = new Database(REPOSITORY);
        try {
            platform = startPlatform();
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
        grader = startGrader();
    }

    Database database() {
        return database;
    }

    /** Publishes a pack and waits until it is ready. */
    String publish(Path pack) throws IOException {
        String id = post(
                        "/packs?shared=true", "application/gzip", HttpRequest.BodyPublishers.ofByteArray(archive(pack)))
                .path("id")
                .asString();
        await("/packs/" + id, view -> view.path("state").asString().equals("READY"));
        return id;
    }

    /** The address of the platform. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The file with the manager's API token. */
    Path managerToken() {
        return home.resolve("platform/manager-token");
    }

    /** The manager's API token. */
    String token() throws IOException {
        return Files.readString(managerToken()).strip();
    }

    /** The path of the link by which the first owner signs up. */
    String setUpPath() throws IOException {
        return URI.create(Files.readString(home.resolve("platform/set-up-link")).strip())
                .getPath();
    }

    /** The folder with everything that only the grader may read. */
    Path hidden() {
        return home.resolve("grader");
    }

    /** Creates an attempt. Returns its id. */
    String attempt(String packVersion) throws IOException {
        return newAttempt(packVersion).path("attempt").path("id").asString();
    }

    /** Creates an attempt. Returns it with its candidate's token. */
    JsonNode newAttempt(String packVersion) throws IOException {
        String body = json.writeValueAsString(Map.of("packVersionId", packVersion, "label", "checks"));
        return post("/attempts", "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    /** Creates an attempt and hands a folder in. Returns the submission's id. */
    String submit(String packVersion, Path submission) throws IOException {
        return post(
                        "/attempts/" + attempt(packVersion) + "/submissions?fileName=submission.tar.gz",
                        "application/gzip",
                        HttpRequest.BodyPublishers.ofByteArray(archive(submission)))
                .path("submissionId")
                .asString();
    }

    /** Waits until the current grading of a submission is at a step. */
    void awaitStep(String submission, String step) throws IOException {
        await(
                "/submissions/" + submission,
                view -> view.path("current").path("step").asString().equals(step));
    }

    /** Waits until a submission is graded, and returns what its manager sees. */
    JsonNode awaitGraded(String submission) throws IOException {
        return await(
                "/submissions/" + submission,
                view -> view.path("current").path("state").asString().equals("DONE"));
    }

    /** The submissions of an attempt as its manager sees them. */
    List<JsonNode> submissionsOf(String attempt) throws IOException {
        String path = "/attempts/" + attempt + "/submissions";
        return List.copyOf(await(path, view -> view.has("items")).path("items").values());
    }

    /** Asks the platform to stop, as an operator does, and does not wait. */
    void stopPlatform() {
        platform.stop();
    }

    /** The lines that {@code platform} or {@code grader} wrote, without those of the virtual machine itself. */
    List<String> log(String process) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(process + ".log"))) {
            return lines.filter(line -> !line.startsWith("WARNING: ")).toList();
        }
    }

    /** Whether the platform takes requests. */
    boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(URI.create(address() + "/health/ready")))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void killPlatform() throws IOException {
        platform.kill();
    }

    void restartPlatform() throws IOException {
        platform = startPlatform();
    }

    void killGrader() throws IOException {
        grader.kill();
    }

    void restartGrader() throws IOException {
        grader = startGrader();
    }

    @Override
    public void close() throws IOException {
        http.close();
        Service running = platform;
        // The grader hands back its work first; the database goes last.
        try (database;
                running) {
            grader.close();
        }
    }

    private Service startGrader() throws IOException {
        return new Service("grader", environment("assay_grader"), home.resolve("grader.log"));
    }

    private Map<String, String> environment(String user) {
        return Map.of(
                "ASSAY_HOME",
                home.toString(),
                "ASSAY_PORT",
                Integer.toString(port),
                "ASSAY_PUBLIC_URL",
                publicUrl,
                "ASSAY_DB_URL",
                database.url(),
                "ASSAY_DB_USER",
                user,
                "ASSAY_DB_PASSWORD",
                Database.PASSWORD,
                "ASSAY_SLOTS",
                "1",
                "DOCKER_HOST",
                engine);
    }

    private Service startPlatform() throws IOException {
        Path log = home.resolve("platform.log");
        new Service("platform", environment("root"), log, "migrate").await(log);
        Service started = new Service("platform", environment("assay_platform"), log);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.kill();
                throw new IllegalStateException(Files.readString(log));
            }
            Pause.briefly();
        }
        return started;
    }

    private JsonNode await(String path, Predicate<JsonNode> reached) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer = send(request(path));
            // While the database is away the platform says so; that passes.
            JsonNode view = json.readTree(answer.body());
            if (answer.statusCode() == 200 && reached.test(view)) {
                return view;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        path + " is still " + view + "\n" + Files.readString(home.resolve("grader.log")));
            }
            Pause.briefly();
        }
    }

    private JsonNode post(String path, String type, HttpRequest.BodyPublisher body) throws IOException {
        HttpResponse<String> answer =
                send(request(path).header("Content-Type", type).POST(body));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body() + "\n"
                    + Files.readString(home.resolve("platform.log")));
        }
        return json.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(address() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for the platform").initCause(e);
        }
    }

    private byte[] archive(Path folder) throws IOException {
        Path file = Archive.of(home, folder);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }
}
