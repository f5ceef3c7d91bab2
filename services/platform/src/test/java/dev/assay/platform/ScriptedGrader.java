package dev.assay.platform;

import dev.assay.grading.ComparisonClaim;
import dev.assay.grading.ComparisonClaim.Member;
import dev.assay.grading.ComparisonOutcome;
import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonReport.Basis;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.GradingClaim;
import dev.assay.grading.GradingOutcome;
import dev.assay.grading.PreparationClaim;
import dev.assay.grading.PreparationOutcome;
import dev.assay.grading.Progress;
import dev.assay.grading.SplitScore;
import dev.assay.grading.Verdict;
import dev.assay.grading.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

record ScriptedGrader(AtomicReference<GradingOutcome> grading, PreparationOutcome preparation) implements Work {

    @Override
    public GradingOutcome grade(GradingClaim claim, Progress progress) {
        return Objects.requireNonNull(grading.get());
    }

    @Override
    public PreparationOutcome prepare(PreparationClaim claim) {
        return preparation;
    }

    @Override
    public ComparisonOutcome compare(ComparisonClaim claim) {
        int scored = Math.toIntExact(
                claim.members().stream().filter(ScriptedGrader::isScored).count());
        return new ComparisonOutcome.Compared(new ComparisonReport(
                new Basis("roc_auc", SplitScore.Direction.HIGHER, 200, Optional.empty(), "test"),
                claim.members().stream().map(member -> entry(member, scored)).toList(),
                List.of(),
                Optional.empty()));
    }

    /** Everybody who has a score is tied. */
    private static Entry entry(Member member, int scored) {
        return new Entry(
                member.gradingId(),
                isScored(member) ? OptionalDouble.of(0.75) : OptionalDouble.empty(),
                Optional.empty(),
                isScored(member)
                        ? new Place.Ranked(1, scored, "a", 1.0 / scored, (scored + 1) / 2.0)
                        : new Place.NotRanked("it is not graded yet"),
                Optional.empty());
    }

    private static boolean isScored(Member member) {
        return member.verdict().filter(Verdict.SCORED::equals).isPresent();
    }
}
