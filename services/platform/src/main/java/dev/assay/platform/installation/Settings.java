package dev.assay.platform.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says. Each secret is a variable, or a file named by the variable with {@code _FILE} added.
 *
 * @param home {@code ASSAY_HOME}: artefacts/ is shared with the grader, platform/ is ours
 * @param port {@code ASSAY_PORT}; 0 takes any
 * @param databaseUrl {@code ASSAY_DB_URL}
 * @param databaseUser {@code ASSAY_DB_USER}
 * @param databasePassword {@code ASSAY_DB_PASSWORD}
 * @param managerTokenFile {@code ASSAY_MANAGER_TOKEN_FILE}: holds the first manager's token; written when it is missing
 * @param keyFile {@code ASSAY_KEY_FILE}: holds the secret of the installation; written when it is missing
 * @param setUpLinkFile where the link to set the installation up is left until it is used
 * @param publicUrl {@code ASSAY_PUBLIC_URL}: where browsers find the platform; links of mails begin with it
 * @param smtp {@code ASSAY_SMTP_URL}, {@code ASSAY_SMTP_PASSWORD}, {@code ASSAY_MAIL_FROM}: the server that mails are
 *     handed to; without it they are kept in the outbox
 * @param maxUploadBytes {@code ASSAY_MAX_UPLOAD_BYTES}: largest archive that is taken
 * @param oidc the OpenID provider by which staff may sign in
 */
public record Settings(
        Path home,
        int port,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        Path managerTokenFile,
        Path keyFile,
        Path setUpLinkFile,
        URI publicUrl,
        Optional<Smtp> smtp,
        long maxUploadBytes,
        Optional<OidcSettings> oidc) {

    private static final String DEFAULT_HOME = "/var/lib/assay";
    private static final String DEFAULT_PORT = "8080";
    private static final String DEFAULT_MAX_UPLOAD_BYTES = Long.toString(50L * 1024 * 1024);

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Settings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("ASSAY_HOME", DEFAULT_HOME));
        int port = Math.toIntExact(number(environment, "ASSAY_PORT", DEFAULT_PORT));
        return new Settings(
                home,
                port,
                required(environment, "ASSAY_DB_URL"),
                environment.getOrDefault("ASSAY_DB_USER", "assay_platform"),
                secret(environment, "ASSAY_DB_PASSWORD"),
                file(environment, "ASSAY_MANAGER_TOKEN_FILE", home.resolve("platform/manager-token")),
                file(environment, "ASSAY_KEY_FILE", home.resolve("platform/key")),
                home.resolve("platform/set-up-link"),
                publicUrl(environment.getOrDefault("ASSAY_PUBLIC_URL", "http://localhost:" + port)),
                Smtp.of(environment, secret(environment, "ASSAY_SMTP_PASSWORD", "")),
                number(environment, "ASSAY_MAX_UPLOAD_BYTES", DEFAULT_MAX_UPLOAD_BYTES),
                oidc(environment));
    }

    /** Whether browsers reach it encrypted, so that cookies may be kept to that. */
    public boolean isEncrypted() {
        return publicUrl.getScheme().equals("https");
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Settings[home=" + home + ", port=" + port + ", databaseUrl=" + databaseUrl + ", publicUrl=" + publicUrl
                + "]";
    }

    private static Optional<OidcSettings> oidc(Map<String, String> environment) {
        @Nullable String issuer = environment.get("ASSAY_OIDC_ISSUER");
        return issuer == null || issuer.isBlank()
                ? Optional.empty()
                : Optional.of(new OidcSettings(
                        issuer,
                        required(environment, "ASSAY_OIDC_CLIENT_ID"),
                        secret(environment, "ASSAY_OIDC_CLIENT_SECRET")));
    }

    private static Path file(Map<String, String> environment, String name, Path otherwise) {
        @Nullable String file = environment.get(name);
        return file == null ? otherwise : Path.of(file);
    }

    private static URI publicUrl(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || !url.getPath().isEmpty() || url.getQuery() != null) {
            throw new IllegalArgumentException(
                    "ASSAY_PUBLIC_URL is '" + text + "', not of the form https://assay.example.com");
        }
        return url;
    }

    private static String required(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static long number(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + value + "', not a whole number", e);
        }
    }

    private static String secret(Map<String, String> environment, String name) {
        return environment.containsKey(name + "_FILE") ? secret(environment, name, "") : required(environment, name);
    }

    private static String secret(Map<String, String> environment, String name, String otherwise) {
        @Nullable String file = environment.get(name + "_FILE");
        if (file == null) {
            return environment.getOrDefault(name, otherwise);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "_FILE cannot be read: " + file, e);
        }
    }
}
