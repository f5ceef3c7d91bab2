package dev.assay.grader.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that came of one grading.
 *
 * @param scores present exactly when the verdict is SCORED
 * @param runs of the candidate's code, in order
 * @param predictions the file that was read last: of the hidden run, or handed in
 * @param diagnostics for the assessment's author or the operator, never for the candidate
 * @param receipt signed, see {@link dev.assay.grader.receipt.Receipts}
 */
public record Report(
        Judgement judgement,
        Optional<Scores> scores,
        List<StepRun> runs,
        Optional<Path> predictions,
        List<String> diagnostics,
        ObjectNode receipt) {
    public Report {
        runs = List.copyOf(runs);
        diagnostics = List.copyOf(diagnostics);
    }
}
