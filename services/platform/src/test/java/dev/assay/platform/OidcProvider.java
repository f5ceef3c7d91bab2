package dev.assay.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A certified implementation of OpenID Connect in a process of its own: npm's oidc-provider. */
final class OidcProvider implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/test/oidc-provider");
    private static final Path INSTALLED = Path.of("target/oidc-provider");

    final String issuer;

    private final Process process;

    private OidcProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    static boolean isPossible() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static OidcProvider start(String redirectUri, String clientId, String clientSecret)
            throws IOException, InterruptedException {
        install();
        Process process = new ProcessBuilder("node", "provider.js", redirectUri, clientId, clientSecret)
                .directory(INSTALLED.toFile())
                .redirectError(INSTALLED.resolve("provider.log").toFile())
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String issuer = output.readLine();
        if (issuer == null) {
            throw new IllegalStateException(Files.readString(INSTALLED.resolve("provider.log")));
        }
        return new OidcProvider(process, issuer);
    }

    /** Goes where a browser goes that somebody signs in with there; returns the address that it is sent back to. */
    URI signedIn(URI authorization, String subject, String email, boolean verified)
            throws IOException, InterruptedException {
        URI next = URI.create(authorization + "&login_hint=" + subject + "%7C" + email + "%7C" + verified);
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            for (int i = 0; i < 20 && next.toString().startsWith(issuer); i++) {
                HttpResponse<String> response =
                        browser.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());
                URI here = next;
                next = response.headers()
                        .firstValue("Location")
                        .map(here::resolve)
                        .orElseThrow(() -> new IllegalStateException(here + ": " + response.body()));
            }
        }
        return next;
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "provider.js")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(INSTALLED.resolve("node_modules/oidc-provider/package.json"))) {
            return;
        }
        Path log = INSTALLED.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
