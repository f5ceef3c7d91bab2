package dev.assay.grader.worker;

import dev.assay.grading.artefact.ArtefactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Moves files between the shared store and a grading. */
final class Artefacts {
    private static final long MOST_BYTES = 1L << 30;

    private final ArtefactStore store;

    Artefacts(ArtefactStore store) {
        this.store = store;
    }

    /** Copies an artefact into a file that does not exist yet. */
    Path fetch(String sha256, Path file) throws IOException {
        try (InputStream in = store.open(sha256)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** Opens an artefact. */
    InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    /** Stores a file and gives its digest. */
    String keep(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return store.put(in, MOST_BYTES).sha256();
        }
    }

    /** Stores a log and gives its digest; empty for an empty log. */
    Optional<String> keep(String log) throws IOException {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = log.getBytes(StandardCharsets.UTF_8);
        return Optional.of(
                store.put(new ByteArrayInputStream(content), content.length).sha256());
    }
}
