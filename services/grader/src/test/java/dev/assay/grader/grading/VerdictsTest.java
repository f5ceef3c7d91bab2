package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.Verdict;
import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.RunOutcome.Completed;
import dev.assay.sandbox.RunOutcome.Crashed;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.InvalidOutput;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.sandbox.RunOutcome.OutOfMemory;
import dev.assay.sandbox.RunOutcome.OutputLimitExceeded;
import dev.assay.sandbox.RunOutcome.ProcessLimit;
import dev.assay.sandbox.RunOutcome.RunLog;
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.metric.MetricValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictsTest {
    private static final Limits LIMITS = new Limits(5, 8, 256 << 20, 64, 64 << 20, 1000, 1 << 20, 1);
    private static final Measurements QUIET = measured("");

    /** Every outcome with what it means; {@link #noOutcomeIsForgotten} holds it complete. */
    static Stream<Arguments> outcomes() {
        return Stream.of(
                row(new Completed(QUIET, List.of()), null),
                row(new TimedOut(QUIET, TimedOut.Clock.CPU), Verdict.TIME_LIMIT, "5 s of CPU time"),
                row(new TimedOut(QUIET, TimedOut.Clock.WALL), Verdict.TIME_LIMIT, "after 8 s"),
                row(new OutOfMemory(QUIET), Verdict.MEMORY_LIMIT, "256 MiB"),
                row(
                        new OutputLimitExceeded(QUIET, "predictions.csv", 64 << 20),
                        Verdict.OUTPUT_LIMIT,
                        "/out/predictions.csv",
                        "64 MiB"),
                row(new ProcessLimit(QUIET), Verdict.RUNTIME_ERROR, "64 processes"),
                row(new Crashed(QUIET, 3), Verdict.RUNTIME_ERROR, "exit code 3"),
                row(new Crashed(QUIET, 137), Verdict.RUNTIME_ERROR, "signal 9 (SIGKILL)"),
                row(new Crashed(QUIET, 134), Verdict.RUNTIME_ERROR, "signal 6 (SIGABRT)"),
                row(invalid(InvalidOutput.Defect.MISSING), Verdict.MISSING_OUTPUT, "left no /out/predictions.csv"),
                row(invalid(InvalidOutput.Defect.EMPTY), Verdict.INVALID_OUTPUT, "empty /out/predictions.csv"),
                row(invalid(InvalidOutput.Defect.NOT_A_REGULAR_FILE), Verdict.INVALID_OUTPUT, "not a regular file"),
                row(new SandboxFailed(QUIET, "engine gone"), Verdict.PLATFORM_ERROR, "not yours"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aSmokeRunTellsTheCandidateWhatHappened(RunOutcome outcome, Optional<Verdict> verdict, List<String> words) {
        Optional<Judgement> judgement = Verdicts.ofRun(Phase.SMOKE, outcome, LIMITS);
        assertThat(judgement.map(Judgement::verdict)).isEqualTo(verdict);
        judgement.ifPresent(decided -> assertThat(decided.message()).contains(words));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aHiddenRunHasTheSameVerdictButTellsNoDetail(
            RunOutcome outcome, Optional<Verdict> verdict, List<String> words) {
        Optional<Judgement> judgement = Verdicts.ofRun(Phase.HIDDEN, outcome, LIMITS);
        assertThat(judgement.map(Judgement::verdict)).isEqualTo(verdict);
        judgement.ifPresent(decided -> assertThat(decided.message()).doesNotContainPattern("[0-9]"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void whateverThePreparationDoesIsNeverTheCandidates(
            RunOutcome outcome, Optional<Verdict> verdict, List<String> words) {
        Optional<Judgement> judgement = Verdicts.ofRun(Phase.PREPARE, outcome, LIMITS);
        assertThat(judgement.map(Judgement::verdict)).isEqualTo(verdict.map(decided -> switch (decided) {
            case PLATFORM_ERROR -> Verdict.PLATFORM_ERROR;
            default -> Verdict.ASSESSMENT_ERROR;
        }));
    }

    @Test
    void noOutcomeIsForgotten() {
        Set<Class<?>> tried =
                outcomes().map(row -> row.get()[0].getClass()).collect(Collectors.toCollection(HashSet::new));
        assertThat(tried).isEqualTo(new HashSet<>(Arrays.asList(RunOutcome.class.getPermittedSubclasses())));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void flagsOfTheRunStayBesideTheVerdict(Phase phase) {
        Measurements touched = new Measurements(
                OptionalInt.of(1),
                Duration.ZERO,
                Duration.ZERO,
                0,
                RunLog.EMPTY,
                Set.of(Flag.DISK_LIMIT, Flag.LOG_TRUNCATED),
                "",
                "");
        assertThat(Verdicts.ofRun(phase, new Crashed(touched, 1), LIMITS)
                        .orElseThrow()
                        .flags())
                .containsExactlyInAnyOrder(Flag.DISK_LIMIT, Flag.LOG_TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"SMOKE", "HIDDEN"})
    void aRefusedProcessIsFlaggedEvenIfTheRuntimeForgets(Phase phase) {
        assertThat(Verdicts.ofRun(phase, new ProcessLimit(QUIET), LIMITS)
                        .orElseThrow()
                        .flags())
                .containsExactly(Flag.PROCESS_LIMIT);
    }

    @Test
    void aMissingModuleIsNamed() {
        Measurements log = measured("""
                Traceback (most recent call last):
                  File "/app/predict.py", line 1
                ModuleNotFoundError: No module named 'xgboost.sklearn'

                """);
        assertThat(message(new Crashed(log, 1))).contains("'xgboost.sklearn'", "no network");
    }

    @Test
    void theLastLineOfASmokeLogIsQuotedWithoutItsTricks() {
        Measurements log = measured("first\n\u001b[31mValueError: \u202egood\u0007" + "x".repeat(500) + "\n\u0000\n");
        assertThat(message(new Crashed(log, 1)))
                .contains("[31mValueError: goodxxx")
                .doesNotContainPattern("[\\p{Cntrl}\u202e]")
                .hasSizeLessThan(500);
    }

    @Test
    void theLogOfAHiddenRunLeavesNoTrace() {
        Measurements log = measured("ModuleNotFoundError: No module named 'canary'\n");
        for (RunOutcome outcome : List.of(new Crashed(log, 7), new OutOfMemory(log), new ProcessLimit(log))) {
            assertThat(Verdicts.ofRun(Phase.HIDDEN, outcome, LIMITS)
                            .orElseThrow()
                            .message())
                    .doesNotContain("canary");
        }
    }

    @Test
    void rejectedPredictionsAreTheCandidatesAndNamed() {
        var rejected = new ReadOutcome.Rejected("Row 7: the prediction is not a number.", OptionalInt.of(7));
        for (Phase phase : List.of(Phase.SMOKE, Phase.HIDDEN)) {
            Judgement judgement = Verdicts.ofReading(phase, rejected).orElseThrow();
            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID_PREDICTIONS);
            assertThat(judgement.message()).contains("Row 7");
        }
        assertThat(Verdicts.ofReading(Phase.HIDDEN, new ReadOutcome.Accepted(Predictions.numbers(1))))
                .isEmpty();
    }

    @Test
    void anUndefinedMetricIsTheCandidatesOnlyWhenTheLabelsAllowOne() {
        var defined = new MetricValue.Defined(1);
        var undefined = new MetricValue.Undefined("only one class occurs");
        assertThat(Verdicts.ofScore(defined, defined).verdict()).isEqualTo(Verdict.SCORED);
        assertThat(Verdicts.ofScore(undefined, defined).verdict()).isEqualTo(Verdict.SCORED);
        assertThat(Verdicts.ofScore(undefined, defined).message()).contains("0 points", "only one class occurs");
        assertThat(Verdicts.ofScore(undefined, undefined).verdict()).isEqualTo(Verdict.ASSESSMENT_ERROR);
    }

    @Test
    void aRefusedUploadSaysWhy() {
        Judgement judgement = Verdicts.ofRefusedUpload("a.zip: entry 3 is a link");
        assertThat(judgement.verdict()).isEqualTo(Verdict.UPLOAD_REJECTED);
        assertThat(judgement.message()).isEqualTo("a.zip: entry 3 is a link");
    }

    private static String message(RunOutcome outcome) {
        return Verdicts.ofRun(Phase.SMOKE, outcome, LIMITS).orElseThrow().message();
    }

    private static Arguments row(RunOutcome outcome, @Nullable Verdict verdict, String... words) {
        return Arguments.of(outcome, Optional.ofNullable(verdict), List.of(words));
    }

    private static InvalidOutput invalid(InvalidOutput.Defect defect) {
        return new InvalidOutput(QUIET, "predictions.csv", defect);
    }

    private static Measurements measured(String log) {
        return new Measurements(
                OptionalInt.empty(), Duration.ZERO, Duration.ZERO, 0, new RunLog(log, log.length()), Set.of(), "", "");
    }
}
