package dev.assay.checks.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.checks.system.Images;
import dev.assay.scoring.catalogue.ReferenceCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases drawn anew, computed by the libraries in their container. One seed, so that a build fails for what it changed and not by
 * chance; {@code infra/bin/metrics-reference} draws others.
 */
class ReferenceValuesTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static final long SEED = 20_261_121;

    private static final int CASES_A_METRIC = 20;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void everyMetricAgreesWithTheLibrariesOnFreshCases() throws IOException, InterruptedException {
        String command = "infra/bin/metrics-reference %d %d".formatted(SEED, CASES_A_METRIC);

        List<ReferenceCase> cases = cases();

        assertThat(cases.stream().map(ReferenceCase::metric).distinct()).hasSize(136);
        assertThat(cases).hasSize(136 * CASES_A_METRIC);
        assertThat(cases.stream()
                        .flatMap(reference -> reference.failure().stream()
                                .map(failure -> "%s: %s".formatted(reference.id(), failure))))
                .as(command)
                .isEmpty();
    }

    private List<ReferenceCase> cases() throws IOException, InterruptedException {
        Path lines = folder.resolve("cases.jsonl");
        Path complaints = folder.resolve("complaints");
        int exit = new ProcessBuilder(
                        "docker",
                        "run",
                        "--rm",
                        "--pull=never",
                        "--network=none",
                        "--read-only",
                        "--tmpfs=/tmp",
                        "--volume=%s:/app:ro".formatted(REPOSITORY.resolve("infra/checks/reference-values")),
                        Images.named(REPOSITORY, "metrics-reference"),
                        "python3",
                        "-B",
                        "/app/generate.py",
                        String.valueOf(SEED),
                        String.valueOf(CASES_A_METRIC))
                .redirectOutput(lines.toFile())
                .redirectError(complaints.toFile())
                .start()
                .waitFor();
        assertThat(exit)
                .as("sandbox/images/build metrics-reference makes the image; %s", Files.readString(complaints))
                .isZero();
        try (var all = Files.lines(lines)) {
            return all.map(line -> ReferenceCase.of(json.readValue(line, new TypeReference<Map<String, Object>>() {})))
                    .toList();
        }
    }
}
