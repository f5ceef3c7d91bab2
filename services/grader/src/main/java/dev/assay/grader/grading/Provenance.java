package dev.assay.grader.grading;

import dev.assay.pack.Pack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a verdict comes from.
 *
 * @param submissionDigest of the unpacked files; empty when none could be unpacked
 * @param data empty when grading ended before
 * @param predictions of the hidden run, or handed in; empty when there are none
 * @param scorerRuns of the pack's own scorers, as far as it came to that
 */
record Provenance(
        Pack pack,
        Optional<String> submissionDigest,
        Optional<HiddenData> data,
        Optional<Path> predictions,
        List<ScorerRun> scorerRuns,
        int tries,
        Instant started,
        Instant finished) {}
