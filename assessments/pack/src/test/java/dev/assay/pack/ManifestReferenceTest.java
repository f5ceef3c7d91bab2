package dev.assay.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManifestReferenceTest {

    private static final Path REFERENCE = Path.of("MANIFEST.md");

    @Test
    void committedReferenceIsTheOneOfTheSchema() throws IOException {
        if (System.getProperty("regenerate") != null) {
            Files.writeString(REFERENCE, ManifestReference.markdown());
        }
        assertThat(REFERENCE)
                .as("run: ./mvnw -pl assessments/pack -am test -Dtest=ManifestReferenceTest -Dregenerate"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(ManifestReference.markdown());
    }

    @Test
    void everyFieldOfTheSchemaIsDescribed() {
        assertDescribed("manifest", PackSchema.json());
    }

    private static void assertDescribed(String path, JsonNode schema) {
        var field = SchemaField.of(path, schema, PackSchema.json());
        assertThat(field.description()).as(path).isNotBlank().endsWith(".");
        for (var member : schema.path("properties").properties()) {
            assertDescribed(path + "." + member.getKey(), member.getValue());
        }
        if (schema.has("items")) {
            assertDescribed(path + "[]", schema.path("items"));
        }
        for (var definition : schema.path("$defs").properties()) {
            assertDescribed(definition.getKey(), definition.getValue());
        }
    }
}
