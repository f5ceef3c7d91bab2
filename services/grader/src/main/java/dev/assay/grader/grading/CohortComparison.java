package dev.assay.grader.grading;

import dev.assay.grading.ComparisonClaim.Member;
import dev.assay.grading.ComparisonReport;
import dev.assay.grading.ComparisonReport.Basis;
import dev.assay.grading.ComparisonReport.Difference;
import dev.assay.grading.ComparisonReport.Entry;
import dev.assay.grading.ComparisonReport.Outcome;
import dev.assay.grading.ComparisonReport.Pair;
import dev.assay.grading.ComparisonReport.Place;
import dev.assay.grading.ComparisonReport.Range;
import dev.assay.grading.SplitScore;
import dev.assay.grading.Verdict;
import dev.assay.pack.BoundMetrics;
import dev.assay.pack.Manifest;
import dev.assay.scoring.Metric;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.Scorer;
import dev.assay.scoring.Truth;
import dev.assay.scoring.comparison.PairedComparison;
import dev.assay.scoring.comparison.SharedResamples;
import dev.assay.scoring.comparison.Standing;
import dev.assay.scoring.comparison.Standings;
import dev.assay.scoring.inference.ConfidenceInterval;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.MetricValue;
import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gradings of one pack version beside each other, by the primary metric on the rows that decide. All are scored on the
 * same resamples of these rows. Used once.
 */
final class CohortComparison {
    /** Predictions in memory at a time, which bounds it for any number of gradings. */
    private static final int CELLS = 2_000_000;

    private static final String ADJUSTMENT = "Holm";
    private static final String BASELINE = "baseline";
    private static final String OF_PACK =
            "the pack computes its primary metric with a program of its own, which is not run on resamples";

    private final Manifest manifest;
    private final HiddenData data;
    private final StoredPredictions stored;
    private final Truth truth;
    private final BootstrapSettings settings;
    private final List<Contender> contenders = new ArrayList<>();

    /** Of each contender the value on every resample, NaN where there is none. */
    private final List<double[]> resampled = new ArrayList<>();

    private final List<Entry> notRanked = new ArrayList<>();

    CohortComparison(Manifest manifest, HiddenData data, StoredPredictions stored) {
        this.manifest = manifest;
        this.data = data;
        this.stored = stored;
        this.truth = data.truth().rows(data.deciding());
        this.settings = HiddenScoring.bootstrap(manifest);
    }

    /** A grading whose predictions have a value. */
    private record Contender(String gradingId, double value, Optional<Range> interval) {}

    /** With what is needed to resample it, which is not kept for longer. */
    private record Scored(Contender contender, Statistic statistic) {}

    /** Whether its metric can be compared on resamples at all. */
    static boolean isPossible(Manifest manifest) {
        return manifest.primary().scorer().isEmpty();
    }

    /** Tells of each grading what its own score was, and nobody's rank. */
    static ComparisonReport impossible(Manifest manifest, HiddenData data, List<Member> members) {
        List<Entry> entries = members.stream()
                .map(member -> new Entry(
                        member.gradingId(),
                        member.score().map(CohortComparison::value).orElse(OptionalDouble.empty()),
                        member.score().flatMap(CohortComparison::interval),
                        new Place.NotRanked(whyNotScored(member).orElse(OF_PACK)),
                        Optional.empty()))
                .toList();
        Basis basis = new Basis(
                manifest.primary().id(),
                switch (manifest.primary().direction()) {
                    case HIGHER -> SplitScore.Direction.HIGHER;
                    case LOWER -> SplitScore.Direction.LOWER;
                },
                data.deciding().length,
                Optional.empty(),
                Scorer.VERSION);
        return new ComparisonReport(basis, entries, List.of(), Optional.of(OF_PACK));
    }

    /**
     * Compares.
     *
     * @param baseline the file with the predictions of the pack's baseline; empty when there is none
     */
    ComparisonReport of(List<Member> members, Optional<InputStream> baseline) throws IOException {
        Metric metric = BoundMetrics.of(manifest.primary());
        int block = Math.max(1, CELLS / data.truth().size());
        for (int start = 0; start < members.size(); start += block) {
            List<Scored> scored = new ArrayList<>();
            for (Member member : members.subList(start, Math.min(start + block, members.size()))) {
                score(metric, member).ifPresent(scored::add);
            }
            resample(scored);
        }
        int candidates = contenders.size();
        if (baseline.isPresent()) {
            score(metric, BASELINE, Optional.empty(), baseline.get()).ifPresent(one -> resample(List.of(one)));
        }
        Basis basis = new Basis(
                metric.id(),
                switch (metric.direction()) {
                    case HIGHER -> SplitScore.Direction.HIGHER;
                    case LOWER -> SplitScore.Direction.LOWER;
                },
                truth.size(),
                Optional.of(new ComparisonReport.Resampling(
                        settings.seed(), settings.resamples(), settings.level(), ADJUSTMENT)),
                Scorer.VERSION);
        return candidates == 0
                ? new ComparisonReport(
                        basis, notRanked, List.of(), Optional.of("none of the gradings has a value to compare"))
                : report(basis, metric.direction(), candidates);
    }

    private ComparisonReport report(Basis basis, Direction direction, int candidates) {
        Standings standings = Standings.of(shared(direction, candidates), settings.level());
        SharedResamples withBaseline = shared(direction, contenders.size());
        List<Entry> entries = new ArrayList<>();
        for (Standing standing : standings.candidates()) {
            Contender contender = contenders.get(standing.candidate());
            entries.add(new Entry(
                    contender.gradingId(),
                    OptionalDouble.of(contender.value()),
                    contender.interval(),
                    new Place.Ranked(
                            standing.ranks().best(),
                            standing.ranks().worst(),
                            standing.letters(),
                            standing.probabilityFirst(),
                            standing.expectedRank()),
                    contenders.size() == candidates
                            ? Optional.empty()
                            : Optional.of(difference(withBaseline, standing.candidate(), candidates))));
        }
        entries.addAll(notRanked);
        return new ComparisonReport(
                basis, entries, standings.comparisons().stream().map(this::pair).toList(), Optional.empty());
    }

    private Difference difference(SharedResamples values, int first, int second) {
        return new Difference(
                values.observed(first) - values.observed(second) + 0.0,
                range(values.differenceInterval(first, second, settings.level())));
    }

    private Pair pair(PairedComparison pair) {
        return new Pair(
                contenders.get(pair.first()).gradingId(),
                contenders.get(pair.second()).gradingId(),
                Optional.of(new Difference(pair.difference(), range(pair.interval()))),
                Double.isNaN(pair.pValue()) ? OptionalDouble.empty() : OptionalDouble.of(pair.pValue()),
                pair.adjustedPValue(),
                switch (pair.outcome()) {
                    case FIRST_BETTER -> Outcome.FIRST_BETTER;
                    case SECOND_BETTER -> Outcome.SECOND_BETTER;
                    case NOT_TOLD_APART -> Outcome.NOT_TOLD_APART;
                });
    }

    private Optional<Scored> score(Metric metric, Member member) throws IOException {
        Optional<String> whyNot = whyNotScored(member);
        if (whyNot.isPresent()) {
            return leaveOut(member.gradingId(), whyNot.get());
        }
        try (InputStream in = stored.open(member.predictionsSha256().orElseThrow())) {
            return score(metric, member.gradingId(), member.score(), in);
        } catch (NoSuchFileException e) {
            return leaveOut(member.gradingId(), "its predictions are no longer stored");
        }
    }

    private Optional<Scored> score(Metric metric, String gradingId, Optional<SplitScore> known, InputStream in)
            throws IOException {
        if (!(PredictionsReader.read(in, data.format(), data.truth())
                instanceof ReadOutcome.Accepted(Predictions all))) {
            return leaveOut(gradingId, "its stored predictions do not fit the hidden rows");
        }
        Predictions predictions = all.rows(data.deciding());
        return switch (metric.evaluate(truth, predictions)) {
            case MetricValue.Defined(double value) ->
                Optional.of(new Scored(
                        new Contender(gradingId, value, interval(metric, predictions, value, known)),
                        metric.statistic(truth, predictions)));
            case MetricValue.Undefined(String reason) ->
                leaveOut(gradingId, "the metric has no value on its predictions: " + reason);
        };
    }

    /** That of the grading where it has this very value, so that both tell the same and it is computed once. */
    private Optional<Range> interval(Metric metric, Predictions predictions, double value, Optional<SplitScore> known) {
        if (known.isPresent() && value(known.get()).equals(OptionalDouble.of(value))) {
            return interval(known.get());
        }
        return Scorer.score(truth, predictions, List.of(metric), settings)
                .getFirst()
                .interval()
                .map(found -> new Range(found.lower(), found.upper()));
    }

    private Optional<Scored> leaveOut(String gradingId, String reason) {
        notRanked.add(new Entry(
                gradingId, OptionalDouble.empty(), Optional.empty(), new Place.NotRanked(reason), Optional.empty()));
        return Optional.empty();
    }

    private void resample(List<Scored> scored) {
        double[][] values =
                Bootstrap.values(scored.stream().map(Scored::statistic).toList(), truth.resampling(), settings);
        for (double[] own : values) {
            resampled.add(Arrays.stream(own)
                    .map(value -> Double.isFinite(value) ? value : Double.NaN)
                    .toArray());
        }
        scored.forEach(one -> contenders.add(one.contender()));
    }

    private SharedResamples shared(Direction direction, int count) {
        return new SharedResamples(
                direction,
                contenders.stream().limit(count).mapToDouble(Contender::value).toArray(),
                resampled.stream().limit(count).toArray(double[][]::new));
    }

    private static Optional<String> whyNotScored(Member member) {
        if (member.verdict().isEmpty()) {
            return Optional.of("it is not graded yet");
        }
        Verdict verdict = member.verdict().get();
        return verdict == Verdict.SCORED && member.predictionsSha256().isPresent()
                ? Optional.empty()
                : Optional.of("it was not scored: " + verdict);
    }

    private static OptionalDouble value(SplitScore score) {
        return switch (score.value()) {
            case SplitScore.Value.Defined(double number) -> OptionalDouble.of(number);
            case SplitScore.Value.Undefined _ -> OptionalDouble.empty();
        };
    }

    private static Optional<Range> interval(SplitScore score) {
        return switch (score.interval()) {
            case SplitScore.Interval.Known known -> Optional.of(new Range(known.lower(), known.upper()));
            case SplitScore.Interval.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Range> range(ConfidenceInterval interval) {
        return interval.isDefined() ? Optional.of(new Range(interval.low(), interval.high())) : Optional.empty();
    }
}
