package dev.assay.grader.grading;

import dev.assay.grading.ComparisonClaim.Member;
import dev.assay.grading.ComparisonOutcome;
import dev.assay.grading.Progress;
import dev.assay.pack.Manifest.Submission.Mode;
import dev.assay.pack.Pack;
import dev.assay.pack.hidden.PreparedPack;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Grades submissions: unpacks, prepares the pack where that is still to do, runs the code on public and then on hidden
 * data, scores what it predicted and signs a receipt.
 *
 * <p>Thread-safe; what candidates and packs do wrong is in the report, exceptions are faults of ours.
 */
public final class Grader {
    private final GraderHome home;
    private final Sandbox sandbox;
    private final PreparedPacks preparedPacks;
    private final Clock clock;

    /** A grader that keeps its hidden data in this home and runs code in this sandbox. */
    public Grader(GraderHome home, Sandbox sandbox, Clock clock) {
        this.home = home;
        this.sandbox = sandbox;
        this.preparedPacks = new PreparedPacks(home, sandbox);
        this.clock = clock;
    }

    /**
     * Grades one submission.
     *
     * @param progress told of each step before its work begins
     */
    public Report grade(GradingRequest request, Progress progress) throws IOException {
        return new Grading(this, request, progress).run();
    }

    /**
     * Scores predictions that an earlier grading stored; no code runs.
     *
     * @param request with the predictions file as its submission
     */
    public Report rescore(GradingRequest request, Progress progress) throws IOException {
        return new Grading(this, request, progress).rescore();
    }

    /**
     * Draws a pack's hidden data, unless this home holds it already.
     *
     * @param scratch existing empty folder
     */
    public Preparation prepare(Pack pack, Path scratch) throws IOException {
        return preparedPacks.prepare(pack, scratch);
    }

    /** Draws a pack's hidden data into the scratch folder and keeps nothing: for comparison with what is kept. */
    Preparation draw(Pack pack, Path scratch) throws IOException {
        return preparedPacks.draw(pack, scratch);
    }

    /**
     * Compares gradings of a pack on its deciding rows. No code of candidates runs; that of the pack's baseline does, once.
     */
    public ComparisonOutcome compare(
            Pack pack, List<Member> members, StoredPredictions stored, WorkFolder.Scratch scratch) throws IOException {
        return switch (prepare(pack, scratch.newFolder())) {
            case Preparation.Unusable(List<String> reasons) ->
                new ComparisonOutcome.Rejected(String.join("\n", reasons));
            case Preparation.EngineFailed(String reason) -> new ComparisonOutcome.PlatformFault(reason);
            case Preparation.Ready(PreparedPack prepared) -> {
                HiddenData data = HiddenData.of(prepared);
                yield CohortComparison.isPossible(pack.manifest())
                        ? compare(pack, data, members, stored, scratch)
                        : new ComparisonOutcome.Compared(CohortComparison.impossible(pack.manifest(), data, members));
            }
        };
    }

    private ComparisonOutcome compare(
            Pack pack, HiddenData data, List<Member> members, StoredPredictions stored, WorkFolder.Scratch scratch)
            throws IOException {
        CohortComparison comparison = new CohortComparison(pack.manifest(), data, stored);
        return switch (new Baselines(this).of(pack, data.pack(), scratch)) {
            case Baseline.EngineFailed(String reason) -> new ComparisonOutcome.PlatformFault(reason);
            case Baseline.None() -> new ComparisonOutcome.Compared(comparison.of(members, Optional.empty()));
            case Baseline.Predicted(Path file) -> {
                try (InputStream in = Files.newInputStream(file)) {
                    yield new ComparisonOutcome.Compared(comparison.of(members, Optional.of(in)));
                }
            }
        };
    }

    /** Gets the sandbox ready for the first submission to a pack. */
    public void warm(Pack pack, PreparedPack prepared) {
        if (pack.manifest().submission().mode() == Mode.CODE) {
            SandboxPolicy policy = Policies.ofSubmission(pack.manifest());
            sandbox.warm(policy, HiddenData.smokeInput(prepared));
            sandbox.warm(policy, HiddenData.hiddenInput(prepared));
        }
    }

    /** The programs of a pack that compute metrics, to be run with files in the scratch folder. */
    PackScorers scorers(Pack pack, Path scratch) {
        return new PackScorers(home, sandbox, pack, scratch);
    }

    GraderHome home() {
        return home;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Clock clock() {
        return clock;
    }
}
