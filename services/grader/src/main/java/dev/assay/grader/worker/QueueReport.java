package dev.assay.grader.worker;

import dev.assay.grader.grading.GradedGate;
import dev.assay.grader.grading.GradedMetric;
import dev.assay.grader.grading.Report;
import dev.assay.grader.grading.Scores;
import dev.assay.grader.grading.StepRun;
import dev.assay.grading.GradingReport;
import dev.assay.grading.Points;
import dev.assay.grading.RunRecord;
import dev.assay.grading.SplitScore;
import dev.assay.grading.SplitScore.Split;
import dev.assay.sandbox.RunOutcome.Flag;
import dev.assay.sandbox.RunOutcome.Measurements;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Scorer;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.metric.MetricValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A grading's report in the queue's terms, its files stored as artefacts. */
final class QueueReport {
    private static final double NANOS = 1e9;

    private final Artefacts artefacts;

    QueueReport(Artefacts artefacts) {
        this.artefacts = artefacts;
    }

    GradingReport store(Report report) throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (StepRun run : report.runs()) {
            runs.add(record(run));
        }
        Optional<String> predictions = Optional.empty();
        if (report.predictions().isPresent()) {
            Path file = report.predictions().get();
            predictions = Optional.of(artefacts.keep(file));
        }
        Optional<Scores> scores = report.scores();
        return new GradingReport(
                report.judgement().verdict(),
                names(report.judgement().flags()),
                report.judgement().message(),
                scores.map(scored -> points(scored.points(), scored.pointsInterval())),
                scores.filter(scored -> !scored.feedback().isEmpty())
                        .map(scored -> points(scored.feedbackPoints(), scored.feedbackPointsInterval())),
                scores.map(QueueReport::scores).orElse(List.of()),
                runs,
                Scorer.VERSION,
                predictions,
                report.receipt().toString());
    }

    private RunRecord record(StepRun run) throws IOException {
        Measurements measured = run.outcome().measurements();
        return new RunRecord(
                run.step(),
                run.outcomeName(),
                measured.exitCode(),
                measured.cpu().toNanos() / NANOS,
                measured.wall().toNanos() / NANOS,
                measured.peakMemoryBytes(),
                names(measured.flags()),
                artefacts.keep(measured.log().text()),
                run.candidateVisible());
    }

    private static List<SplitScore> scores(Scores scores) {
        List<SplitScore> all = new ArrayList<>();
        for (GradedMetric metric : scores.deciding()) {
            all.add(score(Split.PRIVATE, metric, gate(scores, metric)));
        }
        for (GradedMetric metric : scores.feedback()) {
            all.add(score(Split.PUBLIC, metric, Optional.empty()));
        }
        return all;
    }

    private static Optional<Boolean> gate(Scores scores, GradedMetric metric) {
        List<GradedGate> gates = scores.gates().stream()
                .filter(graded -> graded.gate().metric().equals(metric.spec().id()))
                .toList();
        return gates.isEmpty() ? Optional.empty() : Optional.of(gates.stream().allMatch(GradedGate::passed));
    }

    private static SplitScore score(Split split, GradedMetric metric, Optional<Boolean> gatePassed) {
        MetricScore score = metric.score();
        return new SplitScore(
                split,
                score.id(),
                Integer.toString(score.version()),
                switch (score.direction()) {
                    case HIGHER -> SplitScore.Direction.HIGHER;
                    case LOWER -> SplitScore.Direction.LOWER;
                },
                metric.spec().primary(),
                switch (score.value()) {
                    case MetricValue.Defined(double value) -> new SplitScore.Value.Defined(value);
                    case MetricValue.Undefined(String reason) -> new SplitScore.Value.Undefined(reason);
                },
                interval(score),
                gatePassed);
    }

    private static SplitScore.Interval interval(MetricScore score) {
        return score.interval()
                .<SplitScore.Interval>map(found ->
                        new SplitScore.Interval.Known(found.lower(), found.upper(), found.level(), found.method()))
                .orElseGet(() ->
                        new SplitScore.Interval.Unknown(score.whyNoInterval().orElseThrow()));
    }

    private static Points points(double value, Optional<ConfidenceInterval> interval) {
        return new Points(value, interval.map(found -> new Points.Range(found.low(), found.high())));
    }

    private static Set<String> names(Set<Flag> flags) {
        return flags.stream().map(Flag::name).collect(Collectors.toSet());
    }
}
