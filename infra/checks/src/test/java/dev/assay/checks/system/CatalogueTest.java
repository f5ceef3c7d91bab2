package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CatalogueTest {
    private static final Path CATALOGUE = Installation.REPOSITORY.resolve("assessments/catalog");

    @TempDir
    Path folder;

    static List<String> packs() throws IOException {
        try (Stream<Path> packs = Files.list(CATALOGUE)) {
            return packs.map(pack -> pack.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aPackPassesItsCheckAndCannotBeLookedUp(String pack) throws IOException {
        CommandLine check = CommandLine.run(List.of(
                "pack",
                "check",
                "--json",
                "--home",
                folder.resolve("home").toString(),
                CATALOGUE.resolve(pack).toString()));

        assertThat(check.exitCode()).as(check.errors()).isZero();
        JsonNode findings = new ObjectMapper().readTree(check.output()).path("findings");
        assertThat(findings.values())
                .filteredOn(finding -> finding.path("name").asString().equals("lookup-attack"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("status").asString()).isEqualTo("PASSED"));
    }
}
