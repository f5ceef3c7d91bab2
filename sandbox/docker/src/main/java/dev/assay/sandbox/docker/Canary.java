package dev.assay.sandbox.docker;

import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.sandbox.SelfCheck;
import dev.assay.sandbox.SelfCheck.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a program that tries to get out, as any submission is run, and reports what it could not do. */
final class Canary {
    private static final String PROGRAM = "canary.py";
    private static final String REPORT = "canary.txt";
    private static final long MIB = 1 << 20;
    private static final Limits LIMITS = new Limits(10, 30, 128 * MIB, 16, 4 * MIB, 20, 64 * 1024, 1);
    private static final SandboxPolicy POLICY = new SandboxPolicy(
            "base",
            List.of("python3", "/app/" + PROGRAM),
            Map.of(
                    "EXPECTED_MEMORY", Long.toString(LIMITS.memoryBytes()),
                    "EXPECTED_PROCESSES", Integer.toString(LIMITS.processes()),
                    "EXPECTED_OUT", Long.toString(LIMITS.outputBytes())),
            LIMITS,
            List.of(new ExpectedOutput(REPORT, MIB)));

    private final Sandbox sandbox;

    Canary(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    SelfCheck release() {
        try {
            Path folder = Files.createTempDirectory("assay-canary-");
            try {
                return new SelfCheck(run(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return new SelfCheck(List.of(new Finding("the canary runs", false, String.valueOf(e.getMessage()))));
        }
    }

    private List<Finding> run(Path folder) throws IOException {
        Path code = Files.createDirectory(folder.resolve("code"));
        Path input = Files.createDirectory(folder.resolve("in"));
        Path results = Files.createDirectory(folder.resolve("results"));
        try (InputStream program = Canary.class.getResourceAsStream(PROGRAM)) {
            if (program == null) {
                throw new IllegalStateException(PROGRAM + " is not packaged");
            }
            Files.copy(program, code.resolve(PROGRAM));
        }
        RunOutcome outcome =
                sandbox.run(POLICY, new RunInputs("canary", code, new ReadOnlyInput("canary", input), results));
        List<Finding> findings = new ArrayList<>();
        boolean completed = outcome instanceof Completed;
        String observed = completed
                ? "completed"
                : outcome.getClass().getSimpleName() + reason(outcome).orElse("") + " "
                        + outcome.measurements().log().text().strip();
        findings.add(new Finding("the canary runs", completed, observed));
        if (completed) {
            Files.readAllLines(results.resolve(REPORT)).forEach(line -> findings.add(finding(line)));
            findings.addAll(measured(outcome.measurements()));
        }
        return findings;
    }

    private static Optional<String> reason(RunOutcome outcome) {
        return outcome instanceof RunOutcome.SandboxFailed failed
                ? Optional.of(": " + failed.reason())
                : Optional.empty();
    }

    private static Finding finding(String line) {
        String[] cells = line.split("\t", 3);
        return new Finding(cells[0], cells[1].equals("1"), cells[2]);
    }

    /** The program computes a little and fills 32 MiB, which must have been seen. */
    private static List<Finding> measured(Measurements measurements) {
        boolean cpu = measurements.cpu().compareTo(Duration.ofMillis(10)) > 0
                && measurements.cpu().compareTo(Duration.ofSeconds(10)) < 0;
        boolean memory = measurements.peakMemoryBytes() > 32 * MIB
                && measurements.peakMemoryBytes() <= LIMITS.memoryBytes() + MIB;
        return List.of(
                new Finding("CPU time is measured", cpu, measurements.cpu().toMillis() + " ms"),
                new Finding("peak memory is measured", memory, measurements.peakMemoryBytes() / MIB + " MiB"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
