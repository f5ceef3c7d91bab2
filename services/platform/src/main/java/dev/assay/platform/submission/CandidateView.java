package dev.assay.platform.submission;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A submission as its candidate may see it: nothing of the private rows, of hidden runs or of the receipt.
 *
 * @param points 0..100 on the public rows, rounded
 * @param metrics on the public rows, rounded so that many submissions do not add up to the labels
 * @param runs whose logs the candidate may read
 */
@Serdeable
public record CandidateView(
        String id,
        String attemptId,
        String fileName,
        String sha256,
        long bytes,
        Instant receivedAt,
        boolean counts,
        String gradingId,
        String state,
        String step,
        @Nullable String verdict,
        @Nullable String owner,
        @Nullable String message,
        @Nullable Double points,
        List<PublicMetric> metrics,
        List<VisibleRun> runs) {

    private static final int DECIMALS = 3;

    /** A metric on the public rows. */
    @Serdeable
    public record PublicMetric(
            String id,
            String direction,
            boolean primary,
            @Nullable Double value,
            @Nullable List<Double> interval,
            @Nullable Double level) {}

    /** A run whose log the candidate may read. */
    @Serdeable
    public record VisibleRun(
            int ordinal,
            String step,
            String outcome,
            @Nullable Integer exitCode,
            double cpuSeconds,
            double wallSeconds,
            long peakMemoryBytes,
            List<String> flags,
            boolean hasLog) {}

    /** A submission of a trial: all that is public. */
    static CandidateView of(SubmissionView submission) {
        GradingView grading = submission.current();
        return of(
                submission,
                grading.publicPoints() == null ? null : rounded(grading.publicPoints()),
                grading.metrics().stream()
                        .filter(metric -> metric.split().equals("PUBLIC"))
                        .map(CandidateView::metric)
                        .toList());
    }

    /** A submission of somebody who was invited: what the feedback policy of the opening tells. */
    static CandidateView of(SubmissionView submission, Told told) {
        Optional<Shown> shown = switch (told) {
            case Told.Own own -> Optional.of(own.shown());
            case Told.Better better -> Optional.of(better.shown());
            case Told.NoScore _, Told.OnlyThatItScored _, Told.NotDefined _, Told.NotBetter _ -> Optional.empty();
        };
        return of(
                submission,
                null,
                ScoreBoard.publicScore(submission).stream()
                        .flatMap(metric -> shown.map(value -> metric(metric, value)).stream())
                        .toList());
    }

    private static CandidateView of(SubmissionView submission, @Nullable Double points, List<PublicMetric> metrics) {
        GradingView grading = submission.current();
        return new CandidateView(
                submission.id(),
                submission.attemptId(),
                submission.fileName(),
                submission.sha256(),
                submission.bytes(),
                submission.receivedAt(),
                submission.counts(),
                grading.id(),
                grading.state(),
                grading.step(),
                grading.verdict(),
                grading.owner(),
                grading.message(),
                points,
                metrics,
                grading.runs().stream()
                        .filter(GradingView.RunView::candidateVisible)
                        .map(CandidateView::run)
                        .toList());
    }

    private static PublicMetric metric(GradingView.MetricView metric, Shown shown) {
        return new PublicMetric(
                metric.id(),
                metric.direction(),
                true,
                shown.value(),
                shown.low() == null || shown.high() == null ? null : List.of(shown.low(), shown.high()),
                metric.level());
    }

    private static PublicMetric metric(GradingView.MetricView metric) {
        return new PublicMetric(
                metric.id(),
                metric.direction(),
                metric.primary(),
                metric.value() == null ? null : rounded(metric.value()),
                metric.interval() == null
                        ? null
                        : metric.interval().stream().map(CandidateView::rounded).toList(),
                metric.level());
    }

    private static VisibleRun run(GradingView.RunView run) {
        return new VisibleRun(
                run.ordinal(),
                run.step(),
                run.outcome(),
                run.exitCode(),
                run.cpuSeconds(),
                run.wallSeconds(),
                run.peakMemoryBytes(),
                run.flags(),
                run.hasLog());
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
