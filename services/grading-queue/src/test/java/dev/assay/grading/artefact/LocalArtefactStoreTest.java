package dev.assay.grading.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalArtefactStoreTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    private LocalArtefactStore store = new LocalArtefactStore(Path.of("target/unused"));

    @BeforeEach
    void open() {
        store = new LocalArtefactStore(directory);
    }

    @Test
    void whatWasPutIsFoundByItsHash() throws IOException {
        Artefact artefact = store.put(stream("abc"), 3);

        assertThat(artefact).isEqualTo(new Artefact(ABC, 3));
        assertThat(store.exists(ABC)).isTrue();
        try (InputStream content = store.open(ABC)) {
            assertThat(content).hasContent("abc");
        }
    }

    @Test
    void theSameContentIsStoredOnce() throws IOException {
        store.put(stream("abc"), 3);
        store.put(stream("abc"), 3);

        assertThat(files()).containsExactly(directory.resolve("ba").resolve(ABC.substring(2)));
    }

    @Test
    void aFileIsDeletedUnlessItWasStoredSince() throws IOException {
        store.put(stream("abc"), 3);

        assertThat(store.delete(ABC, Instant.EPOCH)).isFalse();
        assertThat(store.exists(ABC)).isTrue();
        assertThat(store.delete(ABC, Instant.MAX)).isTrue();
        assertThat(store.delete(ABC, Instant.MAX)).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasTakenAsideByOneWhoDiedIsDealtWith() throws IOException {
        store.put(stream("abc"), 3);
        Path file = directory.resolve("ba").resolve(ABC.substring(2));
        Files.move(file, directory.resolve("incoming").resolve(ABC + ".deleted"));

        assertThat(store.delete(ABC, Instant.EPOCH)).isFalse();
        assertThat(store.exists(ABC)).isTrue();
    }

    @Test
    void tooMuchLeavesNothing() throws IOException {
        assertThatThrownBy(() -> store.put(stream("abcd"), 3)).isInstanceOf(ArtefactStore.TooLargeException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void aStreamThatBreaksLeavesNothing() throws IOException {
        InputStream breaking = InputStream.nullInputStream();
        breaking.close();

        assertThatThrownBy(() -> store.put(breaking, 3)).isInstanceOf(IOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsMissingIsReportedAsMissing() {
        assertThat(store.exists(ABC)).isFalse();
        assertThatThrownBy(() -> store.open(ABC).close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aNameThatIsNoHashIsRefused() {
        assertThatThrownBy(() -> store.exists("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
