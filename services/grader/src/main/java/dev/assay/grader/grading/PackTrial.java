package dev.assay.grader.grading;

import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import dev.assay.pack.Manifest;
import dev.assay.pack.Manifest.PublicFile;
import dev.assay.pack.Pack;
import dev.assay.pack.Table;
import dev.assay.pack.TableException;
import dev.assay.pack.check.CheckedData;
import dev.assay.pack.check.CheckedMetric;
import dev.assay.pack.check.CheckedPredictions;
import dev.assay.pack.check.Finding;
import dev.assay.pack.check.Finding.Status;
import dev.assay.pack.check.PackCheck;
import dev.assay.pack.hidden.Checksums;
import dev.assay.pack.hidden.PreparedPack;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Tries a pack out before anybody is assessed with it: prepares it twice, grades its own submissions and looks for what
 * would make its scores mislead.
 */
public final class PackTrial {
    private static final String BASELINE = "baseline";
    private static final String REFERENCE = "reference";
    private static final String ATTACK = "attack";

    private final Grader grader;
    private final Pack pack;
    private final WorkFolder.Scratch scratch;
    private final Consumer<String> progress;
    private final List<Finding> findings = new ArrayList<>();
    private final SequencedMap<String, Report> reports = new LinkedHashMap<>();

    /**
     * A trial, to be run once.
     *
     * @param progress told what begins, in words
     */
    public PackTrial(Grader grader, Pack pack, WorkFolder.Scratch scratch, Consumer<String> progress) {
        this.grader = grader;
        this.pack = pack;
        this.scratch = scratch;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param reports of the pack's own submissions, by the name of their folder
     * @param platformFault why the trial could not be made; empty when it was
     */
    public record Result(List<Finding> findings, SequencedMap<String, Report> reports, Optional<String> platformFault) {
        public Result {
            findings = List.copyOf(findings);
        }

        /** Whether the pack may be used. */
        public boolean passed() {
            return findings.stream().noneMatch(finding -> finding.status() == Status.FAILED);
        }
    }

    /** Runs the trial; it ends early where nothing more can be learned. */
    public Result run() throws IOException {
        findings.addAll(CatalogueRules.findings(pack));
        progress.accept("preparing");
        Optional<String> fault = switch (grader.prepare(pack, scratch.newFolder())) {
            case Preparation.EngineFailed(String reason) -> Optional.of(reason);
            case Preparation.Unusable(List<String> reasons) -> {
                add("prepare", Status.FAILED, String.join("\n", reasons));
                yield Optional.empty();
            }
            case Preparation.Ready(PreparedPack prepared) -> tryOut(prepared);
        };
        return new Result(findings, reports, fault);
    }

    private Optional<String> tryOut(PreparedPack prepared) throws IOException {
        HiddenData data = HiddenData.of(prepared);
        findings.add(new Finding(
                "prepare",
                Status.PASSED,
                "the split holds its invariants",
                Map.of("hiddenRows", (double) data.truth().size(), "decidingRows", (double) data.deciding().length)));
        Optional<String> fault = drawAgain(prepared.checksums());
        List<CheckedMetric> metrics = metrics(data);
        for (CheckedMetric metric : metrics) {
            if (fault.isEmpty() && metric instanceof TriedMetric own) {
                fault = tryOut(own, data);
            }
        }
        for (String name : List.of(BASELINE, REFERENCE, ATTACK)) {
            if (fault.isEmpty() && Files.isDirectory(pack.folder().resolve(name))) {
                fault = grade(name);
            }
        }
        if (fault.isEmpty() && scored(BASELINE) && scored(REFERENCE)) {
            progress.accept("leaks, lookups and what scores mean");
            CheckedPredictions predictions = new CheckedPredictions(
                    predictions(BASELINE, data),
                    predictions(REFERENCE, data),
                    scored(ATTACK) ? Optional.of(predictions(ATTACK, data)) : Optional.empty());
            fault = check(data, metrics, predictions);
        }
        return fault;
    }

    private List<CheckedMetric> metrics(HiddenData data) throws IOException {
        PackScorers scorers = grader.scorers(pack, scratch.newFolder());
        return pack.manifest().metrics().stream()
                .map(spec ->
                        spec.scorer().isPresent() ? new TriedMetric(spec, scorers, data) : CheckedMetric.ofEngine(spec))
                .toList();
    }

    private Optional<String> tryOut(TriedMetric metric, HiddenData data) {
        progress.accept("the scorer of " + metric.spec().id());
        ScorerTrial trial = new ScorerTrial(metric, data.truth().rows(data.deciding()), seed());
        findings.addAll(trial.findings());
        return trial.engineFault();
    }

    private Optional<String> check(HiddenData data, List<CheckedMetric> metrics, CheckedPredictions predictions)
            throws IOException {
        try {
            PackCheck check = new PackCheck(checked(data), metrics, seed());
            findings.addAll(check.run(predictions).findings());
            return Optional.empty();
        } catch (TriedMetric.StoppedException e) {
            String reason = String.valueOf(e.getMessage());
            if (e.isEngines()) {
                return Optional.of(reason);
            }
            add("scorer", Status.FAILED, reason);
            return Optional.empty();
        }
    }

    private long seed() {
        return HiddenScoring.bootstrap(pack.manifest()).seed();
    }

    private Optional<String> drawAgain(Checksums first) throws IOException {
        progress.accept("preparing again, to see whether the same secret gives the same data");
        return switch (grader.draw(pack, scratch.newFolder())) {
            case Preparation.EngineFailed(String reason) -> Optional.of(reason);
            case Preparation.Unusable(List<String> reasons) -> {
                add("prepare-repeatable", Status.FAILED, "the second time: " + String.join("\n", reasons));
                yield Optional.empty();
            }
            case Preparation.Ready(PreparedPack again) -> {
                boolean same = again.checksums().files().equals(first.files());
                add(
                        "prepare-repeatable",
                        same ? Status.PASSED : Status.FAILED,
                        same
                                ? "the same secret gives identical bytes"
                                : "the same secret gives different bytes; draw everything from the secret alone, not"
                                        + " from time, hash order or threads");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> grade(String name) throws IOException {
        Path submission = pack.folder().resolve(name);
        if (name.equals(ATTACK)) {
            submission = scratch.newFolder();
            FolderCopy.copy(pack.attack(), submission);
            FolderCopy.copy(pack.raw(), Files.createDirectory(submission.resolve("raw")));
        }
        GradingRequest request = new GradingRequest(pack, submission, scratch.newFolder(), 1);
        Report report = grader.grade(request, step -> progress.accept(name + ": " + words(step)));
        reports.put(name, report);
        Verdict verdict = report.judgement().verdict();
        if (verdict == Verdict.PLATFORM_ERROR) {
            return Optional.of(String.join("; ", report.diagnostics()));
        }
        Optional<Scores> scores = report.scores();
        if (scores.isPresent()) {
            findings.add(new Finding(
                    name + "-graded",
                    Status.PASSED,
                    "scored",
                    Map.of("points", scores.get().points())));
        } else {
            add(
                    name + "-graded",
                    Status.FAILED,
                    verdict + ": " + report.judgement().message());
        }
        return Optional.empty();
    }

    private boolean scored(String name) {
        Report report = reports.get(name);
        return report != null && report.scores().isPresent();
    }

    private Predictions predictions(String name, HiddenData data) throws IOException {
        Report report = reports.get(name);
        if (report == null) {
            throw new IllegalStateException(name + " was not graded");
        }
        Path file = report.predictions().orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            return switch (PredictionsReader.read(in, data.format(), data.truth())) {
                case ReadOutcome.Accepted(Predictions read) -> read;
                case ReadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.message());
            };
        }
    }

    private CheckedData checked(HiddenData data) throws IOException {
        Manifest manifest = pack.manifest();
        List<Table> tables = new ArrayList<>();
        for (PublicFile file : manifest.data().publicFiles()) {
            try {
                tables.add(Table.read(data.pack().publicFiles().resolve(file.file())));
            } catch (TableException e) {
                // Not every public file is a table; what is none cannot be matched against.
                progress.accept(file.file() + " is no table and is left out");
            }
        }
        return new CheckedData(
                manifest, data.truth(), data.deciding(), data.pack().features(), tables);
    }

    private void add(String name, Status status, String message) {
        findings.add(new Finding(name, status, message, Map.of()));
    }

    private static String words(Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
