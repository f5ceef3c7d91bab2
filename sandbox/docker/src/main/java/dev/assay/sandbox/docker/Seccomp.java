package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The system call filter of every container, as the JSON that the engine takes. */
final class Seccomp {
    private static final String RESOURCE = "seccomp.json";
    private static final String PROFILE = read();
    private static final String DIGEST = "sha256:" + sha256(PROFILE);

    private Seccomp() {}

    static String profile() {
        return PROFILE;
    }

    /** {@code sha256:...} of the profile. */
    static String digest() {
        return DIGEST;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read() {
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
