package dev.assay.pack.check;

import dev.assay.pack.Manifest;
import dev.assay.pack.check.Finding.Status;
import dev.assay.scoring.DetectableDifference;
import dev.assay.scoring.LabelPermutations;
import dev.assay.scoring.Metric;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import dev.assay.scoring.points.Anchors;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What scores on this truth mean: optimum, chance, baseline, reference, and how far apart they must be. */
final class ScoreFindings {

    private static final int PERMUTATIONS = 1_000;
    private static final double OPTIMUM_TOLERANCE = 1e-9;
    private static final double MOST_CHANCE_POINTS = 5;
    private static final double MOST_CONSTANT_POINTS = 20;
    private static final double BASELINE_BAND = 25;
    private static final double LEAST_REFERENCE_POINTS = 50;
    private static final double COARSE_POINTS = 15;

    private final Manifest manifest;
    private final List<CheckedMetric> metrics;
    private final CheckedMetric primary;
    private final Truth truth;
    private final Predictions baseline;
    private final Predictions reference;
    private final long seed;

    ScoreFindings(CheckedData data, List<CheckedMetric> metrics, CheckedPredictions predictions, long seed) {
        this.manifest = data.manifest();
        this.metrics = metrics;
        this.primary = PackCheck.primary(metrics);
        this.truth = data.truth().rows(data.deciding());
        this.baseline = predictions.baseline().rows(data.deciding());
        this.reference = predictions.reference().rows(data.deciding());
        this.seed = seed;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        optimum().ifPresent(findings::add);
        findings.add(constants());
        findings.add(referenceBeatsBaseline());
        findings.add(declaredValues());
        if (primary instanceof CheckedMetric.OfEngine engine) {
            findings.add(chance(engine.metric()));
            findings.add(resolution(engine.metric()));
        }
        findings.addAll(gates());
        return findings;
    }

    private double primaryOf(Predictions predictions) {
        return primary.value(truth, predictions);
    }

    /** Points without the bounds of 0 and 100, so that values beyond them can be told apart. */
    private double openPoints(double value) {
        double zero = manifest.primary().baseline().orElseThrow();
        return 100 * (value - zero) / (manifest.primary().target().orElseThrow() - zero);
    }

    private double points(double value) {
        var spec = manifest.primary();
        return Double.isNaN(value)
                ? 0
                : Anchors.linear(spec.baseline().orElseThrow(), spec.target().orElseThrow())
                        .points(value);
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Of the engine's metrics, which know their optimum. */
    private Optional<Finding> optimum() {
        Map<String, Double> measured = new LinkedHashMap<>();
        boolean reached = true;
        for (var metric : metrics) {
            if (metric instanceof CheckedMetric.OfEngine engine) {
                double value = metric.value(truth, Predictions.equalTo(truth));
                measured.put(metric.spec().id(), value);
                reached &= Math.abs(value - engine.metric().optimum()) <= OPTIMUM_TOLERANCE;
            }
        }
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                reached
                        ? new Finding(
                                "optimum",
                                Status.PASSED,
                                "the truth itself reaches the optimum of every metric",
                                measured)
                        : new Finding(
                                "optimum",
                                Status.FAILED,
                                "the truth itself misses the optimum of a metric; choose metrics that these labels can"
                                        + " reach",
                                measured));
    }

    /** Predictions that are the same for every row, by name. */
    private Map<String, Predictions> constantPredictions() {
        double[] values = truth.values();
        double mean = Arrays.stream(values).average().orElseThrow();
        Map<String, Predictions> constants = new LinkedHashMap<>();
        if (truth.kind() == TargetKind.PROBABILITY) {
            constants.put("base-rate", Predictions.probabilities(filled(mean)));
            constants.put("majority", Predictions.probabilities(filled(mean >= 0.5 ? 1 : 0)));
        } else if (truth.kind() == TargetKind.NUMBER) {
            constants.put("mean", Predictions.numbers(filled(mean)));
            double[] sorted = Arrays.stream(values).sorted().toArray();
            constants.put("median", Predictions.numbers(filled(sorted[sorted.length / 2])));
        } else {
            var label = truth.classes().get(mostFrequent(values, truth.classes().size()));
            constants.put("majority", Predictions.classes(Collections.nCopies(truth.size(), label), truth.classes()));
        }
        return constants;
    }

    private double[] filled(double value) {
        double[] filled = new double[truth.size()];
        Arrays.fill(filled, value);
        return filled;
    }

    static int mostFrequent(double[] labels, int classes) {
        int[] counts = new int[classes];
        int best = 0;
        for (double label : labels) {
            counts[(int) label]++;
        }
        for (int label = 1; label < classes; label++) {
            best = counts[label] > counts[best] ? label : best;
        }
        return best;
    }

    private Finding constants() {
        Map<String, Double> measured = new LinkedHashMap<>();
        double most = 0;
        double best = Double.NaN;
        for (var constant : constantPredictions().entrySet()) {
            double value = primaryOf(constant.getValue());
            measured.put(constant.getKey(), value);
            most = Math.max(most, points(value));
            best = Double.isNaN(best) || primary.direction().isBetter(value, best) ? value : best;
        }
        measured.put("points", most);
        if (!Double.isNaN(best) && !primary.direction().isBetter(primaryOf(reference), best)) {
            return new Finding(
                    "constants",
                    Status.FAILED,
                    "one and the same answer for every row is as good as the reference; improve the reference or change"
                            + " the task",
                    measured);
        }
        return most > MOST_CONSTANT_POINTS
                ? new Finding(
                        "constants",
                        Status.WARNING,
                        "one and the same answer for every row earns " + shown(most)
                                + " points; move the metric's baseline",
                        measured)
                : new Finding(
                        "constants",
                        Status.PASSED,
                        "one and the same answer for every row earns " + shown(most) + " points",
                        measured);
    }

    private Finding referenceBeatsBaseline() {
        double low = primaryOf(baseline);
        double high = primaryOf(reference);
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("baseline", low);
        measured.put("reference", high);
        return primary.direction().isBetter(high, low)
                ? new Finding(
                        "reference-beats-baseline",
                        Status.PASSED,
                        "reference " + shown(high) + ", baseline " + shown(low),
                        measured)
                : new Finding(
                        "reference-beats-baseline",
                        Status.FAILED,
                        "reference " + shown(high) + " is no better than baseline " + shown(low)
                                + "; improve the reference",
                        measured);
    }

    private Finding declaredValues() {
        double low = openPoints(primaryOf(baseline));
        double high = openPoints(primaryOf(reference));
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("baseline-points", low);
        measured.put("reference-points", high);
        boolean plausible =
                Math.abs(low) <= BASELINE_BAND && high >= LEAST_REFERENCE_POINTS && high <= 100 + BASELINE_BAND;
        var found = "the baseline earns " + shown(low) + " points, the reference " + shown(high);
        return plausible
                ? new Finding("declared-values", Status.PASSED, found, measured)
                : new Finding(
                        "declared-values",
                        Status.WARNING,
                        found + "; move the metric's baseline and target so that they earn about 0 and 50 to 100",
                        measured);
    }

    private Finding chance(Metric metric) {
        var shuffled = LabelPermutations.of(metric, truth, reference, PERMUTATIONS, seed);
        double value = primaryOf(reference);
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("mean", shuffled.mean());
        measured.put("percentile-99.9", shuffled.extreme());
        measured.put("reference", value);
        measured.put("points", points(shuffled.mean()));
        if (!primary.direction().isBetter(value, shuffled.extreme())) {
            return new Finding(
                    "chance",
                    Status.FAILED,
                    "the reference " + shown(value) + " is within what shuffled predictions reach ("
                            + shown(shuffled.extreme()) + "); take more hidden rows or a better reference",
                    measured);
        }
        if (points(shuffled.mean()) > MOST_CHANCE_POINTS) {
            return new Finding(
                    "chance",
                    Status.FAILED,
                    "shuffled predictions earn " + shown(points(shuffled.mean()))
                            + " points on average; move the metric's baseline up to chance",
                    measured);
        }
        return new Finding(
                "chance",
                Status.PASSED,
                "shuffled predictions centre on " + shown(shuffled.mean()) + " and reach " + shown(shuffled.extreme())
                        + " once in 1000; the reference has " + shown(value),
                measured);
    }

    private Finding resolution(Metric metric) {
        var apart = DetectableDifference.between(metric, truth, baseline, reference, BootstrapSettings.seeded(seed));
        var spec = manifest.primary();
        double points =
                apart.inPoints(spec.baseline().orElseThrow(), spec.target().orElseThrow());
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("rows", (double) truth.size());
        measured.put("difference", apart.difference());
        measured.put("points", points);
        var found = "two candidates must be " + shown(points) + " points apart to be told apart on " + truth.size()
                + " deciding rows";
        return points > COARSE_POINTS
                ? new Finding("resolution", Status.WARNING, found + "; take more hidden rows", measured)
                : new Finding("resolution", Status.PASSED, found, measured);
    }

    private List<Finding> gates() {
        var findings = new ArrayList<Finding>();
        for (var gate : manifest.gates()) {
            var metric = metrics.stream()
                    .filter(candidate -> candidate.spec().id().equals(gate.metric()))
                    .findFirst()
                    .orElseThrow();
            double value = metric.value(truth, reference);
            boolean holds = value >= gate.atLeast().orElse(Double.NEGATIVE_INFINITY)
                    && value <= gate.atMost().orElse(Double.POSITIVE_INFINITY);
            findings.add(new Finding(
                    "gate-" + gate.metric().replace('_', '-'),
                    holds ? Status.PASSED : Status.FAILED,
                    holds
                            ? "the reference passes the gate with " + shown(value)
                            : "the reference fails the gate with " + shown(value) + "; move the gate",
                    Map.of("reference", value)));
        }
        return findings;
    }
}
