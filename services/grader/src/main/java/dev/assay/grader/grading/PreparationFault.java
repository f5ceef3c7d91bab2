package dev.assay.grader.grading;

import dev.assay.sandbox.RunOutcome;
import dev.assay.sandbox.SandboxPolicy.Limits;
import java.util.ArrayList;
import java.util.List;

/** What a pack's author is told when its program that splits the data does not end well. */
final class PreparationFault {
    private static final int LAST_LINES = 20;

    private PreparationFault() {}

    static List<String> of(RunOutcome outcome, Limits limits) {
        List<String> told = new ArrayList<>();
        told.add("the data could not be prepared: "
                + Verdicts.ofRun(Phase.SMOKE, outcome, limits)
                        .map(Judgement::message)
                        .orElse("")
                        .replace(SmokeMessages.RUN, ""));
        List<String> log = outcome.measurements().log().text().lines().toList();
        log.subList(Math.max(0, log.size() - LAST_LINES), log.size()).forEach(line -> told.add("| " + line));
        return told;
    }
}
