package dev.assay.platform;

import dev.assay.grading.ComparisonClaim;
import dev.assay.grading.ComparisonOutcome;
import dev.assay.grading.GradingClaim;
import dev.assay.grading.GradingOutcome;
import dev.assay.grading.PreparationClaim;
import dev.assay.grading.PreparationOutcome;
import dev.assay.grading.Progress;
import dev.assay.grading.Work;
import java.util.Objects;
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
        throw new AssertionError("nothing to compare");
    }
}
