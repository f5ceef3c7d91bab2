package dev.assay.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingOutcome;
import dev.assay.grading.GradingWorker;
import dev.assay.grading.PreparationOutcome;
import dev.assay.grading.QueueSettings;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.grading.artefact.LocalArtefactStore;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.platform.installation.Settings;
import dev.assay.schema.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running platform with a database and a grader that says what it is told to say. */
final class TestPlatform implements AutoCloseable {

    static final String PACK_ID = "toy";
    static final JsonMapper JSON = JsonMapper.shared();

    final TestDatabase database;
    final Path home;
    final ArtefactStore artefacts;
    final AtomicReference<GradingOutcome> nextGrading;
    final String managerToken;
    final URI address;

    private final ApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HikariDataSource graderConnections;
    private final GradingWorker grader;

    private TestPlatform(Path home, TestDatabase database, ApplicationContext context) throws IOException {
        this.home = home;
        this.database = database;
        this.context = context;
        this.artefacts = new LocalArtefactStore(home.resolve("artefacts"));
        this.nextGrading = new AtomicReference<>(Reports.scored(this::artefact));
        this.managerToken =
                Files.readString(home.resolve("platform/manager-token")).strip();
        this.address = URI.create(
                "http://127.0.0.1:" + context.getBean(EmbeddedServer.class).getPort());
        this.graderConnections =
                ConnectionPool.open(database.url(), database.user(TestDatabase.GRADER), database.password(), 8);
        this.grader = GradingWorker.create(
                graderConnections,
                Clock.systemUTC(),
                QueueSettings.of("test", 1),
                new ScriptedGrader(nextGrading, new PreparationOutcome.Prepared(artefact("the public files"), "{}")));
        grader.start();
    }

    static TestPlatform start(Path home) {
        return start(home, 2L * 1024 * 1024);
    }

    static TestPlatform start(Path home, long maxUploadBytes) {
        TestDatabase database = TestDatabase.create();
        Settings settings = new Settings(
                home,
                0,
                database.url(),
                database.user(TestDatabase.PLATFORM),
                database.password(),
                home.resolve("platform/manager-token"),
                maxUploadBytes);
        try {
            return new TestPlatform(home, database, Application.start(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Router router() {
        return context.getBean(Router.class);
    }

    String artefact(String content) {
        try (InputStream stream = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))) {
            return artefacts.put(stream, Integer.MAX_VALUE).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String token, String path) {
        return send(request(token, path));
    }

    HttpResponse<String> post(String token, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request =
                request(token, path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> postJson(String token, String path, String json, String... headers) {
        return post(token, path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Publishes the pack and waits until it is ready; returns the id of its version. */
    String publishedPack() {
        String id = json(post(managerToken, "/api/v1/packs", "application/zip", ToyPack.zip("1.0.0")))
                .path("id")
                .asString();
        await("/api/v1/packs/" + id, "/state", "READY");
        return id;
    }

    /** Makes an attempt; returns id and token of its candidate. */
    JsonNode attempt(String label) {
        String body = JSON.writeValueAsString(Map.of("packVersionId", publishedPack(), "label", label));
        return json(postJson(managerToken, "/api/v1/attempts", body));
    }

    JsonNode await(String path, String pointer, String value) {
        while (true) {
            JsonNode found = json(get(managerToken, path));
            if (found.at(pointer).asString("").equals(value)) {
                return found;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        grader.close();
        graderConnections.close();
        context.close();
        client.close();
    }
}
