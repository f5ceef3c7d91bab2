package dev.assay.platform;

import dev.assay.grading.GradingOutcome;
import dev.assay.grading.GradingReport;
import dev.assay.grading.Points;
import dev.assay.grading.RunRecord;
import dev.assay.grading.SplitScore;
import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reports of a grader with values that are easy to find again. */
final class Reports {

    /** Stands in everything that only managers may see. */
    static final String CANARY = "CANARY-7f3a";

    static final double PRIVATE_VALUE = 0.71234567;
    static final double PUBLIC_VALUE = 0.69876543;

    private Reports() {}

    static GradingOutcome scored(UnaryOperator<String> artefact) {
        return new GradingOutcome.Graded(new GradingReport(
                Verdict.SCORED,
                Set.of(),
                "Graded.",
                Optional.of(new Points(81.2345, Optional.of(new Points.Range(80.5, 82.25)))),
                Optional.of(new Points(79.87654, Optional.empty())),
                List.of(score(SplitScore.Split.PUBLIC, PUBLIC_VALUE), score(SplitScore.Split.PRIVATE, PRIVATE_VALUE)),
                List.of(
                        run(
                                Step.SMOKE_RUN,
                                artefact.apply("\u001b[31mred\u001b[0m <script>alert(1)</script> \u202etxt"),
                                true),
                        run(Step.HIDDEN_RUN, artefact.apply("hidden log " + CANARY), false)),
                "1",
                Optional.of(artefact.apply("id,prediction\n1,0.5\n" + CANARY)),
                "{\"z\": 1.0, \"a\": \"" + CANARY + "\"}"));
    }

    static GradingOutcome faultOfTheAssessment() {
        return new GradingOutcome.Graded(new GradingReport(
                Verdict.ASSESSMENT_ERROR,
                Set.of(),
                "The assessment is at fault.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "1",
                Optional.empty(),
                "{}"));
    }

    private static SplitScore score(SplitScore.Split split, double value) {
        return new SplitScore(
                split,
                "roc_auc",
                "1",
                SplitScore.Direction.HIGHER,
                true,
                new SplitScore.Value.Defined(value),
                new SplitScore.Interval.Known(value - 0.01, value + 0.01, 0.95, "percentile"),
                Optional.of(true));
    }

    private static RunRecord run(Step step, String log, boolean visible) {
        return new RunRecord(
                step, "Completed", OptionalInt.of(0), 1.25, 1.5, 64L << 20, Set.of(), Optional.of(log), visible);
    }
}
