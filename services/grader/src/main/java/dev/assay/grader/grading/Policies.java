package dev.assay.grader.grading;

import dev.assay.pack.Manifest;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.sandbox.SandboxPolicy.ExpectedOutput;
import dev.assay.sandbox.SandboxPolicy.Limits;
import java.util.List;
import java.util.Map;

/** What a manifest allows, in the sandbox's terms. */
final class Policies {
    /** The file that candidates leave in {@code /out}. */
    static final String PREDICTIONS = "predictions.csv";

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** Equal seeds of string hashing make equal runs; bytecode cannot be written to a read-only folder anyway. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1");

    private Policies() {}

    /** A run of a candidate's code, on public or on hidden data alike. */
    static SandboxPolicy ofSubmission(Manifest manifest) {
        Limits limits = limits(manifest.limits());
        return new SandboxPolicy(
                manifest.image(),
                manifest.submission().entry(),
                ENVIRONMENT,
                limits,
                List.of(new ExpectedOutput(PREDICTIONS, limits.outputBytes())));
    }

    /** A run of the pack's own program that splits the data. */
    static SandboxPolicy ofPreparation(Manifest manifest, List<String> outputs) {
        Limits limits = limits(manifest.data().prepareLimits());
        return new SandboxPolicy(
                manifest.image(),
                manifest.data().prepare(),
                ENVIRONMENT,
                limits,
                outputs.stream()
                        .map(name -> new ExpectedOutput(name, limits.outputBytes()))
                        .toList());
    }

    private static Limits limits(Manifest.Limits written) {
        return new Limits(
                written.cpuSeconds(),
                written.wallSeconds(),
                written.memoryMiB() * MIB,
                written.processes(),
                written.outputMiB() * MIB,
                written.outputFiles(),
                Math.toIntExact(written.logKiB() * KIB),
                written.cores());
    }
}
