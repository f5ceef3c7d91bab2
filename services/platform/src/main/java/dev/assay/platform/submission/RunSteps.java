package dev.assay.platform.submission;

import dev.assay.grading.Verdict;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a grading as its candidate sees them. */
@Singleton
public final class RunSteps {

    private final ProgressRepository progress;
    private final Clock clock;

    RunSteps(ProgressRepository progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    private enum Shown {
        CHECKS(dev.assay.grading.Step.PREPARING, "Checks", "layout, names and sizes"),
        SMOKE(dev.assay.grading.Step.SMOKE_RUN, "Smoke run", "on public rows, its log is yours"),
        HIDDEN(dev.assay.grading.Step.HIDDEN_RUN, "Hidden run", "on hidden rows, without network or labels"),
        SCORE(dev.assay.grading.Step.SCORING, "Score", "against the true values");

        private final dev.assay.grading.Step step;
        private final String title;
        private final String detail;

        Shown(dev.assay.grading.Step step, String title, String detail) {
            this.step = step;
            this.title = title;
            this.detail = detail;
        }
    }

    /** From what was received to the score. */
    public List<Step> of(CandidateView submission) {
        Map<dev.assay.grading.Step, Instant> began = progress.steps(submission.gradingId());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Step.State.DONE, "Received", Show.bytes(submission.bytes()), ""));
        dev.assay.grading.Step now = dev.assay.grading.Step.valueOf(submission.step());
        for (Shown shown : Shown.values()) {
            steps.add(new Step(
                    state(submission, shown, now), shown.title, shown.detail, took(submission, shown, began, now)));
        }
        return steps;
    }

    private static Step.State state(CandidateView submission, Shown shown, dev.assay.grading.Step now) {
        @Nullable String verdict = submission.verdict();
        if (verdict == null) {
            int order = now.compareTo(shown.step);
            if (order > 0) {
                return Step.State.DONE;
            }
            return order == 0 ? Step.State.RUNNING : Step.State.WAITING;
        }
        if (verdict.equals(Verdict.SCORED.name())) {
            return Step.State.DONE;
        }
        Shown stopped = stoppedAt(submission);
        int order = shown.compareTo(stopped);
        if (order == 0) {
            return Verdict.valueOf(verdict).owner() == Verdict.Owner.CANDIDATE ? Step.State.FAILED : Step.State.OURS;
        }
        return order < 0 ? Step.State.DONE : Step.State.WAITING;
    }

    /** By what ran: a run that candidates may not read about is told apart by nothing but its being there. */
    private static Shown stoppedAt(CandidateView submission) {
        if (Verdict.UPLOAD_REJECTED.name().equals(submission.verdict())) {
            return Shown.CHECKS;
        }
        Optional<CandidateView.VisibleRun> smoke = submission.runs().stream().reduce((first, second) -> second);
        if (smoke.isEmpty()) {
            return Shown.CHECKS;
        }
        boolean smokeWell = smoke.get().outcome().equals("Completed")
                && smoke.get().exitCode() != null
                && smoke.get().exitCode() == 0;
        return smokeWell ? Shown.HIDDEN : Shown.SMOKE;
    }

    private String took(
            CandidateView submission,
            Shown shown,
            Map<dev.assay.grading.Step, Instant> began,
            dev.assay.grading.Step now) {
        Instant from = began.get(shown.step);
        if (from == null) {
            return "";
        }
        Optional<Instant> to = began.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(shown.step) > 0)
                .map(Map.Entry::getValue)
                .min(Instant::compareTo);
        boolean running = submission.verdict() == null && now == shown.step;
        return to.or(() -> running ? Optional.of(clock.instant()) : Optional.empty())
                .map(end -> Show.duration(Duration.between(from, end)))
                .orElse("");
    }
}
