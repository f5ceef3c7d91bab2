package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The system call filter of every container, as the JSON that the engine takes. */
final class Seccomp {
    private static final String RESOURCE = "seccomp.json";

    private Seccomp() {}

    static String profile() {
        try (InputStream resource = Seccomp.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
