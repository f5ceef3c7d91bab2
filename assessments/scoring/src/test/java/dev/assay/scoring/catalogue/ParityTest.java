package dev.assay.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every value that the reference implementations gave, and every input that they refused. */
class ParityTest {
    static final List<ReferenceCase> CASES = read();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithTheReference(ReferenceCase reference) {
        assertThat(reference.failure()).isEmpty();
    }

    @Test
    void noCaseIsMissing() {
        assertThat(CASES).hasSize(7123);
        assertThat(CASES.stream().map(ReferenceCase::metric).collect(Collectors.toSet()))
                .hasSize(136);
    }

    static Stream<Named<ReferenceCase>> cases() {
        return CASES.stream().map(reference -> Named.of(reference.id(), reference));
    }

    private static List<ReferenceCase> read() {
        JsonMapper json = new JsonMapper();
        try (InputStream packed = Objects.requireNonNull(ParityTest.class.getResourceAsStream("parity.jsonl.gz"));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> ReferenceCase.of(json.readValue(line, new TypeReference<Map<String, Object>>() {})))
                    .toList();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
