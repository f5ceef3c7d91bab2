package dev.assay.pack.check;

import java.util.ArrayList;
import java.util.List;

/** Checks what a pack's scores mean. Pure and deterministic; takes seconds to a minute. */
public final class PackCheck {

    private final CheckedData data;
    private final long seed;

    /**
     * A check of prepared data.
     *
     * @param seed of every draw
     */
    public PackCheck(CheckedData data, long seed) {
        this.data = data;
        this.seed = seed;
    }

    /** Runs all checks. */
    public PackCheckReport run(CheckedPredictions predictions) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new ScoreFindings(data, predictions, seed).findings());
        findings.addAll(new LeakFindings(data).findings());
        findings.addAll(new LookupFindings(data, predictions).findings());
        return new PackCheckReport(findings);
    }
}
