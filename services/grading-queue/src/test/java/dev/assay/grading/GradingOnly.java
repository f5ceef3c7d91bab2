package dev.assay.grading;

/** Work that grades as told and prepares nothing. */
record GradingOnly(Grade how) implements Work {

    @Override
    public GradingOutcome grade(GradingClaim claim, Progress progress) throws Exception {
        return how.grade(claim, progress);
    }

    @Override
    public PreparationOutcome prepare(PreparationClaim claim) {
        throw new AssertionError("not asked to");
    }

    @Override
    public ComparisonOutcome compare(ComparisonClaim claim) {
        throw new AssertionError("not asked to");
    }

    interface Grade {
        GradingOutcome grade(GradingClaim claim, Progress progress) throws Exception;
    }
}
