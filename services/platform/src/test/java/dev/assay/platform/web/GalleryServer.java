package dev.assay.platform.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.platform.ui.Gallery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves every component with invented values, for looking at and for checks in a browser: the real templates, files and
 * policy, without database, accounts or anything else of the product. Answers the scripts' requests as the product does.
 */
public final class GalleryServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css",
            "js",
            "text/javascript",
            "svg",
            "image/svg+xml",
            "woff2",
            "font/woff2",
            "txt",
            "text/plain");
    private static final int LINES = 40;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gallery gallery;
    private final AtomicReference<String> uploaded = new AtomicReference<>("");
    private final AtomicBoolean arrived = new AtomicBoolean();

    private GalleryServer(Gallery gallery) throws IOException {
        this.gallery = gallery;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** Starts it on a free port. {@code module} is the folder of the platform, whose templates are compiled on the way. */
    public static GalleryServer start(Path module) throws IOException {
        GalleryServer started = new GalleryServer(Gallery.of(module));
        started.server.start();
        return started;
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Name, size and key of the last file that arrived. */
    public String uploaded() {
        return Objects.requireNonNull(uploaded.get());
    }

    /** From now on there is what the page was waiting for. */
    public void arrive() {
        arrived.set(true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Security-Policy", ResponseHeaders.POLICY);
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/assets/")) {
                asset(exchange, path);
            } else if (path.equals("/upload")) {
                upload(exchange);
            } else if (path.equals("/log")) {
                log(exchange);
            } else if (path.equals("/health/live")) {
                send(exchange, 200, "application/json", "{}");
            } else {
                page(exchange, path);
            }
        }
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String theme =
                cookie.contains("assay_theme=dark") ? "dark" : cookie.contains("assay_theme=light") ? "light" : "";
        String name = path.equals("/")
                ? "components"
                : path.equals("/waiting") && arrived.get() ? "lists" : path.substring(1);
        send(exchange, 200, "text/html; charset=utf-8", gallery.page(name, theme, Instant.now()));
    }

    private static void asset(HttpExchange exchange, String path) throws IOException {
        try (InputStream stream = GalleryServer.class.getResourceAsStream(path)) {
            if (stream == null) {
                send(exchange, 404, "text/plain", "");
                return;
            }
            byte[] bytes = stream.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain"));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void upload(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        uploaded.set(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery() + " " + bytes.length);
        if (bytes.length == 0) {
            send(exchange, 422, "application/problem+json", "{\"detail\": \"The archive is empty.\"}");
        } else {
            exchange.getResponseHeaders().set("X-Next-Page", "/states");
            send(exchange, 201, "application/json", "{}");
        }
    }

    /** Ten lines a connection, then the connection breaks; the last one ends it. */
    private static void log(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        int from = last == null ? 1 : Integer.parseInt(last) + 1;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write("retry: 100\n\n".getBytes(StandardCharsets.UTF_8));
            for (int i = from; i < Math.min(from + 10, LINES + 1); i++) {
                String event = "id: %d\nevent: %s\ndata: live line %d\n\n".formatted(i, i % 7 == 0 ? "err" : "out", i);
                body.write(event.getBytes(StandardCharsets.UTF_8));
            }
            if (from + 10 > LINES) {
                body.write("event: end\ndata: \n\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().atOffset(ZoneOffset.UTC)));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
