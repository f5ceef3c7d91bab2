package dev.assay.scoring.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One case of each metric that is short enough to be shown, out of a resource beside this class. */
public final class WorkedExamples {
    private WorkedExamples() {}

    /** All of them, each a JSON object as {@link ReferenceCase} reads it. */
    public static List<String> all() {
        try (InputStream resource = Objects.requireNonNull(WorkedExamples.class.getResourceAsStream("examples.jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** That of one metric; empty when there is no such metric. */
    public static Optional<String> of(String metric) {
        String member = "\"metric\": \"%s\",".formatted(metric);
        return all().stream().filter(line -> line.contains(member)).findFirst();
    }
}
