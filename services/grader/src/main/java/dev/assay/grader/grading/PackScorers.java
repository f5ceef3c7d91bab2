package dev.assay.grader.grading;

import dev.assay.grader.grading.ScorerAnswer.Evidence;
import dev.assay.pack.Manifest;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.Manifest.ScorerSpec;
import dev.assay.pack.Manifest.ScorerSpec.Program;
import dev.assay.pack.Pack;
import dev.assay.pack.Table;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.hidden.Split;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.ReadOnlyInput.Use;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.scoring.Interval;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.WeightedMean;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Uncertainty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs the programs of a pack that compute metrics. A run sees labels and predictions, so it never sees code of a
 * candidate: its {@code /app} is the pack's scorer folder, its {@code /in} is written from what our own parser read, and
 * both are gone from the engine with the run.
 */
final class PackScorers {
    /** The pack's digest tells one content of a scorer from another. */
    private static final int VERSION = 1;

    private final GraderHome home;
    private final Sandbox sandbox;
    private final Pack pack;
    private final Path scratch;

    PackScorers(GraderHome home, Sandbox sandbox, Pack pack, Path scratch) {
        this.home = home;
        this.sandbox = sandbox;
        this.pack = pack;
        this.scratch = scratch;
    }

    /** Scores predictions for all hidden rows on one part of them. */
    ScorerRun score(MetricSpec spec, HiddenData data, Split split, Predictions predictions) throws IOException {
        int[] rows = data.rows(split);
        return score(spec, data, split, data.truth().rows(rows), predictions.rows(rows));
    }

    /**
     * Scores predictions for some of the hidden rows.
     *
     * @param split for the records only
     */
    ScorerRun score(MetricSpec spec, HiddenData data, Split split, Truth truth, Predictions predictions)
            throws IOException {
        Table solution = data.pack().solution();
        ScorerInput input = ScorerInput.of(pack.manifest(), solution, truth, predictions);
        ScorerRun run = run(spec, split, input);
        if (!(run.outcome() instanceof ScorerOutcome.Rejected)) {
            return run;
        }
        // A scorer that rejects whatever it is given is at fault itself.
        ScorerRun ofTruth =
                run(spec, split, new ScorerInput(pack.manifest(), truth, Predictions.equalTo(truth), input.solution()));
        return switch (ofTruth.outcome()) {
            case ScorerOutcome.Scored _ -> run;
            case ScorerOutcome.Rejected _ ->
                new ScorerRun(
                        run.metric(),
                        split,
                        run.policy(),
                        run.codeDigest(),
                        run.run(),
                        new ScorerOutcome.Faulty(name(spec) + " rejects the labels themselves as predictions"));
            case ScorerOutcome.Faulty _, ScorerOutcome.EngineFailed _ -> ofTruth;
        };
    }

    private ScorerRun run(MetricSpec spec, Split split, ScorerInput input) throws IOException {
        ScorerSpec scorer = spec.scorer().orElseThrow();
        Path work = Files.createTempDirectory(scratch, "scorer-");
        Path app = Files.createDirectory(work.resolve("app"));
        Path in = Files.createDirectory(work.resolve("in"));
        FolderCopy.copy(pack.scorer(), app);
        if (scorer.program() instanceof Program.PythonFile) {
            try (InputStream runner = PackScorers.class.getResourceAsStream(Pack.SCORER_RUNNER)) {
                Files.copy(Objects.requireNonNull(runner), app.resolve(Pack.SCORER_RUNNER));
            }
        }
        input.write(spec, in);
        SandboxPolicy policy = Policies.ofScorer(scorer);
        RunOutcome outcome = sandbox.run(
                policy,
                new RunInputs(
                        UUID.randomUUID().toString(),
                        app,
                        new ReadOnlyInput(TreeDigest.of(in), in, Use.ONCE),
                        Files.createDirectory(work.resolve("results"))));
        String codeDigest = TreeDigest.of(app);
        ScorerOutcome meaning = meaning(spec, input, outcome);
        FolderRemoval.remove(work);
        return new ScorerRun(spec.id(), split, policy, codeDigest, outcome, meaning);
    }

    private ScorerOutcome meaning(MetricSpec spec, ScorerInput input, RunOutcome outcome) throws IOException {
        return switch (outcome) {
            case SandboxFailed failed -> new ScorerOutcome.EngineFailed(failed.reason());
            case TimedOut timedOut ->
                faulty(
                        spec,
                        outcome,
                        switch (timedOut.clock()) {
                            case CPU -> "was stopped at its limit of CPU time";
                            case WALL -> "was stopped at its limit of elapsed time";
                        });
            case OutOfMemory _ -> faulty(spec, outcome, "was stopped at its memory limit");
            case OutputLimitExceeded exceeded ->
                faulty(spec, outcome, "wrote more than " + exceeded.maxBytes() + " bytes to " + ScoresFile.NAME);
            case ProcessLimit _ -> faulty(spec, outcome, "failed after it was refused another process or thread");
            case Crashed crashed -> faulty(spec, outcome, "ended with exit code " + crashed.exitCode());
            case InvalidOutput invalid ->
                faulty(
                        spec,
                        outcome,
                        switch (invalid.defect()) {
                            case MISSING -> "left no " + ScoresFile.NAME;
                            case EMPTY -> "left an empty " + ScoresFile.NAME;
                            case NOT_A_REGULAR_FILE -> "left a " + ScoresFile.NAME + " that is no regular file";
                        });
            case Completed completed -> answered(spec, input, completed);
        };
    }

    private ScorerOutcome answered(MetricSpec spec, ScorerInput input, Completed completed) throws IOException {
        Program program = spec.scorer().orElseThrow().program();
        byte[] file = Files.readAllBytes(completed.outputs().getFirst().file());
        return switch (new ScoresFile(program, input.truth().size()).read(file)) {
            case ScorerAnswer.Malformed(String reason) -> faulty(spec, completed, "failed: " + reason);
            case ScorerAnswer.Rejected(String said) ->
                new ScorerOutcome.Rejected(RejectionMessage.of(said, input.solution()));
            case ScorerAnswer.Scored(double score, Evidence evidence) ->
                new ScorerOutcome.Scored(score(spec, input, score, evidence));
        };
    }

    private MetricScore score(MetricSpec spec, ScorerInput input, double score, Evidence evidence) {
        BootstrapSettings settings = HiddenScoring.bootstrap(pack.manifest());
        return switch (evidence) {
            case Evidence.Given(Interval interval) -> scored(spec, score, Optional.of(interval), Optional.empty());
            case Evidence.None _ -> scored(spec, score, Optional.empty(), Optional.of("the pack's scorer gives none"));
            case Evidence.Losses(List<Double> losses) ->
                scored(
                        spec,
                        score,
                        settings,
                        Uncertainty.of(
                                new WeightedMean(numbers(losses)),
                                score,
                                input.truth().resampling(),
                                settings));
            case Evidence.Resamples(List<Double> values) ->
                scored(spec, score, settings, ofResamples(input, values, settings));
        };
    }

    private static Uncertainty ofResamples(ScorerInput input, List<Double> values, BootstrapSettings settings) {
        if (values.size() < ScorerInput.FEWEST_RESAMPLES) {
            return new Uncertainty.Unknown(
                    input.resamples().isEmpty()
                            ? "there are too many rows to resample them for the pack's scorer"
                            : "the pack's scorer is too slow for " + ScorerInput.FEWEST_RESAMPLES
                                    + " resamples within half of its limits");
        }
        return Uncertainty.ofValues(numbers(values), input.truth().resampling(), settings.level());
    }

    private static MetricScore scored(
            MetricSpec spec, double score, BootstrapSettings settings, Uncertainty uncertainty) {
        return switch (uncertainty) {
            case Uncertainty.Unknown(String reason) -> scored(spec, score, Optional.empty(), Optional.of(reason));
            case Uncertainty.Known(double lower, double upper, String method) ->
                scored(
                        spec,
                        score,
                        Optional.of(new Interval(lower, upper, settings.level(), method)),
                        Optional.empty());
        };
    }

    private static MetricScore scored(
            MetricSpec spec, double score, Optional<Interval> interval, Optional<String> whyNoInterval) {
        Direction direction = switch (spec.direction()) {
            case HIGHER -> Direction.HIGHER;
            case LOWER -> Direction.LOWER;
        };
        return new MetricScore(spec.id(), VERSION, direction, new MetricValue.Defined(score), interval, whyNoInterval);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private ScorerOutcome faulty(MetricSpec spec, RunOutcome outcome, String what) throws IOException {
        Manifest manifest = pack.manifest();
        Path log = home.keepScorerLog(
                String.format(Locale.ROOT, "%s-%s-%s", manifest.id(), manifest.version(), spec.id()),
                name(spec) + " " + what + "\n" + outcome.measurements().log().text());
        return new ScorerOutcome.Faulty(name(spec) + " " + what + "; what it wrote is in " + log);
    }

    private static String name(MetricSpec spec) {
        return "the scorer of " + spec.id();
    }
}
