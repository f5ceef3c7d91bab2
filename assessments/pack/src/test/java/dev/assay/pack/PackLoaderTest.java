package dev.assay.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackLoaderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAPack() throws IOException {
        write("pack.yaml", Manifests.VALID);
        write("brief.md", "# Brief");
        write("raw/data.csv", "id\n1\n");
        write("prepare/prepare.py", "");
        write("baseline/predict.py", "");
    }

    private void write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> errors() throws IOException {
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded ignored -> List.of();
            case PackOutcome.Invalid invalid ->
                invalid.errors().stream().map(ManifestError::toString).toList();
        };
    }

    @Test
    void loadsAPackWithADigestThatOnlyContentChanges() throws IOException {
        var first = ((PackOutcome.Loaded) PackLoader.load(folder)).pack();
        Files.setLastModifiedTime(folder.resolve("brief.md"), java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(((PackOutcome.Loaded) PackLoader.load(folder)).pack().digest())
                .isEqualTo(first.digest())
                .matches("[0-9a-f]{64}");
        write("raw/data.csv", "id\n2\n");
        assertThat(((PackOutcome.Loaded) PackLoader.load(folder)).pack().digest())
                .isNotEqualTo(first.digest());
    }

    @Test
    void saysWhichFilesAreMissingAndWhereTheyAreNamed() throws IOException {
        Files.delete(folder.resolve("brief.md"));
        Files.delete(folder.resolve("prepare/prepare.py"));
        Files.move(folder.resolve("baseline/predict.py"), folder.resolve("baseline/main.py"));
        assertThat(errors())
                .hasSize(3)
                .anyMatch(error -> error.startsWith("pack.yaml:5:8: brief.md is not in the pack"))
                .anyMatch(error -> error.contains("prepare/prepare.py is not in the pack"))
                .anyMatch(error -> error.contains("baseline/predict.py is not in the pack"));
    }

    @Test
    void refusesLinksAndFoldersWithoutAManifest() throws IOException {
        Files.createSymbolicLink(folder.resolve("raw/link"), Path.of("/etc/passwd"));
        assertThat(errors()).singleElement().asString().startsWith("raw/link: is a link");
        Files.delete(folder.resolve("pack.yaml"));
        assertThat(errors()).singleElement().asString().startsWith("pack.yaml: not found in");
    }
}
