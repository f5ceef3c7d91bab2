package dev.assay.grader.grading;

import dev.assay.grading.Progress;
import dev.assay.pack.Manifest.Submission.Mode;
import dev.assay.pack.Pack;
import dev.assay.pack.hidden.PreparedPack;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

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
