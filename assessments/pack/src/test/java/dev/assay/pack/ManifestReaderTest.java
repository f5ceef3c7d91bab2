package dev.assay.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

    private static final String VALID = Manifests.VALID;

    @Test
    void readsAValidManifest() {
        var manifest = Manifests.read(VALID);
        assertThat(manifest.primary().id()).isEqualTo("roc_auc");
        assertThat(manifest.metrics()).hasSize(3);
        assertThat(manifest.data().publicShare()).isEqualTo(0.3);
        assertThat(manifest.limits().memoryMiB()).isEqualTo(1024);
        assertThat(manifest.rubric().getFirst().levels()).hasSize(2);
        assertThat(manifest.gates().getFirst().atMost()).hasValue(0.1);
    }

    @Test
    void saysLineAndColumnOfAnUnknownFieldAndWhatWasMeant() {
        assertThat(errors(VALID.replace("effort: PT3H", "efort: PT3H")))
                .contains("pack.yaml:7:1: unknown field 'efort'; did you mean 'effort'?")
                .anyMatch(error -> error.startsWith("pack.yaml:1:1: 'effort' is missing; add it."));
    }

    private static java.util.List<String> errors(String yaml) {
        return switch (ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case ManifestOutcome.Read read -> java.util.List.of();
            case ManifestOutcome.Invalid invalid ->
                invalid.errors().stream().map(ManifestError::toString).toList();
        };
    }
}
