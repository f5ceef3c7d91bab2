package dev.assay.grader.grading;

import dev.assay.pack.Manifest;
import dev.assay.pack.Manifest.ScorerSpec;
import dev.assay.pack.Manifest.ScorerSpec.Program;
import dev.assay.pack.Pack;
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
    private static final long LARGEST_SCORES = 16 * MIB;

    /** Equal seeds of string hashing make equal runs; bytecode cannot be written to a read-only folder anyway. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1");

    private Policies() {}

    /** Beside that, what is printed is seen at once. The same for smoke and hidden runs, which must not differ. */
    private static final Map<String, String> ENVIRONMENT_OF_SUBMISSIONS =
            Map.of("PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1", "PYTHONUNBUFFERED", "1");

    /** A run of a candidate's code, on public or on hidden data alike. */
    static SandboxPolicy ofSubmission(Manifest manifest) {
        Limits limits = limits(manifest.limits());
        return new SandboxPolicy(
                manifest.image(),
                manifest.submission().entry(),
                ENVIRONMENT_OF_SUBMISSIONS,
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

    /** A run of the pack's own program that computes a metric. */
    static SandboxPolicy ofScorer(ScorerSpec scorer) {
        Limits limits = limits(scorer.limits());
        return new SandboxPolicy(
                scorer.image(),
                switch (scorer.program()) {
                    case Program.Command(List<String> words) -> words;
                    case Program.PythonFile(String name) ->
                        List.of(
                                "python3",
                                "/app/" + Pack.SCORER_RUNNER,
                                name,
                                Double.toString(secondsToResample(limits)));
                },
                ENVIRONMENT,
                limits,
                List.of(new ExpectedOutput(ScoresFile.NAME, Math.min(limits.outputBytes(), LARGEST_SCORES))));
    }

    /** Half of what a run may take: resampling must never be what makes a scorer run into its limits. */
    private static double secondsToResample(Limits limits) {
        return Math.min(limits.cpuSeconds(), limits.wallSeconds()) / 2;
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
