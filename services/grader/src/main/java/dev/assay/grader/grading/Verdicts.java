package dev.assay.grader.grading;

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
import dev.assay.sandbox.RunOutcome.SandboxFailed;
import dev.assay.sandbox.RunOutcome.TimedOut;
import dev.assay.sandbox.SandboxPolicy.Limits;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.metric.MetricValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What happened, translated into what it means. Pure and total: every outcome has its verdict. */
public final class Verdicts {
    private Verdicts() {}

    /** The upload was refused before anything ran. */
    public static Judgement ofRefusedUpload(String reason) {
        return new Judgement(Verdict.UPLOAD_REJECTED, Set.of(), reason);
    }

    /** The assessment itself is at fault. What is wrong is for its author, not for the candidate. */
    public static Judgement ofUnusablePack() {
        return new Judgement(
                Verdict.ASSESSMENT_ERROR,
                Set.of(),
                "The assessment itself has a fault, your submission was not graded and costs you nothing. Its authors"
                        + " can see what is wrong.");
    }

    /** The platform could not do its part. */
    public static Judgement ofPlatformFault() {
        return new Judgement(
                Verdict.PLATFORM_ERROR,
                Set.of(),
                "Grading failed for a reason that is not yours. It costs you nothing and is tried again.");
    }

    /** The verdict that a run decides by itself; empty when grading goes on with what it left. */
    public static Optional<Judgement> ofRun(Phase phase, RunOutcome outcome, Limits limits) {
        Set<Flag> flags = outcome.measurements().flags();
        Optional<Judgement> judgement = switch (phase) {
            case SMOKE -> ofSmokeRun(outcome, limits);
            case HIDDEN -> ofHiddenRun(outcome);
            case PREPARE, SCORER -> ofPackRun(outcome);
        };
        return judgement.map(decided -> decided.withFlags(flags));
    }

    /** The verdict that reading the predictions decides; empty when they can be scored. */
    public static Optional<Judgement> ofReading(Phase phase, ReadOutcome reading) {
        return switch (reading) {
            case ReadOutcome.Accepted _ -> Optional.empty();
            case ReadOutcome.Rejected rejected ->
                Optional.of(new Judgement(
                        Verdict.INVALID_PREDICTIONS,
                        Set.of(),
                        "The predictions of the " + where(phase) + " cannot be used. " + rejected.message()));
        };
    }

    /** The verdict that a pack's scorer decides; empty when it gave a score. */
    static Optional<Judgement> ofScorer(ScorerOutcome outcome) {
        return switch (outcome) {
            case ScorerOutcome.Scored _ -> Optional.empty();
            case ScorerOutcome.Rejected(String message) ->
                decided(
                        Verdict.INVALID_PREDICTIONS,
                        "The predictions of the " + where(Phase.HIDDEN) + " cannot be used. " + message);
            case ScorerOutcome.Faulty _ -> Optional.of(ofUnusablePack());
            case ScorerOutcome.EngineFailed _ -> Optional.of(ofPlatformFault());
        };
    }

    /**
     * The verdict that scoring decides.
     *
     * @param primary value on the deciding rows
     * @param ofTruth what the same metric gives the true values themselves: undefined means that the labels are at
     *     fault, not the predictions
     */
    public static Judgement ofScore(MetricValue primary, MetricValue ofTruth) {
        return switch (primary) {
            case MetricValue.Defined _ -> new Judgement(Verdict.SCORED, Set.of(), "Scored on the hidden data.");
            case MetricValue.Undefined undefined ->
                switch (ofTruth) {
                    case MetricValue.Undefined _ -> ofUnusablePack();
                    case MetricValue.Defined _ ->
                        new Judgement(
                                Verdict.SCORED,
                                Set.of(),
                                "Scored on the hidden data with 0 points: the primary metric is undefined for these"
                                        + " predictions (" + undefined.reason() + ").");
                };
        };
    }

    private static Optional<Judgement> ofPackRun(RunOutcome outcome) {
        return switch (outcome) {
            case Completed _ -> Optional.empty();
            case SandboxFailed _ -> Optional.of(ofPlatformFault());
            case TimedOut _, OutOfMemory _, OutputLimitExceeded _, ProcessLimit _, Crashed _, InvalidOutput _ ->
                Optional.of(ofUnusablePack());
        };
    }

    private static Optional<Judgement> ofSmokeRun(RunOutcome outcome, Limits limits) {
        Measurements measured = outcome.measurements();
        return switch (outcome) {
            case Completed _ -> Optional.empty();
            case SandboxFailed _ -> Optional.of(ofPlatformFault());
            case TimedOut timedOut -> decided(Verdict.TIME_LIMIT, SmokeMessages.timedOut(timedOut, limits));
            case OutOfMemory _ -> decided(Verdict.MEMORY_LIMIT, SmokeMessages.outOfMemory(limits));
            case OutputLimitExceeded exceeded -> decided(Verdict.OUTPUT_LIMIT, SmokeMessages.outputLimit(exceeded));
            case ProcessLimit _ ->
                decided(Verdict.RUNTIME_ERROR, SmokeMessages.processLimit(limits))
                        .map(judgement -> judgement.withFlags(EnumSet.of(Flag.PROCESS_LIMIT)));
            case Crashed crashed -> decided(Verdict.RUNTIME_ERROR, SmokeMessages.crashed(crashed));
            case InvalidOutput invalid ->
                decided(verdict(invalid.defect()), SmokeMessages.invalidOutput(invalid, measured));
        };
    }

    /** Fixed sentences: a run on hidden data must not be able to write to the candidate. */
    private static Optional<Judgement> ofHiddenRun(RunOutcome outcome) {
        return switch (outcome) {
            case Completed _ -> Optional.empty();
            case SandboxFailed _ -> Optional.of(ofPlatformFault());
            case TimedOut timedOut ->
                switch (timedOut.clock()) {
                    case CPU -> hidden(Verdict.TIME_LIMIT, "was stopped at its limit of CPU time");
                    case WALL -> hidden(Verdict.TIME_LIMIT, "was stopped at its limit of elapsed time");
                };
            case OutOfMemory _ -> hidden(Verdict.MEMORY_LIMIT, "was stopped at its memory limit");
            case OutputLimitExceeded _ -> hidden(Verdict.OUTPUT_LIMIT, "wrote a larger file than is allowed");
            case ProcessLimit _ ->
                hidden(Verdict.RUNTIME_ERROR, "failed after it was refused another process or thread")
                        .map(judgement -> judgement.withFlags(EnumSet.of(Flag.PROCESS_LIMIT)));
            case Crashed _ -> hidden(Verdict.RUNTIME_ERROR, "ended with an error");
            case InvalidOutput invalid ->
                switch (invalid.defect()) {
                    case MISSING -> hidden(Verdict.MISSING_OUTPUT, "left no /out/predictions.csv");
                    case EMPTY -> hidden(Verdict.INVALID_OUTPUT, "left an empty /out/predictions.csv");
                    case NOT_A_REGULAR_FILE ->
                        hidden(Verdict.INVALID_OUTPUT, "left a /out/predictions.csv that is not a regular file");
                };
        };
    }

    private static Optional<Judgement> hidden(Verdict verdict, String whatHappened) {
        return decided(
                verdict,
                "On the hidden data your program " + whatHappened + ", although it had worked on the public data."
                        + " The log of that run is withheld, because it could carry hidden data. Look for what your code"
                        + " assumes of the public rows: their number, their order, values that occur.");
    }

    private static Verdict verdict(InvalidOutput.Defect defect) {
        return switch (defect) {
            case MISSING -> Verdict.MISSING_OUTPUT;
            case EMPTY, NOT_A_REGULAR_FILE -> Verdict.INVALID_OUTPUT;
        };
    }

    private static Optional<Judgement> decided(Verdict verdict, String message) {
        return Optional.of(new Judgement(verdict, Set.of(), message));
    }

    private static String where(Phase phase) {
        return switch (phase) {
            case PREPARE -> "preparation";
            case SCORER -> "scorer";
            case SMOKE -> "smoke run (public data)";
            case HIDDEN -> "hidden run";
        };
    }
}
