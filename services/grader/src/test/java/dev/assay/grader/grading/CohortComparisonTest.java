package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.assay.grading.ComparisonClaim.Member;
import dev.assay.grading.ComparisonOutcome;
import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonReport.Range;
import dev.assay.grading.SplitScore;
import dev.assay.grading.Verdict;
import dev.assay.pack.Pack;
import dev.assay.pack.PackLoader;
import dev.assay.pack.PackOutcome;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.scoring.Interval;
import dev.assay.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stored predictions for the hidden rows of the canary pack, whose labels are their numbers, less being better. */
final class CohortComparisonTest {
    private static final Path CANARY = Path.of("src/test/resources/packs/canary");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:00:00Z"), ZoneOffset.UTC);
    private static final int HIDDEN_ROWS = 200;

    @TempDir
    private Path folder;

    private final Map<String, String> stored = new HashMap<>();

    @Test
    void whoCannotBeToldApartSharesRanksAndALetterAndWhoIsClearlyBehindHasNeither() throws Exception {
        Member near = predicts("near", noise(1, 10));
        Member alike = predicts("alike", noise(2, 10));
        Member far = predicts("far", noise(3, 40));

        ComparisonReport report = compare(near, far, alike);

        assertThat(report.whyNotComparable()).isEmpty();
        assertThat(report.entries().getLast().gradingId()).isEqualTo("far");
        assertThat(place(report, "near").letters())
                .isEqualTo(place(report, "alike").letters());
        assertThat(place(report, "far").letters())
                .isNotEqualTo(place(report, "near").letters());
        assertThat(List.of(
                        place(report, "near").rankLow(), place(report, "near").rankHigh()))
                .containsExactly(1, 2);
        assertThat(List.of(
                        place(report, "alike").rankLow(), place(report, "alike").rankHigh()))
                .containsExactly(1, 2);
        assertThat(List.of(place(report, "far").rankLow(), place(report, "far").rankHigh()))
                .containsExactly(3, 3);
        assertThat(place(report, "near").probabilityFirst()
                        + place(report, "alike").probabilityFirst())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void everyTwoAreComparedWithADifferenceItsRangeAndACorrectedPValue() throws Exception {
        ComparisonReport report =
                compare(predicts("a", noise(1, 10)), predicts("b", noise(3, 40)), predicts("c", noise(4, 10)));

        assertThat(report.pairs()).hasSize(3);
        Pair pair = report.pairs().getFirst();
        assertThat(List.of(pair.firstGradingId(), pair.secondGradingId())).containsExactly("a", "b");
        assertThat(pair.outcome()).isEqualTo(Outcome.FIRST_BETTER);
        ComparisonReport.Difference difference = pair.difference().orElseThrow();
        assertThat(difference.value()).isNegative();
        Range range = difference.range().orElseThrow();
        assertThat(difference.value()).isBetween(range.lower(), range.upper());
        assertThat(range.upper()).isNegative();
        assertThat(pair.adjustedPValue()).isGreaterThan(pair.pValue().orElseThrow());
        assertThat(report.basis().resampling().orElseThrow().adjustment()).isEqualTo("Holm");
        assertThat(report.basis().rows()).isEqualTo(140);
        assertThat(report.basis().direction()).isEqualTo(SplitScore.Direction.LOWER);
        assertThat(report.basis().scorerVersion()).isEqualTo(Scorer.VERSION);
    }

    @Test
    void valueAndIntervalAreThoseOfTheGradingItself() throws Exception {
        Member member = predicts("a", noise(1, 10));
        Entry entry = compare(member, predicts("b", noise(2, 10))).entries().stream()
                .filter(one -> one.gradingId().equals("a"))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("a.csv"), stored.get("a"));

        Report graded = grader(baseline()).rescore(new GradingRequest(pack(CANARY), file, scratchFolder(), 1), _ -> {});

        GradedMetric primary = graded.scores().orElseThrow().primary();
        assertThat(entry.value()).isEqualTo(primary.value());
        Interval interval = primary.interval().orElseThrow();
        assertThat(entry.interval()).contains(new Range(interval.lower(), interval.upper()));
    }

    @Test
    void anIntervalThatTheGradingStoredIsToldAgainAsLongAsItIsOfTheSameValue() throws Exception {
        Member exact = predicts("a", row -> row + 0.5);

        assertThat(compare(withScore(exact, 0.5)).entries().getFirst().interval())
                .contains(new Range(0.25, 0.75));
        assertThat(compare(withScore(exact, 0.4)).entries().getFirst().interval())
                .isEmpty();
    }

    private static Member withScore(Member member, double value) {
        return new Member(
                member.gradingId(),
                member.verdict(),
                member.predictionsSha256(),
                Optional.of(new SplitScore(
                        SplitScore.Split.PRIVATE,
                        "mae",
                        "1",
                        SplitScore.Direction.LOWER,
                        true,
                        new SplitScore.Value.Defined(value),
                        new SplitScore.Interval.Known(0.25, 0.75, 0.95, "percentile"),
                        Optional.empty())));
    }

    @Test
    void theDifferenceToTheBaselineIsOnTheSameRowsAndTheBaselineRunsOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Function<Path, RunOutcome> constant = FakeSandbox.predicting(_ -> "100");
        Function<Path, RunOutcome> counted = features -> {
            runs.incrementAndGet();
            return constant.apply(features);
        };

        ComparisonReport report = report(compare(counted, CANARY, predicts("a", row -> row)));
        compare(counted, CANARY, predicts("b", row -> row));

        // Rows 61 to 200 against 100: (39 * 40 / 2 + 100 * 101 / 2) / 140.
        ComparisonReport.Difference difference =
                report.entries().getFirst().toBaseline().orElseThrow();
        assertThat(difference.value()).isCloseTo(-(780 + 5050) / 140.0, within(1e-9));
        assertThat(difference.range().orElseThrow().upper()).isNegative();
        assertThat(report.entries()).hasSize(1);
        assertThat(place(report, "a").rankHigh()).isEqualTo(1);
        assertThat(runs).as("smoke run and hidden run").hasValue(2);
    }

    @Test
    void aBaselineThatFailsIsNoReferenceAndAnEngineThatFailsIsTriedAgain() throws Exception {
        ComparisonReport without =
                report(compare(FakeSandbox.predicting(_ -> "not a number"), CANARY, predicts("a", row -> row)));
        assertThat(without.entries().getFirst().toBaseline()).isEmpty();
        assertThat(place(without, "a").rankLow()).isEqualTo(1);

        ComparisonOutcome failed = compare(
                _ -> new SandboxFailed(FakeSandbox.MEASURED, "the engine is gone"), CANARY, predicts("a", row -> row));
        assertThat(failed).isEqualTo(new ComparisonOutcome.PlatformFault("the engine is gone"));
    }

    @Test
    void theSameGradingsGiveTheSameComparison() throws Exception {
        Member[] members = {predicts("a", noise(1, 10)), predicts("b", noise(2, 11)), predicts("c", noise(3, 12))};

        assertThat(compare(members)).isEqualTo(compare(members));
    }

    @Test
    void whoHasNoPredictionsIsToldWithTheReasonAndLeavesTheOthersAlone() throws Exception {
        stored.put("other", "id,prediction\nx,1\n");
        ComparisonReport report = compare(
                new Member("waiting", Optional.empty(), Optional.empty(), Optional.empty()),
                new Member("late", Optional.of(Verdict.TIME_LIMIT), Optional.empty(), Optional.empty()),
                new Member("gone", Optional.of(Verdict.SCORED), Optional.of("gone"), Optional.empty()),
                new Member("other", Optional.of(Verdict.SCORED), Optional.of("other"), Optional.empty()),
                predicts("a", noise(1, 10)));

        assertThat(report.whyNotComparable()).isEmpty();
        assertThat(place(report, "a").rankHigh()).isEqualTo(1);
        assertThat(report.entries().subList(1, 5))
                .extracting(Entry::gradingId, Entry::place)
                .containsExactly(
                        tuple("waiting", new Place.NotRanked("it is not graded yet")),
                        tuple("late", new Place.NotRanked("it was not scored: TIME_LIMIT")),
                        tuple("gone", new Place.NotRanked("its predictions are no longer stored")),
                        tuple("other", new Place.NotRanked("its stored predictions do not fit the hidden rows")));
    }

    @Test
    void whereNobodyHasAValueNobodyHasARank() throws Exception {
        ComparisonReport report = compare(new Member("waiting", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(report.whyNotComparable()).contains("none of the gradings has a value to compare");
        assertThat(report.pairs()).isEmpty();
        assertThat(report.entries()).extracting(Entry::place).hasOnlyElementsOfType(Place.NotRanked.class);
    }

    @Test
    void aMetricThatThePackComputesIsToldAsItWasStoredAndNeverRanked() throws Exception {
        SplitScore own = new SplitScore(
                SplitScore.Split.PRIVATE,
                "off_by",
                "1",
                SplitScore.Direction.LOWER,
                true,
                new SplitScore.Value.Defined(3.5),
                new SplitScore.Interval.Known(3, 4, 0.95, "given"),
                Optional.empty());
        Member member = new Member("a", Optional.of(Verdict.SCORED), Optional.of("a"), Optional.of(own));

        Path pack = Files.createDirectory(folder.resolve("pack"));
        FolderCopy.copy(CANARY, pack);
        Files.writeString(
                Files.createDirectory(pack.resolve("scorer")).resolve("score.py"),
                "def score(solution, submission, row_id_column_name):\n    return 0.0\n");
        Path manifest = pack.resolve("pack.yaml");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst(
                                "\\{id: mae, (.*)}",
                                "{id: off_by, $1, scorer: {file: score.py, limits: "
                                        + "{cpuSeconds: 1, wallSeconds: 1, memoryMiB: 128, processes: 16, outputMiB: 1, outputFiles: 9, logKiB: 9, cores: 1}}}"));

        ComparisonReport report = report(compare(baseline(), pack, member));

        assertThat(report.whyNotComparable().orElseThrow()).contains("a program of its own");
        Entry entry = report.entries().getFirst();
        assertThat(entry.value()).isEqualTo(OptionalDouble.of(3.5));
        assertThat(entry.interval()).contains(new Range(3, 4));
        assertThat(entry.place()).isInstanceOf(Place.NotRanked.class);
        assertThat(report.basis().resampling()).isEmpty();
    }

    @Test
    @Timeout(60)
    void fiftyGradingsOfManyRowsAreComparedSoon() throws Exception {
        int rows = Integer.getInteger("assay.comparison.rows", 10_000);
        Member[] members = IntStream.range(0, 50)
                .mapToObj(seed -> predicts("m" + seed, noise(seed, 10 + seed / 10), rows))
                .toArray(Member[]::new);

        ComparisonReport report =
                report(compare(new FakeSandbox(FakeSandbox.predicting(_ -> "100"), rows), CANARY, members));

        assertThat(report.basis().rows()).isEqualTo(rows - rows * 3 / 10);
        assertThat(report.entries()).hasSize(50);
        assertThat(report.pairs()).hasSize(50 * 49 / 2);
        assertThat(report.entries())
                .allSatisfy(entry -> assertThat(entry.place()).isInstanceOf(Place.Ranked.class));
    }

    private Member predicts(String name, IntToDoubleFunction prediction) {
        return predicts(name, prediction, HIDDEN_ROWS);
    }

    private Member predicts(String name, IntToDoubleFunction prediction, int rows) {
        StringBuilder csv = new StringBuilder("id,prediction\n");
        for (int row = 1; row <= rows; row++) {
            csv.append('h')
                    .append(row)
                    .append(',')
                    .append(prediction.applyAsDouble(row))
                    .append('\n');
        }
        stored.put(name, csv.toString());
        return new Member(name, Optional.of(Verdict.SCORED), Optional.of(name), Optional.empty());
    }

    private static IntToDoubleFunction noise(long seed, double spread) {
        Random random = new Random(seed);
        return row -> row + spread * random.nextGaussian();
    }

    private static Place.Ranked place(ComparisonReport report, String grading) {
        return report.entries().stream()
                .filter(entry -> entry.gradingId().equals(grading))
                .map(entry -> (Place.Ranked) entry.place())
                .findFirst()
                .orElseThrow();
    }

    private ComparisonReport compare(Member... members) throws IOException {
        return report(compare(baseline(), CANARY, members));
    }

    private static ComparisonReport report(ComparisonOutcome outcome) {
        assertThat(outcome).isInstanceOf(ComparisonOutcome.Compared.class);
        return ((ComparisonOutcome.Compared) outcome).report();
    }

    private ComparisonOutcome compare(Function<Path, RunOutcome> code, Path pack, Member... members)
            throws IOException {
        return compare(new FakeSandbox(code), pack, members);
    }

    private ComparisonOutcome compare(FakeSandbox sandbox, Path pack, Member... members) throws IOException {
        try (WorkFolder work = WorkFolder.take(home());
                WorkFolder.Scratch scratch = work.newScratch()) {
            return new Grader(home(), sandbox, CLOCK).compare(pack(pack), List.of(members), this::open, scratch);
        }
    }

    private ByteArrayInputStream open(String name) throws NoSuchFileException {
        String csv = stored.get(name);
        if (csv == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Function<Path, RunOutcome> baseline() {
        return FakeSandbox.predicting(_ -> "100");
    }

    private Grader grader(Function<Path, RunOutcome> code) {
        return new Grader(home(), new FakeSandbox(code), CLOCK);
    }

    private GraderHome home() {
        return GraderHome.at(folder.resolve("home"));
    }

    private Path scratchFolder() throws IOException {
        return Files.createTempDirectory(folder, "scratch");
    }

    private static Pack pack(Path folder) throws IOException {
        return switch (PackLoader.load(folder)) {
            case PackOutcome.Loaded(Pack pack) -> pack;
            case PackOutcome.Invalid invalid -> throw new AssertionError(invalid.errors());
        };
    }
}
