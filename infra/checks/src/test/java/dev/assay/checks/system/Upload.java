package dev.assay.checks.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A submission on its way to the platform, over a connection of its own and as slowly as a test wants it. */
final class Upload implements AutoCloseable {
    private final Socket connection;
    private final String attempt;
    private final byte[] archive;
    private final UUID key;
    private int sent;

    private Upload(Installation installation, String attempt, byte[] archive, UUID key) throws IOException {
        URI address = URI.create(installation.address());
        this.connection = new Socket(address.getHost(), address.getPort());
        this.attempt = attempt;
        this.archive = archive;
        this.key = key;
        String head = String.join(
                "\r\n",
                "POST /api/v1/attempts/" + attempt + "/submissions?fileName=work.tar.gz HTTP/1.1",
                "Host: " + address.getAuthority(),
                "Authorization: Bearer " + installation.token(),
                "Content-Type: application/gzip",
                "Content-Length: " + archive.length,
                "Idempotency-Key: " + key,
                "Connection: close",
                "",
                "");
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        send(archive.length / 2);
    }

    /** Opens the connection and sends the head and half of the archive. */
    static Upload half(Installation installation, String attempt, byte[] archive) throws IOException {
        return new Upload(installation, attempt, archive, UUID.randomUUID());
    }

    /** Begins once more with the same archive under the same key, as a program does that got no answer. */
    Upload again(Installation installation) throws IOException {
        return new Upload(installation, attempt, archive, key);
    }

    String attempt() {
        return attempt;
    }

    /** Sends what is left. */
    Upload rest() throws IOException {
        send(archive.length);
        return this;
    }

    /** The whole answer, head and body, empty when the connection ends before there is one. */
    String answer() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            return in.readAllAsString();
        } catch (IOException e) {
            // A process that was killed resets its connections.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void send(int end) throws IOException {
        connection.getOutputStream().write(archive, sent, end - sent);
        connection.getOutputStream().flush();
        sent = end;
    }
}
