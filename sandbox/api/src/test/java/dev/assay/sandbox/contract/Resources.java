package dev.assay.sandbox.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The suite's files, wherever the test-jar is. */
final class Resources {
    private Resources() {}

    static String text(String name) {
        try (InputStream resource = open(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(String name, Path target) throws IOException {
        try (InputStream resource = open(name)) {
            Files.createDirectories(target.getParent());
            Files.copy(resource, target);
        }
    }

    private static InputStream open(String name) {
        InputStream resource = Resources.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalArgumentException("no resource " + name);
        }
        return resource;
    }
}
