package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class UploadTest {

    private static final int MIB = 1024 * 1024;
    private static final int LARGEST_MIB = 128;

    private TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home, (long) LARGEST_MIB * MIB);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void aHundredMebibytesPassWithoutBeingHeldInMemory() throws Exception {
        String path = uploadPath(platform.attempt("large"));
        collectGarbage();
        long before = used();
        Peak peak = new Peak(before);
        Thread watching = Thread.ofPlatform().daemon().start(peak);

        HttpResponse<String> received = platform.send(platform.request(platform.managerToken, path)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Noise(100L * MIB))));

        watching.interrupt();
        assertThat(received.statusCode()).isEqualTo(201);
        assertThat(TestPlatform.json(received).path("bytes").asLong()).isEqualTo(100L * MIB);
        assertThat((peak.afterCollection - before) / MIB).isLessThan(50);
    }

    @Test
    void whatAnnouncesTooMuchIsRefusedBeforeItIsSent() throws Exception {
        String path = uploadPath(platform.attempt("too large"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, "Content-Length: " + (LARGEST_MIB + 1L) * MIB));
            out.flush();

            byte[] status = socket.getInputStream().readNBytes(12);

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(submissions(path)).isZero();
    }

    @Test
    void whatTurnsOutToBeTooMuchIsCutOff() throws Exception {
        String path = uploadPath(platform.attempt("too large"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, "Transfer-Encoding: chunked"));
            byte[] chunk = new byte[MIB];
            for (int i = 0; i <= LARGEST_MIB; i++) {
                out.write((Integer.toHexString(MIB) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();

            byte[] status = socket.getInputStream().readNBytes(12);

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(submissions(path)).isZero();
        assertThat(incoming()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        String path = uploadPath(platform.attempt("broken off"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, "Content-Length: 1000000"));
            out.write(new byte[500_000]);
            out.flush();
            while (incoming().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        while (!incoming().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(submissions(path)).isZero();
    }

    @Test
    void theSameKeyHandsInOnceAndAnotherBodyUnderItIsAMistake() {
        String path = uploadPath(platform.attempt("key"));
        HttpResponse<String> first = upload(path, "one", "key-1");
        HttpResponse<String> repeated = upload(path, "one", "key-1");
        HttpResponse<String> other = upload(path, "two", "key-1");

        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(TestPlatform.json(other).path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(submissions(path)).isEqualTo(1);
    }

    private byte[] head(String path, String length) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + platform.managerToken
                        + "\r\nContent-Type: application/zip\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> upload(String path, String content, String key) {
        return platform.post(
                platform.managerToken,
                path,
                "application/gzip",
                content.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                key);
    }

    private int submissions(String path) {
        return TestPlatform.json(platform.get(platform.managerToken, path))
                .path("items")
                .size();
    }

    private List<Path> incoming() throws IOException {
        try (var files = Files.list(platform.home.resolve("artefacts/incoming"))) {
            return files.toList();
        }
    }

    private static String uploadPath(JsonNode attempt) {
        return "/api/v1/attempts/" + attempt.at("/attempt/id").asString() + "/submissions";
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void collectGarbage() {
        System.gc();
    }

    /** The most memory in use right after a collection. */
    private static final class Peak implements Runnable {

        private volatile long afterCollection;

        Peak(long before) {
            afterCollection = before;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    collectGarbage();
                    afterCollection = Math.max(afterCollection, used());
                    TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(100).toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Bytes that do not compress and are nowhere in memory. */
    private static final class Noise extends InputStream {

        private final SplittableRandom random = new SplittableRandom(1);
        private long left;

        Noise(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, buffer, offset, count);
            left -= count;
            return count;
        }
    }
}
