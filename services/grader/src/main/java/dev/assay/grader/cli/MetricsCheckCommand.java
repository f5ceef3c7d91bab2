package dev.assay.grader.cli;

import dev.assay.scoring.catalogue.ReferenceCase;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds metrics to reference values. */
@Command(
        name = "check",
        description = {
            "Computes cases with known values, prints each that fails, and counts.",
            "",
            "A file holds a JSON object a line, packed by gzip or not: id, metric, params, inputs, and expected or error."
                    + " A value passes within 1e-9 of the expected one, relative to the larger of that and 1; a case"
                    + " with error passes when its inputs are refused.",
            "",
            "Exit code 0: every case passed; 1: one failed; 2: a file cannot be read or a line is no case."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assay metrics check parity.jsonl.gz", "  grep roc_auc cases.jsonl | assay metrics check -"})
final class MetricsCheckCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Cases; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private List<String> files;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private long passed;
    private long failed;

    @Override
    public Integer call() {
        boolean read = true;
        for (String file : files) {
            read &= check(file);
        }
        spec.commandLine().getOut().println("%d passed, %d failed".formatted(passed, failed));
        if (!read) {
            return ExitCode.USAGE.code();
        }
        return (failed == 0 ? ExitCode.SCORED : ExitCode.CANDIDATE).code();
    }

    /** Whether the file could be read to its end. */
    private boolean check(String file) {
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        try (InputStream input = open(file)) {
            return check(name, new CaseLines(input));
        } catch (IOException unreadable) {
            return refuse(name + ": " + reason(unreadable));
        }
    }

    private boolean check(String name, CaseLines lines) {
        try {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    check(read(line.get()));
                }
            }
            return true;
        } catch (JacksonException noJson) {
            return refuse(
                    "%s, line %d: not a JSON object: %s".formatted(name, lines.number(), noJson.getOriginalMessage()));
        } catch (IllegalArgumentException noCase) {
            return refuse("%s, line %d: %s".formatted(name, lines.number(), noCase.getMessage()));
        } catch (IOException unreadable) {
            return refuse("%s, line %d: %s".formatted(name, lines.number(), reason(unreadable)));
        }
    }

    private ReferenceCase read(String line) {
        Map<String, Object> members = json.readValue(line, new TypeReference<>() {});
        if (members == null) {
            throw new IllegalArgumentException("the line is null and no case");
        }
        return ReferenceCase.of(members);
    }

    private void check(ReferenceCase reference) {
        Optional<String> failure;
        try {
            failure = reference.failure();
        } catch (RuntimeException broken) {
            failure = Optional.of("the metric broke: " + broken);
        }
        if (failure.isEmpty()) {
            passed++;
        } else {
            failed++;
            spec.commandLine().getOut().println("%s: %s".formatted(reference.id(), failure.get()));
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? new StandardInput() : Files.newInputStream(Path.of(file));
    }

    private boolean refuse(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("assay: " + message);
        return false;
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "it does not exist";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case EOFException _ -> "it ends in the middle";
            case ZipException _ -> "it is no whole gzip file";
            default -> "it cannot be read: " + unreadable.getMessage();
        };
    }

    /** Not closed, as it may be named twice. */
    private static final class StandardInput extends FilterInputStream {
        StandardInput() {
            super(System.in);
        }

        @Override
        public void close() {
            // It is not ours.
        }
    }
}
