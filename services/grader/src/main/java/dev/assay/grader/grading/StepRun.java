package dev.assay.grader.grading;

import dev.assay.grading.Step;
import dev.assay.sandbox.RunOutcome;

/**
 * One sandboxed run of a grading.
 *
 * @param step {@link Step#SMOKE_RUN} or {@link Step#HIDDEN_RUN}
 */
public record StepRun(Step step, RunOutcome outcome) {

    /** Whether the candidate may see its log and measurements. */
    public boolean candidateVisible() {
        return step == Step.SMOKE_RUN;
    }

    /** The outcome's name as reports spell it, such as {@code TIMED_OUT}. */
    public String outcomeName() {
        return name(outcome);
    }

    /** How reports spell an outcome. */
    static String name(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed _ -> "COMPLETED";
            case RunOutcome.TimedOut _ -> "TIMED_OUT";
            case RunOutcome.OutOfMemory _ -> "OUT_OF_MEMORY";
            case RunOutcome.OutputLimitExceeded _ -> "OUTPUT_LIMIT_EXCEEDED";
            case RunOutcome.ProcessLimit _ -> "PROCESS_LIMIT";
            case RunOutcome.Crashed _ -> "CRASHED";
            case RunOutcome.InvalidOutput _ -> "INVALID_OUTPUT";
            case RunOutcome.SandboxFailed _ -> "SANDBOX_FAILED";
        };
    }
}
