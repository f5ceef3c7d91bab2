package dev.assay.grader.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the process is told by its environment.
 *
 * @param home {@code ASSAY_HOME}: the grader's own folder in it is {@code grader}, the shared artefacts are in {@code
 *     artefacts}
 * @param databaseUrl {@code ASSAY_DB_URL}
 * @param databaseUser {@code ASSAY_DB_USER}
 * @param databasePassword {@code ASSAY_DB_PASSWORD}, or the content of the file {@code ASSAY_DB_PASSWORD_FILE}
 * @param slots {@code ASSAY_SLOTS}: gradings at a time; default: one a core
 * @param sandbox {@code ASSAY_SANDBOX}: the sandbox runtime; default: {@code docker}
 */
public record GraderSettings(
        Path home, String databaseUrl, String databaseUser, String databasePassword, int slots, String sandbox) {

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException when something is missing or wrong; the message says what to set
     */
    public static GraderSettings of(Map<String, String> environment, int cores) throws IOException {
        return new GraderSettings(
                Path.of(environment.getOrDefault("ASSAY_HOME", "/var/lib/assay")),
                needed(environment, "ASSAY_DB_URL"),
                needed(environment, "ASSAY_DB_USER"),
                password(environment),
                slots(environment.getOrDefault("ASSAY_SLOTS", Integer.toString(cores))),
                environment.getOrDefault("ASSAY_SANDBOX", "docker"));
    }

    /** Where hidden data and keys are; for the grader only. */
    Path graderHome() {
        return home.resolve("grader");
    }

    /** Where uploads, predictions and logs are; shared with the platform. */
    Path artefacts() {
        return home.resolve("artefacts");
    }

    private static String password(Map<String, String> environment) throws IOException {
        String file = environment.get("ASSAY_DB_PASSWORD_FILE");
        return file == null
                ? needed(environment, "ASSAY_DB_PASSWORD")
                : Files.readString(Path.of(file)).strip();
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }

    private static int slots(String written) {
        if (!written.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("ASSAY_SLOTS is '" + written + "', not a number from 1 to 9999");
        }
        return Integer.parseInt(written);
    }
}
