package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.grader.receipt.Receipts;
import dev.assay.grading.LiveLine;
import dev.assay.grading.Progress;
import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.RunLog;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.scoring.Scorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on a sandbox that is played, so that every turn of it is quick to reach. */
final class GraderTest {
    private static final Path PACK = Path.of("src/test/resources/packs/canary");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<Step> steps = new ArrayList<>();

    @Test
    void aSubmissionThatPredictsTheTruthHasAllPointsOnBothParts() throws Exception {
        Report report = grade(FakeSandbox.predicting(row -> Integer.toString(row - smoke(row))));
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.SCORED);
        Scores scores = report.scores().orElseThrow();
        assertThat(scores.points()).isEqualTo(100);
        assertThat(scores.feedbackPoints()).isEqualTo(100);
        assertThat(steps).containsExactly(Step.PREPARING, Step.SMOKE_RUN, Step.HIDDEN_RUN, Step.SCORING);
        assertThat(report.runs()).extracting(StepRun::step).containsExactly(Step.SMOKE_RUN, Step.HIDDEN_RUN);
    }

    @Test
    void onlyThePrivatePartDecides() throws Exception {
        Report report = grade(FakeSandbox.predicting(row -> Integer.toString(row > 60 ? row : row + 50)));
        Scores scores = report.scores().orElseThrow();
        assertThat(scores.primary().value().orElseThrow()).isZero();
        assertThat(Scores.primary(scores.feedback()).value().orElseThrow()).isEqualTo(50, within(1e-12));
    }

    @Test
    void theReceiptIsGenuineAndCountsRowsAndTries() throws Exception {
        GraderHome home = GraderHome.at(folder.resolve("home"));
        Report report = grade(FakeSandbox.predicting(_ -> "0"));
        assertThat(Receipts.verify(ReportJson.of(report), home.receiptKey().publicKey()))
                .isEmpty();
        var receipt = report.receipt();
        assertThat(receipt.path("counters").toString())
                .isEqualTo("{\"tries\":1,\"hiddenRows\":200,\"decidingRows\":140,\"feedbackRows\":60,\"smokeRows\":2}");
        assertThat(receipt.path("execution").path("imageDigest").asString())
                .isEqualTo(FakeSandbox.MEASURED.imageDigest());
        assertThat(receipt.path("execution").path("filterDigest").asString())
                .isEqualTo(FakeSandbox.MEASURED.filterDigest());
        assertThat(receipt.path("scorer").path("version").asString()).isEqualTo(Scorer.VERSION);
        assertThat(receipt.path("times").path("started").asString()).isEqualTo("2026-11-21T07:00:00Z");
        assertThat(receipt.path("gates").path(0).path("passed").asBoolean()).isTrue();
        assertThat(receipt.toString()).doesNotContain("h17");
    }

    @Test
    void aFailedSmokeRunIsTheVerdictAndTheHiddenRunIsSpared() throws Exception {
        Report report = grade(_ -> new Crashed(flagged(Flag.LOG_TRUNCATED), 3));
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
        assertThat(report.judgement().flags()).containsExactly(Flag.LOG_TRUNCATED);
        assertThat(steps).containsExactly(Step.PREPARING, Step.SMOKE_RUN);
        assertThat(report.predictions()).isEmpty();
    }

    @Test
    void invalidSmokePredictionsAreTheVerdict() throws Exception {
        Report report = grade(FakeSandbox.predicting(_ -> "many"));
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.INVALID_PREDICTIONS);
        assertThat(report.judgement().message()).contains("smoke run");
        assertThat(steps).doesNotContain(Step.HIDDEN_RUN);
    }

    @Test
    void flagsOfTheSmokeRunStayWhenTheHiddenRunFails() throws Exception {
        Function<Path, RunOutcome> smoke = FakeSandbox.predicting(_ -> "0");
        Report report =
                grade(features -> hidden(features) ? new Crashed(flagged(Flag.DISK_LIMIT), 1) : smoke.apply(features));
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
        assertThat(report.judgement().flags()).containsExactly(Flag.DISK_LIMIT);
        assertThat(report.judgement().message()).contains("On the hidden data");
    }

    @Test
    void aFailingEngineIsNeverTheCandidates() throws Exception {
        Report report = grade(_ -> new SandboxFailed(FakeSandbox.MEASURED, "the engine is gone"));
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.PLATFORM_ERROR);
        assertThat(report.diagnostics()).containsExactly("the engine is gone");
        assertThat(report.judgement().message()).doesNotContain("engine");
    }

    @Test
    void codeSeesPublicFilesAndFeaturesAndNothingElse() throws Exception {
        FakeSandbox sandbox = new FakeSandbox(FakeSandbox.predicting(_ -> "0"));
        grade(sandbox, PACK, submission());
        assertThat(Set.copyOf(sandbox.mounted())).containsExactlyInAnyOrder("train.csv", "test.csv");
    }

    @Test
    void whatTheSmokeRunWritesIsShownAndWhatTheHiddenRunWritesIsNot() throws Exception {
        List<String> shown = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(Step step) {
                shown.add(step.name());
            }

            @Override
            public void wrote(LiveLine.Stream stream, byte[] bytes) {
                shown.add(stream + " "
                        + Path.of(new String(bytes, StandardCharsets.UTF_8)).getFileName());
            }
        };
        grader(new FakeSandbox(FakeSandbox.predicting(_ -> "0")))
                .grade(new GradingRequest(pack(PACK), submission(), scratch(), 1), progress);
        assertThat(shown).containsExactly("PREPARING", "SMOKE_RUN", "ERROR smoke", "HIDDEN_RUN", "SCORING");
    }

    @Test
    void rescoringStoredPredictionsGivesTheSameScoresWithoutARun() throws Exception {
        FakeSandbox sandbox = new FakeSandbox(FakeSandbox.predicting(row -> Integer.toString(2 * row)));
        Report first = grade(sandbox, PACK, submission());
        steps.clear();
        Report again = grader(sandbox)
                .rescore(new GradingRequest(pack(PACK), first.predictions().orElseThrow(), scratch(), 1), steps::add);
        assertThat(again.scores()).isEqualTo(first.scores());
        assertThat(again.runs()).isEmpty();
        assertThat(steps).containsExactly(Step.PREPARING, Step.SCORING);
    }

    @Test
    void whereOnlyPredictionsAreAskedForACsvOrAnArchiveOfItIsScored() throws Exception {
        Path pack = Files.createDirectory(folder.resolve("predictions-pack"));
        FolderCopy.copy(PACK, pack);
        Path manifest = pack.resolve("pack.yaml");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("mode: code", "mode: predictions")
                        .replaceFirst("(?m)^  entry: .*\\R", ""));
        StringBuilder csv = new StringBuilder("id,prediction\n");
        for (int i = 1; i <= 200; i++) {
            csv.append("h%d,%d%n".formatted(i, i));
        }
        FakeSandbox sandbox = new FakeSandbox(_ -> {
            throw new AssertionError("no code runs");
        });
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Files.writeString(archive.resolve("predictions.csv"), csv);
        for (Path handedIn : List.of(archive, archive.resolve("predictions.csv"))) {
            Report report = grade(sandbox, pack, handedIn);
            assertThat(report.judgement().verdict())
                    .as(report.judgement().message())
                    .isEqualTo(Verdict.SCORED);
            assertThat(report.scores().orElseThrow().points()).isEqualTo(100);
        }
    }

    @Test
    void aPackIsPreparedOnceHoweverManyGradersNeedIt() throws Exception {
        FakeSandbox sandbox = new FakeSandbox(FakeSandbox.predicting(_ -> "0"));
        Grader grader = grader(sandbox);
        Pack pack = pack(PACK);
        List<Path> scratches = List.of(scratch(), scratch(), scratch(), scratch());
        List<CompletableFuture<Preparation>> preparations = scratches.stream()
                .map(scratch -> CompletableFuture.supplyAsync(() -> prepare(grader, pack, scratch)))
                .toList();
        assertThat(preparations.stream().map(CompletableFuture::join))
                .allMatch(preparation -> preparation instanceof Preparation.Ready);
        assertThat(sandbox.preparations()).isEqualTo(1);
        // A second process has no lock in common; what it drew is discarded for what is there.
        assertThat(prepare(grader(sandbox), pack, scratch())).isInstanceOf(Preparation.Ready.class);
        assertThat(sandbox.preparations()).isEqualTo(1);
        try (Stream<Path> prepared = Files.list(folder.resolve("home/prepared"))) {
            assertThat(prepared).hasSize(1);
        }
    }

    @Test
    void damagedPreparedDataAreDrawnAgain() throws Exception {
        FakeSandbox sandbox = new FakeSandbox(FakeSandbox.predicting(_ -> "0"));
        grade(sandbox, PACK, submission());
        try (Stream<Path> files = Files.walk(folder.resolve("home/prepared"))) {
            Files.writeString(
                    files.filter(file -> file.endsWith("hidden/labels.csv"))
                            .findFirst()
                            .orElseThrow(),
                    "");
        }
        assertThat(grade(sandbox, PACK, submission()).judgement().verdict()).isEqualTo(Verdict.SCORED);
        assertThat(sandbox.preparations()).isEqualTo(2);
    }

    private Report grade(Function<Path, RunOutcome> code) throws IOException {
        return grade(new FakeSandbox(code), PACK, submission());
    }

    private Report grade(FakeSandbox sandbox, Path pack, Path submission) throws IOException {
        return grader(sandbox).grade(new GradingRequest(pack(pack), submission, scratch(), 1), steps::add);
    }

    private Grader grader(FakeSandbox sandbox) {
        return new Grader(GraderHome.at(folder.resolve("home")), sandbox, CLOCK);
    }

    private static Preparation prepare(Grader grader, Pack pack, Path scratch) {
        try {
            return grader.prepare(pack, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pack pack(Path folder) throws IOException {
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded(Pack pack) -> pack;
            case PackOutcome.Invalid invalid -> throw new AssertionError(invalid.errors());
        };
    }

    private static Path submission() {
        return PACK.resolve("baseline");
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "scratch");
    }

    /** The two smoke rows have the labels 0 and 1, the hidden rows their number. */
    private int smoke(int row) {
        return steps.contains(Step.HIDDEN_RUN) ? 0 : Math.min(row, 1);
    }

    private static boolean hidden(Path features) {
        return features.toString().contains("hidden");
    }

    private static Measurements flagged(Flag flag) {
        return new Measurements(OptionalInt.of(1), Duration.ZERO, Duration.ZERO, 0, RunLog.EMPTY, Set.of(flag), "", "");
    }
}
