package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CatalogueTest {
    private static final Path CATALOGUE = Installation.REPOSITORY.resolve("assessments/catalog");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

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
        Path report = folder.resolve("check.json");
        Path log = folder.resolve("check.log");
        List<String> command = new ArrayList<>(Service.java("grader", "dev.assay.grader.cli.Assay"));
        command.addAll(List.of(
                "pack", "check", "--json", "--home", folder.resolve("home").toString()));
        command.add(CATALOGUE.resolve(pack).toString());
        Process check = new ProcessBuilder(command)
                .redirectOutput(report.toFile())
                .redirectError(log.toFile())
                .start();

        assertThat(Command.ended(check, PATIENCE)).isTrue();
        assertThat(check.exitValue()).as(Files.readString(log)).isZero();
        JsonNode findings =
                new ObjectMapper().readTree(Files.readString(report)).path("findings");
        assertThat(findings.values())
                .filteredOn(finding -> finding.path("name").asString().equals("lookup-attack"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("status").asString()).isEqualTo("PASSED"));
    }
}
