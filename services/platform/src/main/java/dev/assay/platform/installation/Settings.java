package dev.assay.platform.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
 * @param maxUploadBytes {@code ASSAY_MAX_UPLOAD_BYTES}: largest archive that is taken
 */
public record Settings(
        Path home,
        int port,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        Path managerTokenFile,
        long maxUploadBytes) {

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
        String tokenFile = environment.get("ASSAY_MANAGER_TOKEN_FILE");
        return new Settings(
                home,
                Math.toIntExact(number(environment, "ASSAY_PORT", DEFAULT_PORT)),
                required(environment, "ASSAY_DB_URL"),
                environment.getOrDefault("ASSAY_DB_USER", "assay_platform"),
                secret(environment, "ASSAY_DB_PASSWORD"),
                tokenFile == null ? home.resolve("platform/manager-token") : Path.of(tokenFile),
                number(environment, "ASSAY_MAX_UPLOAD_BYTES", DEFAULT_MAX_UPLOAD_BYTES));
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
        @Nullable String file = environment.get(name + "_FILE");
        if (file == null) {
            return required(environment, name);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "_FILE cannot be read: " + file, e);
        }
    }
}
