package dev.assay.grader.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's API as far as handing in needs it. */
final class ServerConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI server;
    private final String token;

    ServerConnection(URI server, String token) {
        if (server.getScheme() == null || !server.getScheme().startsWith("http")) {
            throw new CommandFailure(ExitCode.USAGE, "--server " + server + " is no http or https address");
        }
        this.server = server;
        this.token = token;
    }

    /**
     * Uploads an archive and gives the server's receipt.
     *
     * @param uploaded told the percentage every time it has grown by ten
     */
    JsonNode submit(String attempt, PackedSubmission packed, IntConsumer uploaded) throws IOException {
        byte[] digest = sha256(packed);
        String path = "/api/v1/attempts/" + encoded(attempt) + "/submissions?fileName=" + encoded(packed.name());
        HttpRequest request = request(path)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .header("Idempotency-Key", HexFormat.of().formatHex(digest))
                .POST(body(packed, uploaded))
                .build();
        return send(request);
    }

    JsonNode submission(String id) {
        return send(request("/api/v1/submissions/" + encoded(id)).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        String base = server.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw refused(response);
            }
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.PLATFORM, "the server at " + server + " cannot be reached (" + e + "); try again later");
        } catch (JacksonException e) {
            throw new CommandFailure(ExitCode.PLATFORM, "what answers at " + server + " is no Assay server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.PLATFORM, "interrupted");
        }
    }

    private static CommandFailure refused(HttpResponse<byte[]> response) {
        ExitCode code = switch (response.statusCode()) {
            case 400, 401, 403, 404 -> ExitCode.USAGE;
            case 409, 413, 415, 422, 429 -> ExitCode.CANDIDATE;
            default -> ExitCode.PLATFORM;
        };
        String answer = "the server refused with status " + response.statusCode();
        try {
            JsonNode problem = new JsonMapper().readTree(response.body());
            answer = problem.path("title").asString(answer) + ": "
                    + problem.path("detail").asString("");
        } catch (JacksonException e) {
            // A proxy in between answers in its own words: the status is all that can be told.
            return new CommandFailure(code, answer);
        }
        return new CommandFailure(code, answer);
    }

    private static BodyPublisher body(PackedSubmission packed, IntConsumer uploaded) throws IOException {
        long size = Files.size(packed.archive());
        BodyPublisher content = BodyPublishers.ofInputStream(() -> {
            try {
                return new Counted(Files.newInputStream(packed.archive()), size, uploaded);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return size == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(content, size);
    }

    private static byte[] sha256(PackedSubmission packed) throws IOException {
        try (InputStream in = Files.newInputStream(packed.archive());
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            // Reading, not skipping, is what is digested.
            digested.transferTo(OutputStream.nullOutputStream());
            return digested.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.close();
    }

    /** Tells how much of a file was read. */
    private static final class Counted extends FilterInputStream {
        private final long size;
        private final IntConsumer told;
        private long read;
        private int tenths;

        Counted(InputStream in, long size, IntConsumer told) {
            super(in);
            this.size = size;
            this.told = told;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(count, 0);
            int now = (int) (10 * read / size);
            if (now > tenths) {
                tenths = now;
                told.accept(10 * now);
            }
            return count;
        }
    }
}
