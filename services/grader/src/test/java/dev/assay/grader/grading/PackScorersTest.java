package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.grader.receipt.Receipts;
import dev.assay.grading.Verdict;
import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import dev.assay.pack.check.Finding;
import dev.assay.pack.check.Finding.Status;
import dev.assay.pack.hidden.Split;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxProvider;
import dev.assay.scoring.Interval;
import dev.assay.scoring.Metrics;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Uncertainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Packs that compute metrics themselves, well and badly, in real sandboxes. */
final class PackScorersTest {
    private static final Path PACK = Path.of("src/test/resources/packs/scored");
    /** With the point, which no digest has. */
    private static final String HIDDEN_COST = "31337.";

    private static final String FUNCTION = """
            import json, os, sys
            import numpy, pandas
            class ParticipantVisibleError(Exception):
                pass
            def leave(text):
                open("/out/scores.json", "w").write(text)
                os._exit(0)
            def score(solution, submission, row_id_column_name, surcharge=1):
                wrong = (solution["bird"] != submission["prediction"]).to_numpy()
                everything = solution.to_csv()
                BODY
                return float(numpy.mean(wrong))
            """;

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private static Sandbox sandbox;
    private static Grader grader;

    @BeforeAll
    static void open() {
        String worker = "pack-scorers-" + ProcessHandle.current().pid();
        sandbox = SandboxProvider.named("docker").open(worker, 1, Map.of("rewarm", "false"));
        grader = new Grader(GraderHome.at(home.resolve("home")), sandbox, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void aScoreFunctionAndACommandScoreCodeThatTheyNeverSee() throws Exception {
        Pack pack = pack(FUNCTION.replace("BODY", """
                assert sorted(os.listdir("/app")) == ["assay_runner.py", "losses.py", "score.py"], "foreign code"
                    assert sorted(os.listdir("/in")) == ["params.json", "resamples.bin", "solution.csv", "submission.csv"]
                    assert list(submission.columns) == ["id", "prediction"] and "words" not in submission.to_csv()
                    assert list(solution.columns) == ["id", "bird", "cost"] and len(solution) in (180, 420)
                    assert solution["id"].is_unique and list(solution["id"]) == list(submission["id"])
                    assert (solution["bird"] == "NA").any() and surcharge == 1.0
                """.strip()));
        GradingRequest request = new GradingRequest(pack, pack.reference(), scratch(), 1);
        Report report = grader.grade(request, step -> {});

        assertThat(report.judgement().verdict())
                .as(report.diagnostics().toString())
                .isEqualTo(Verdict.SCORED);
        Scores scores = report.scores().orElseThrow();
        assertThat(scores.deciding())
                .extracting(metric -> metric.spec().id())
                .containsExactly("cost_of_errors", "share_of_errors", "accuracy");
        double errors = 1 - scores.deciding().get(2).value().orElseThrow();
        for (GradedMetric own : scores.deciding().subList(0, 2)) {
            assertThat(own.value().orElseThrow()).isEqualTo(errors, within(1e-12));
            Interval interval = own.interval().orElseThrow();
            assertThat(interval.lower()).isLessThan(errors);
            assertThat(interval.upper()).isGreaterThan(errors);
        }
        assertThat(scores.deciding().get(0).interval().orElseThrow().method())
                .isEqualTo("percentile bootstrap, 200 resamples, rows drawn within each class");
        assertThat(scores.deciding().get(1).interval().orElseThrow().method()).isEqualTo("Wilson");
        assertThat(scores.feedback()).hasSize(3);
        assertThat(scores.gates()).allMatch(GradedGate::passed);
        assertProvenance(report, pack);
    }

    private static void assertProvenance(Report report, Pack pack) throws IOException {
        assertThat(Receipts.verify(
                        ReportJson.of(report), grader.home().receiptKey().publicKey()))
                .isEmpty();
        JsonNode runs = report.receipt().path("scorer").path("ofPack");
        assertThat(runs.size()).isEqualTo(4);
        JsonNode run = runs.path(0);
        assertThat(run.path("metric").asString()).isEqualTo("cost_of_errors");
        assertThat(run.path("split").asString()).isEqualTo("PRIVATE");
        assertThat(run.path("image").asString()).isEqualTo("python-ml");
        assertThat(run.path("imageDigest").asString()).matches("sha256:[0-9a-f]{64}");
        assertThat(run.path("sha256").asString()).matches("[0-9a-f]{64}").isNotEqualTo(pack.digest());
        assertThat(runs.path(1).path("image").asString()).isEqualTo("base");
    }

    @Test
    void theIntervalOfAScoreFunctionIsThatOfTheEngineOnTheSameResamples() throws Exception {
        Pack pack = pack(FUNCTION.replace("BODY", "pass"));
        HiddenData data = data(pack);
        Truth truth = data.truth().rows(data.deciding());
        Predictions robins =
                Predictions.classes(truth.ids().stream().map(_ -> "robin").toList(), truth.classes());
        BootstrapSettings engine = HiddenScoring.bootstrap(pack.manifest());
        double[] shares = Bootstrap.values(
                List.of(Metrics.named("accuracy").statistic(truth, robins)),
                truth.resampling(),
                new BootstrapSettings(200, engine.level(), engine.seed()))[0];
        // Rows are drawn within classes, so one answer for all rows has the same accuracy on every resample.
        assertThat(Arrays.stream(shares).distinct()).hasSize(1);
        Predictions mixed = Predictions.classes(
                truth.ids().stream()
                        .map(id -> id.endsWith("3") ? "wren" : "robin")
                        .toList(),
                truth.classes());
        double[] values = Bootstrap.values(
                List.of(Metrics.named("accuracy").statistic(truth, mixed)),
                truth.resampling(),
                new BootstrapSettings(200, engine.level(), engine.seed()))[0];
        var expected = (Uncertainty.Known) Uncertainty.ofValues(
                Arrays.stream(values).map(value -> 1 - value).toArray(), truth.resampling(), engine.level());

        ScorerRun run =
                grader.scorers(pack, scratch()).score(pack.manifest().primary(), data, Split.PRIVATE, truth, mixed);

        assertThat(run.outcome()).isInstanceOf(ScorerOutcome.Scored.class);
        Interval interval = run.interval().orElseThrow();
        assertThat(interval.lower()).isEqualTo(expected.lower(), within(1e-12));
        assertThat(interval.upper()).isEqualTo(expected.upper(), within(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prints all it knows          | SCORED              | print(everything); print(everything, file=sys.stderr)
            rejects with digits          | INVALID_PREDICTIONS | if wrong.any(): raise ParticipantVisibleError("all " + str(31337.5) + " rows ½ are equal ٣")
            rejects with labels          | INVALID_PREDICTIONS | if wrong.any(): raise ParticipantVisibleError("it is a Wren")
            rejects with everything      | INVALID_PREDICTIONS | if wrong.any(): raise ParticipantVisibleError(everything)
            rejects the truth as well    | ASSESSMENT_ERROR    | raise ParticipantVisibleError("no")
            fails on other rows only     | ASSESSMENT_ERROR    | raise ParticipantVisibleError("no") if wrong.any() else KeyError(everything)
            raises                       | ASSESSMENT_ERROR    | raise ValueError(everything)
            returns no number            | ASSESSMENT_ERROR    | return float("nan")
            returns too much             | ASSESSMENT_ERROR    | return float("inf")
            returns a text               | ASSESSMENT_ERROR    | return everything
            returns a truth value        | ASSESSMENT_ERROR    | return True
            never ends                   | ASSESSMENT_ERROR    | while True: pass
            takes all memory             | ASSESSMENT_ERROR    | hog = bytearray(2 ** 30); hog[::4096] = b"x" * (2 ** 30 // 4096)
            leaves without a word        | ASSESSMENT_ERROR    | sys.exit(0)
            writes rubbish               | ASSESSMENT_ERROR    | leave(everything)
            writes a number it is not    | ASSESSMENT_ERROR    | leave('{"score": NaN}')
            writes far too much          | ASSESSMENT_ERROR    | leave("1" * (17 << 20))
            leaves a link                | ASSESSMENT_ERROR    | os.symlink("/in/solution.csv", "/out/scores.json"); os._exit(0)
            """)
    void whateverAScorerDoesHasItsOwnerAndHidesTheLabels(String what, Verdict verdict, String body) throws Exception {
        Path pack = packFolder(FUNCTION.replace("BODY", body));
        if (what.equals("never ends")) {
            Path manifest = pack.resolve("pack.yaml");
            String hurried = Files.readString(manifest)
                    .replace("cpuSeconds: 40, wallSeconds: 60", "cpuSeconds: 8, wallSeconds: 30");
            Files.writeString(manifest, hurried);
        }
        Report report = rescore(load(pack));

        assertThat(report.judgement().verdict())
                .as(report.diagnostics().toString())
                .isEqualTo(verdict);
        assertThat(report.scores().isPresent()).isEqualTo(verdict == Verdict.SCORED);
        assertThat(report.judgement().flags()).isEmpty();
        assertThat(report.judgement().message())
                .doesNotContainPattern("\\p{N}")
                .doesNotContainIgnoringCase("wren")
                .doesNotContain(HIDDEN_COST);
        assertThat(report.runs()).isEmpty();
        assertThat(ReportJson.of(report).toString()).doesNotContain(HIDDEN_COST);
        assertThat(report.diagnostics().toString()).doesNotContain(HIDDEN_COST, "h17", "wren");
    }

    @Test
    void theWordsOfARejectionReachTheCandidateWithoutDigits() throws Exception {
        Report report = rescore(pack(FUNCTION.replace(
                "BODY", "if wrong.any(): raise ParticipantVisibleError('all 420 answers are equal')")));
        assertThat(report.judgement().message()).endsWith("The scorer of this assessment says: all answers are equal");
    }

    @Test
    void theTracebackIsKeptForTheAuthorInTheGradersOwnFolder() throws Exception {
        Report report = rescore(pack(FUNCTION.replace("BODY", "raise ValueError(everything)")));
        Path log = home.resolve("home/scorer-logs/scored-1.0.0-cost_of_errors.log");
        assertThat(report.diagnostics())
                .singleElement()
                .asString()
                .isEqualTo("the scorer of cost_of_errors ended with exit code 1; what it wrote is in " + log);
        assertThat(log).content().contains("Traceback", "score.py", "ValueError", HIDDEN_COST);
        assertThat(Files.getPosixFilePermissions(log)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(log.getParent())).hasSize(3);
    }

    @Test
    void aSlowScorerHasAValueAndSaysWhyItHasNoInterval() throws Exception {
        Report report = rescore(pack(FUNCTION.replace("BODY", "__import__('time').sleep(0.4)")));
        GradedMetric metric = report.scores().orElseThrow().primary();
        assertThat(metric.value()).isPresent();
        assertThat(metric.interval()).isEmpty();
        assertThat(metric.whyNoInterval().orElseThrow()).contains("too slow");
        assertThat(ReportJson.of(report)
                        .path("metrics")
                        .path(0)
                        .path("intervalNotKnown")
                        .asString())
                .contains("too slow");
    }

    @Test
    void aPackWithAGoodScorerPassesItsTrial() throws Exception {
        PackTrial.Result result = trial(PACK);
        assertThat(result.findings())
                .filteredOn(finding -> finding.status() == Status.FAILED)
                .isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.name().startsWith("scorer-cost-of-errors"))
                .extracting(Finding::name, Finding::status)
                .containsExactly(
                        tuple("scorer-cost-of-errors-optimum", Status.PASSED),
                        tuple("scorer-cost-of-errors-repeatable", Status.PASSED),
                        tuple("scorer-cost-of-errors-bad-submission", Status.PASSED),
                        tuple("scorer-cost-of-errors-interval", Status.PASSED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            optimum        | return float(1 - numpy.mean(wrong))
            bad-submission | return 0.0
            repeatable     | return float(numpy.mean(wrong) + numpy.random.default_rng().random() / 1000)
            runs           | raise ValueError(everything)
            """)
    void aPackWithABadScorerFailsItsTrial(String check, String body) throws Exception {
        PackTrial.Result result = trial(packFolder(FUNCTION.replace("BODY", body)));
        assertThat(result.passed()).isFalse();
        assertThat(result.findings())
                .filteredOn(finding -> finding.name().equals("scorer-cost-of-errors-" + check))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.status()).isEqualTo(Status.FAILED);
                    assertThat(finding.message()).doesNotContain(HIDDEN_COST, "wren");
                });
    }

    private PackTrial.Result trial(Path pack) throws IOException {
        PackTrial.Result result =
                new PackTrial(grader, load(pack), new WorkFolder.Scratch(scratch()), words -> {}).run();
        assertThat(result.platformFault()).isEmpty();
        return result;
    }

    /** Of predictions that were made before: only scorers run. */
    private Report rescore(Pack pack) throws IOException {
        StringBuilder csv = new StringBuilder("id,prediction\n");
        for (int i = 0; i < 600; i++) {
            csv.append('h').append(i).append(i % 7 == 0 ? ",wren\n" : ",robin\n");
        }
        Path predictions = Files.writeString(folder.resolve("predictions.csv"), csv);
        return grader.rescore(new GradingRequest(pack, predictions, scratch(), 1), step -> {});
    }

    private HiddenData data(Pack pack) throws IOException {
        return switch (grader.prepare(pack, scratch())) {
            case Preparation.Ready ready -> HiddenData.of(ready.prepared());
            case Preparation.Unusable unusable -> throw new AssertionError(unusable.reasons());
            case Preparation.EngineFailed failed -> throw new AssertionError(failed.reason());
        };
    }

    private Pack pack(String scorer) throws IOException {
        return load(packFolder(scorer));
    }

    private Path packFolder(String scorer) throws IOException {
        Path pack = Files.createTempDirectory(folder, "pack");
        FolderCopy.copy(PACK, pack);
        Files.writeString(pack.resolve("scorer/score.py"), scorer);
        return pack;
    }

    private static Pack load(Path folder) throws IOException {
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded(Pack pack) -> pack;
            case PackOutcome.Invalid invalid -> throw new AssertionError(invalid.errors());
        };
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "scratch");
    }
}
