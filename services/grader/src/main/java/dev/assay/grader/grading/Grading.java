package dev.assay.grader.grading;

import dev.assay.grader.grading.HiddenScoring.OwnScore;
import dev.assay.grader.receipt.Receipts;
import dev.assay.grading.LiveLine;
import dev.assay.grading.Progress;
import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import dev.assay.pack.Manifest;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.Manifest.Submission.Mode;
import dev.assay.pack.archive.ArchiveLimits;
import dev.assay.pack.archive.ArchiveReader;
import dev.assay.pack.archive.UnpackOutcome;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import dev.assay.pack.hidden.PreparedPack;
import dev.assay.pack.hidden.Split;
import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.RunInputs;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.SandboxPolicy;
import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.Truth;
import dev.assay.scoring.metric.MetricValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One grading on its way: every step either decides the verdict or leaves what the next one needs. Used once. */
final class Grading {
    private static final String CODE = "code";
    private static final String MOUNTED_CODE = "/app/";

    private final Grader grader;
    private final GradingRequest request;
    private final Progress progress;
    private final Instant started;
    private final Manifest manifest;
    private final List<StepRun> runs = new ArrayList<>();
    private final List<ScorerRun> scorerRuns = new ArrayList<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final List<String> diagnostics = new ArrayList<>();
    private Optional<String> submissionDigest = Optional.empty();
    private @Nullable HiddenData data;
    private @Nullable Predictions accepted;
    private Optional<Path> predictions = Optional.empty();
    private Optional<Scores> scores = Optional.empty();

    Grading(Grader grader, GradingRequest request, Progress progress) {
        this.grader = grader;
        this.request = request;
        this.progress = progress;
        this.started = grader.clock().instant();
        this.manifest = request.pack().manifest();
    }

    Report run() throws IOException {
        progress.at(Step.PREPARING);
        Judgement decided = unpack();
        return report(decided == null ? afterUnpacking() : decided);
    }

    /** Of predictions that an earlier grading stored. */
    Report rescore() throws IOException {
        progress.at(Step.PREPARING);
        predictions = Optional.of(request.submission());
        return report(afterUnpacking());
    }

    private Judgement afterUnpacking() throws IOException {
        Path scratch = Files.createDirectory(request.scratch().resolve("prepare"));
        return switch (grader.prepare(request.pack(), scratch)) {
            case Preparation.Unusable(List<String> reasons) -> {
                diagnostics.addAll(reasons);
                yield Verdicts.ofUnusablePack();
            }
            case Preparation.EngineFailed(String reason) -> {
                diagnostics.add(reason);
                yield Verdicts.ofPlatformFault();
            }
            case Preparation.Ready(PreparedPack pack) -> {
                HiddenData hidden = HiddenData.of(pack);
                data = hidden;
                Judgement decided = predictions.isPresent()
                        ? accept(Phase.HIDDEN, predictions.get(), hidden.format(), hidden.truth())
                        : predict(hidden);
                yield decided == null ? score(hidden) : decided;
            }
        };
    }

    private @Nullable Judgement predict(HiddenData hidden) throws IOException {
        Judgement smoke = run(Phase.SMOKE, hidden);
        return smoke == null ? run(Phase.HIDDEN, hidden) : smoke;
    }

    private @Nullable Judgement unpack() throws IOException {
        boolean code = manifest.submission().mode() == Mode.CODE;
        Path app = Files.createDirectory(request.scratch().resolve(CODE));
        String entryFile = code ? entryFile() : Policies.PREDICTIONS;
        UnpackOutcome outcome = new ArchiveReader(ArchiveLimits.DEFAULT).unpack(request.submission(), app, entryFile);
        return switch (outcome) {
            case UnpackOutcome.Refused refused -> {
                if (code || refused.reason() != Reason.NOT_AN_ARCHIVE || !Files.isRegularFile(request.submission())) {
                    yield Verdicts.ofRefusedUpload(refused.message());
                }
                predictions = Optional.of(request.submission());
                submissionDigest = Optional.of(Digests.ofFile(request.submission()));
                yield null;
            }
            case UnpackOutcome.Unpacked unpacked -> {
                submissionDigest = Optional.of(unpacked.sha256());
                if (!entryFile.isEmpty() && !Files.isRegularFile(app.resolve(entryFile))) {
                    yield Verdicts.ofRefusedUpload("The submission holds no " + entryFile
                            + " at its top level. Pack the content of your folder, with this file in it.");
                }
                if (!code) {
                    predictions = Optional.of(app.resolve(entryFile));
                }
                yield null;
            }
        };
    }

    /** The file under {@code /app} that the entry command names; empty when it names none. */
    private String entryFile() {
        return manifest.submission().entry().stream()
                .filter(word -> word.startsWith(MOUNTED_CODE))
                .map(word -> word.substring(MOUNTED_CODE.length()))
                .findFirst()
                .orElse("");
    }

    private @Nullable Judgement run(Phase phase, HiddenData hidden) throws IOException {
        boolean smoke = phase == Phase.SMOKE;
        Step step = smoke ? Step.SMOKE_RUN : Step.HIDDEN_RUN;
        progress.at(step);
        RunInputs inputs = new RunInputs(
                UUID.randomUUID().toString(),
                request.scratch().resolve(CODE),
                smoke ? hidden.smokeInput() : hidden.hiddenInput(),
                Files.createDirectory(request.scratch().resolve(step.name())));
        SandboxPolicy policy = Policies.ofSubmission(manifest);
        RunOutcome outcome = grader.sandbox().run(policy, inputs, smoke ? this::show : OutputObserver.NONE);
        runs.add(new StepRun(step, outcome));
        flags.addAll(outcome.measurements().flags());
        if (outcome instanceof SandboxFailed failed) {
            diagnostics.add(failed.reason());
        }
        if (outcome instanceof Completed completed) {
            Path file = completed.outputs().getFirst().file();
            if (!smoke) {
                predictions = Optional.of(file);
            }
            return accept(phase, file, hidden.format(), smoke ? hidden.smokeTruth() : hidden.truth());
        }
        return Verdicts.ofRun(phase, outcome, policy.limits()).orElse(null);
    }

    private void show(OutputObserver.Stream stream, byte[] bytes) {
        progress.wrote(
                switch (stream) {
                    case OUTPUT -> LiveLine.Stream.OUTPUT;
                    case ERROR -> LiveLine.Stream.ERROR;
                },
                bytes);
    }

    private @Nullable Judgement accept(Phase phase, Path file, PredictionFormat format, Truth truth)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ReadOutcome reading = PredictionsReader.read(in, format, truth);
            if (reading instanceof ReadOutcome.Accepted(Predictions read)) {
                accepted = read;
            }
            return Verdicts.ofReading(phase, reading).orElse(null);
        }
    }

    private Judgement score(HiddenData hidden) throws IOException {
        progress.at(Step.SCORING);
        Predictions read = Objects.requireNonNull(accepted);
        Judgement decided = runScorers(hidden, read);
        if (decided != null) {
            return decided;
        }
        List<OwnScore> own = scorerRuns.stream().flatMap(ScorerRun::score).toList();
        Scores scored = HiddenScoring.score(manifest, hidden, read, own);
        MetricValue primary = scored.primary().score().value();
        Judgement judgement = Verdicts.ofScore(
                primary, HiddenScoring.optimum(manifest, hidden).orElse(primary));
        if (judgement.verdict() == Verdict.SCORED) {
            scores = Optional.of(scored);
        } else {
            diagnostics.add("the primary metric is undefined for the labels themselves");
        }
        return judgement;
    }

    /** The pack's own scorers, on the deciding rows and on those for feedback apart, so that none can mix them. */
    private @Nullable Judgement runScorers(HiddenData hidden, Predictions read) throws IOException {
        PackScorers scorers = grader.scorers(request.pack(), request.scratch());
        for (Split split : List.of(Split.PRIVATE, Split.PUBLIC)) {
            for (MetricSpec spec : hidden.rows(split).length == 0 ? List.<MetricSpec>of() : manifest.metrics()) {
                if (spec.scorer().isPresent()) {
                    ScorerRun run = scorers.score(spec, hidden, split, read);
                    scorerRuns.add(run);
                    diagnostics.addAll(run.outcome().forTheAuthor());
                    Optional<Judgement> decided = Verdicts.ofScorer(run.outcome());
                    if (decided.isPresent()) {
                        return decided.get();
                    }
                }
            }
        }
        return null;
    }

    private Report report(Judgement decided) throws IOException {
        Judgement judgement = decided.withFlags(flags);
        Provenance from = new Provenance(
                request.pack(),
                submissionDigest,
                Optional.ofNullable(data),
                predictions,
                scorerRuns,
                request.tries(),
                started,
                grader.clock().instant());
        ObjectNode body = ReceiptBody.of(judgement, scores, runs, from);
        ObjectNode receipt = Receipts.sign(body, grader.home().receiptKey());
        return new Report(judgement, scores, runs, predictions, diagnostics, receipt);
    }
}
