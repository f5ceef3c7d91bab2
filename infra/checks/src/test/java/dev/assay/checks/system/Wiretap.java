package dev.assay.checks.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between browsers and the platform and keeps every byte that browsers are sent. Nobody is asked for compressed
 * answers, which could not be read here.
 */
final class Wiretap implements AutoCloseable {

    private static final byte[] ASKING = "Accept-Encoding:".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket door;
    private final int platformPort;
    private final List<ByteArrayOutputStream> sent = new CopyOnWriteArrayList<>();

    /** Listens on a port of its own for what is meant for the platform at another. */
    Wiretap(int port, int platformPort) throws IOException {
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.platformPort = platformPort;
        Thread.ofVirtual().start(this::accept);
    }

    /** What was sent, a byte a character, one text a connection. */
    List<String> sent() {
        return sent.stream()
                .map(bytes -> bytes.toString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                pass(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pass(Socket browser) throws IOException {
        Socket platform = new Socket(InetAddress.getLoopbackAddress(), platformPort);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        sent.add(kept);
        Thread.ofVirtual().start(() -> copy(browser, platform, Wiretap::blind));
        Thread.ofVirtual().start(() -> copy(platform, browser, (bytes, length) -> kept.write(bytes, 0, length)));
    }

    private interface Passing {
        void bytes(byte[] bytes, int length);
    }

    private static void copy(Socket from, Socket to, Passing passing) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passing.bytes(buffer, read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either side hung up, which ends both.
        }
    }

    /** Makes the header one that nobody knows, at the same length. */
    private static void blind(byte[] bytes, int length) {
        for (int at = 0; at + ASKING.length <= length; at++) {
            int same = 0;
            while (same < ASKING.length
                    && Character.toLowerCase(bytes[at + same]) == Character.toLowerCase(ASKING[same])) {
                same++;
            }
            if (same == ASKING.length) {
                bytes[at] = 'X';
            }
        }
    }
}
