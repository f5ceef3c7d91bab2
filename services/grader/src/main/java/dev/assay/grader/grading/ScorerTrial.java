package dev.assay.grader.grading;

import dev.assay.pack.check.Finding;
import dev.assay.pack.check.Finding.Status;
import dev.assay.scoring.Interval;
import dev.assay.scoring.MetricScore;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Tries one scorer of a pack out on the deciding rows: with the labels as predictions, twice, and with the labels of
 * other rows.
 */
final class ScorerTrial {
    private final TriedMetric metric;
    private final Truth truth;
    private final long seed;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> engineFault = Optional.empty();

    ScorerTrial(TriedMetric metric, Truth truth, long seed) {
        this.metric = metric;
        this.truth = truth;
        this.seed = seed;
    }

    /** Why the trial could not be made, once it was run; empty when it was made. */
    Optional<String> engineFault() {
        return engineFault;
    }

    List<Finding> findings() {
        Optional<MetricScore> first = score(Predictions.equalTo(truth), "the labels");
        Optional<MetricScore> second =
                first.isPresent() ? score(Predictions.equalTo(truth), "the labels again") : Optional.empty();
        Optional<MetricScore> other = second.isPresent() ? score(shuffled(), "shuffled labels") : Optional.empty();
        if (first.isPresent() && second.isPresent() && other.isPresent()) {
            double best = TriedMetric.value(first.get());
            findings.add(optimum(best));
            findings.add(repeatable(best, TriedMetric.value(second.get())));
            findings.add(shuffledIsWorse(best, TriedMetric.value(other.get())));
            findings.add(interval(other.get()));
        }
        return findings;
    }

    private Optional<MetricScore> score(Predictions predictions, String what) {
        return switch (metric.ask(truth, predictions)) {
            case ScorerOutcome.Scored(MetricScore score) -> Optional.of(score);
            case ScorerOutcome.Rejected(String message) -> {
                findings.add(failed("runs", "it rejects " + what + ". " + message));
                yield Optional.empty();
            }
            case ScorerOutcome.Faulty(String reason) -> {
                findings.add(failed("runs", reason));
                yield Optional.empty();
            }
            case ScorerOutcome.EngineFailed(String reason) -> {
                engineFault = Optional.of(reason);
                yield Optional.empty();
            }
        };
    }

    /** Each label as the prediction of another row: a clearly bad submission with the right values in it. */
    private Predictions shuffled() {
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, truth.size()).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        return Predictions.equalTo(truth)
                .rows(rows.stream().mapToInt(Integer::intValue).toArray());
    }

    private Finding optimum(double best) {
        OptionalDouble baseline = metric.spec().baseline();
        Map<String, Double> measured = new LinkedHashMap<>(Map.of("labels", best));
        baseline.ifPresent(value -> measured.put("baseline", value));
        return baseline.isEmpty() || metric.direction().isBetter(best, baseline.getAsDouble())
                ? new Finding(name("optimum"), Status.PASSED, "the labels as predictions score best", measured)
                : new Finding(
                        name("optimum"),
                        Status.FAILED,
                        "the labels as predictions do not beat the metric's baseline; correct the scorer, its direction or"
                                + " the baseline",
                        measured);
    }

    private Finding repeatable(double first, double second) {
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("first", first);
        measured.put("second", second);
        return Double.compare(first, second) == 0
                ? new Finding(name("repeatable"), Status.PASSED, "two runs give the same value", measured)
                : new Finding(
                        name("repeatable"),
                        Status.FAILED,
                        "two runs give different values; draw nothing at random, or from a fixed seed",
                        measured);
    }

    private Finding shuffledIsWorse(double best, double other) {
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("labels", best);
        measured.put("shuffled", other);
        return metric.direction().isBetter(best, other)
                ? new Finding(name("bad-submission"), Status.PASSED, "shuffled labels score worse", measured)
                : new Finding(
                        name("bad-submission"),
                        Status.FAILED,
                        "shuffled labels score no worse than the labels; correct the scorer or its direction",
                        measured);
    }

    /** Of shuffled labels, because the labels themselves may have the same score on every resample. */
    private Finding interval(MetricScore score) {
        return score.interval()
                .map(Interval::method)
                .map(method -> new Finding(name("interval"), Status.PASSED, "its interval: " + method, Map.of()))
                .orElseGet(() -> new Finding(
                        name("interval"),
                        Status.WARNING,
                        "its scores have no interval: " + score.whyNoInterval().orElse(""),
                        Map.of()));
    }

    private Finding failed(String what, String message) {
        return new Finding(name(what), Status.FAILED, message, Map.of());
    }

    private String name(String what) {
        return String.format(Locale.ROOT, "scorer-%s-%s", metric.spec().id().replace('_', '-'), what);
    }
}
