package dev.assay.platform.candidate;

import dev.assay.pack.Manifest;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.Work;
import dev.assay.platform.ui.Prose;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Step;
import java.util.List;
import java.util.Optional;

/**
 * Everything on the page of an attempt, or of practice.
 *
 * @param base address that the page's own addresses begin with
 * @param newest the newest submission, whose steps are shown
 */
public record SittingView(
        Visit visit,
        Sitting sitting,
        Manifest manifest,
        Work work,
        Prose brief,
        Optional<CandidateView> newest,
        List<Step> steps,
        String base,
        long maxUploadBytes) {

    /** Whether this is the toy. */
    public boolean isPractice() {
        return sitting.kind() == Sitting.Kind.PRACTICE;
    }

    /** How many may still be handed in now. */
    public int left() {
        return work.quota().left(manifest.quotas());
    }

    /** Such as {@code 7 of 10 left}. */
    public String leftWords() {
        int used = work.quota().total();
        return Math.max(0, manifest.quotas().submissions() - used) + " of "
                + manifest.quotas().submissions() + " left"
                + (left() == 0 && used < manifest.quotas().submissions() ? ", none in these 24 hours" : "");
    }

    /** The number of a submission, from 1 for the first. */
    public int number(CandidateView submission) {
        return work.submissions().size() - work.submissions().indexOf(submission);
    }

    /** Which one counts as things stand, in words. */
    public String countingWords() {
        return work.counting()
                .submissionId()
                .flatMap(id -> work.submissions().stream()
                        .filter(submission -> submission.id().equals(id))
                        .findFirst())
                .map(submission -> "Number " + number(submission)
                        + switch (work.counting().reason()) {
                            case CHOSEN -> " counts: you chose it.";
                            case BEST -> " counts now: the best score that you were shown.";
                            case LAST -> " counts now: the last one.";
                        })
                .orElse("The one that counts is named here.");
    }

    /** Whether this one counts as things stand. */
    public boolean counts(CandidateView submission) {
        return work.counting().submissionId().map(submission.id()::equals).orElse(false);
    }

    /** Limits of a run, in words. */
    public String limits() {
        Manifest.Limits limits = manifest.limits();
        return Show.number(limits.cores(), 0) + " core, " + limits.memoryMiB() + " MiB, "
                + Show.number(limits.wallSeconds(), 0) + " s";
    }
}
