package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class HostileHttpTest {

    private static final int MIB = 1024 * 1024;
    private static final int SLOW_CLIENTS = 60;

    private TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home, 32L * MIB);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void jsonThatIsTooLargeIsRefused() {
        HttpResponse<String> answer = platform.postJson(
                platform.managerToken, "/api/v1/attempts", "{\"label\": \"" + "a".repeat(2 * MIB) + "\"}");

        Invited.refused(answer, 413, "UPLOAD_TOO_LARGE");
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        HttpResponse<String> answer = platform.send(
                platform.request(platform.managerToken, "/api/v1/attempts").header("X-Large", "a".repeat(64 * 1024)));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "netty", "micronaut");
    }

    @Test
    void whoeverSendsARefusedUploadReadsWhy() throws Exception {
        String path = "/api/v1/attempts/"
                + platform.attempt("refused").at("/attempt/id").asString() + "/submissions?fileName=a.zip";
        Invited invited = Invited.toNewOpening(platform);
        String cookie = invited.start();
        for (int i = 0; i < 5; i++) {
            Invited.refused(
                    invited.put(cookie, "/submissions?fileName=a.zip", new byte[24 * MIB]), 422, "NOT_AN_ARCHIVE");
            Invited.refused(post(path), 413, "UPLOAD_TOO_LARGE");
            Invited.refused(post("/api/v1/packs"), 413, "UPLOAD_TOO_LARGE");
        }
    }

    private HttpResponse<String> post(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    platform.request(platform.managerToken, path)
                            .header("Content-Type", "application/zip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[40 * MIB]))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void othersAreServedWhileManyUploadsCrawl() throws Exception {
        String path =
                "/api/v1/attempts/" + platform.attempt("slow").at("/attempt/id").asString() + "/submissions";
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.address.getPort());
                slow.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + platform.managerToken
                                + "\r\nContent-Type: application/zip\r\nContent-Length: 1000000\r\n\r\nPK\u0003\u0004")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            for (Socket socket : slow) {
                socket.getOutputStream().write('x');
            }

            HttpResponse<String> answer = platform.send(
                    platform.request(platform.managerToken, "/api/v1/attempts").timeout(Duration.ofSeconds(10)));

            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
