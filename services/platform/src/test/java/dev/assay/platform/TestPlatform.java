package dev.assay.platform;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingOutcome;
import dev.assay.grading.GradingWorker;
import dev.assay.grading.PreparationOutcome;
import dev.assay.grading.QueueSettings;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.grading.artefact.LocalArtefactStore;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.organisation.Organisation;
import dev.assay.schema.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running platform with a database and a grader that says what it is told to say. */
final class TestPlatform implements AutoCloseable {

    static final String PACK_ID = "toy";
    static final String HOST = Organisation.HOST;
    static final String OWNER_EMAIL = "olga@northwind.example";
    static final String PASSWORD = "correct horse battery";
    static final String PUBLIC_URL = "http://assay.test";
    private static final int MOST_POLLS = 1200;
    private static final int MOST_ROUNDS = 100;
    static final JsonMapper JSON = JsonMapper.shared();

    final TestDatabase database;
    final Path home;
    final ArtefactStore artefacts;
    final AtomicReference<GradingOutcome> nextGrading;
    final String managerToken;
    final URI address;

    /** The platform's clock. The database's own and the grader's go on as they are. */
    final MutableClock clock;

    private final ApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HikariDataSource graderConnections;
    private final GradingWorker grader;

    private TestPlatform(Path home, TestDatabase database, ApplicationContext context) throws IOException {
        this.home = home;
        this.database = database;
        this.context = context;
        this.clock = context.getBean(MutableClock.class);
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
        return start(home, Map.of("ASSAY_MAX_UPLOAD_BYTES", Long.toString(maxUploadBytes)));
    }

    /** With more in the environment than what every test needs. */
    static TestPlatform start(Path home, Map<String, String> more) {
        TestDatabase database = TestDatabase.create();
        Map<String, String> environment = new HashMap<>(Map.of(
                "ASSAY_HOME",
                home.toString(),
                "ASSAY_PORT",
                "0",
                "ASSAY_DB_URL",
                database.url(),
                "ASSAY_DB_USER",
                database.user(TestDatabase.PLATFORM),
                "ASSAY_DB_PASSWORD",
                database.password(),
                "ASSAY_PUBLIC_URL",
                PUBLIC_URL));
        environment.putAll(more);
        Settings settings = Settings.of(environment);
        try {
            return new TestPlatform(home, database, Application.start(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Router router() {
        return context.getBean(Router.class);
    }

    /** Does every job that is due by the platform's clock, and those that become due by it; nothing else does any. */
    void runDueJobs() {
        ManualScheduler scheduler = context.getBean(ManualScheduler.class);
        scheduler.setTime(clock.instant());
        for (int i = 0; i < MOST_ROUNDS && isDue(scheduler); i++) {
            scheduler.runAnyDueExecutions();
        }
    }

    private boolean isDue(ManualScheduler scheduler) {
        return scheduler.getScheduledExecutions().stream()
                .anyMatch(execution -> !execution
                        .getExecutionTime()
                        .isAfter(scheduler.getClock().now()));
    }

    /** Changes the database behind the platform's back. */
    void sql(String statement, Object... values) {
        try (var connection = database.connectAsOwner();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first field of the first row, as text; empty when there is none or it holds nothing. */
    String asked(String query, Object... values) {
        try (var connection = database.connectAsOwner();
                var prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            var rows = prepared.executeQuery();
            String field = rows.next() ? rows.getString(1) : null;
            return field == null ? "" : field;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds another company; returns its id. */
    String newOrganisation() {
        String id = UUID.randomUUID().toString();
        sql("INSERT INTO organisation (id, name, created_at) VALUES (?, 'Another', UTC_TIMESTAMP(6))", id);
        return id;
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

    /** Sends the request of a browser's page: a cookie instead of a token. */
    HttpResponse<String> page(String cookie, String path) {
        return send(request("", path).header("Cookie", cookie).header("Accept", "text/html"));
    }

    /** Sends a form as a browser does from one of our pages. */
    HttpResponse<String> form(String cookie, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request("", path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    /** Name and value of the cookie that a response sets. */
    static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    /** Sets the installation up as its first owner; returns the cookie of their session. */
    String setUp() {
        try {
            URI link = URI.create(
                    Files.readString(home.resolve("platform/set-up-link")).strip());
            return cookie(form(
                    "",
                    link.getPath(),
                    Map.of(
                            "company", "Northwind",
                            "name", "Olga Owner",
                            "email", OWNER_EMAIL,
                            "password", PASSWORD,
                            "zone", "Europe/Berlin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in; returns the cookie of the session. */
    String signIn(String email, String password) {
        return cookie(form("", "/sign-in", Map.of("email", email, "password", password)));
    }

    /** The body of a page as it is. */
    byte[] bytes(String cookie, String path) {
        try {
            return client.send(
                            request("", path).header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a stream up to the blank line after so many lines of a kind, and hangs up. */
    String lines(HttpRequest.Builder request, Predicate<String> wanted, int count) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                StringBuilder read = new StringBuilder();
                int left = count;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    read.append(line).append('\n');
                    left -= wanted.test(line) ? 1 : 0;
                    if (left == 0 && line.isEmpty()) {
                        break;
                    }
                }
                return read.toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        return await(managerToken, path, pointer, value);
    }

    JsonNode await(String token, String path, String pointer, String value) {
        JsonNode found = json(get(token, path));
        for (int i = 0; !found.at(pointer).asString("").equals(value); i++) {
            if (i > MOST_POLLS) {
                throw new AssertionError(pointer + " of " + path + " never became " + value + ": " + found);
            }
            pause();
            found = json(get(token, path));
        }
        return found;
    }

    static void pause() {
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
