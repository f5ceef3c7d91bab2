package dev.assay.pack.check;

import dev.assay.pack.Table;
import dev.assay.pack.check.Finding.Status;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether it pays to look labels up instead of predicting them: in the raw data, by the pack's own attack, and in the
 * labelled public rows, by exact and by nearest match. None may beat the reference.
 */
final class LookupFindings {

    private static final int MOST_HIDDEN = 1_000;
    private static final int MOST_KNOWN = 20_000;
    private static final double NEAR = 0.005;
    private static final double MANY_DUPLICATES = 0.01;
    private static final double MANY_NEAR = 0.05;

    private final CheckedData data;
    private final CheckedPredictions predictions;
    private final CheckedMetric primary;

    LookupFindings(CheckedData data, CheckedMetric primary, CheckedPredictions predictions) {
        this.data = data;
        this.predictions = predictions;
        this.primary = primary;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(predictions
                .attack()
                .map(attack -> attack("lookup-attack", "looking labels up in the raw data", attack, data.deciding()))
                .orElseGet(() -> new Finding(
                        "lookup-attack",
                        Status.WARNING,
                        "the pack has no attack/ folder, so nobody knows what the raw data give away; add one",
                        Map.of())));
        var known = data.labelled();
        if (known.isEmpty()) {
            findings.add(new Finding(
                    "public-match",
                    Status.WARNING,
                    "no public table has features and labels side by side; duplicates were not looked for",
                    Map.of()));
        } else {
            findings.addAll(exact(known.get()));
            findings.addAll(nearest(sample(known.get())));
        }
        return findings;
    }

    private Finding attack(String name, String what, Predictions attack, int[] rows) {
        var truth = data.truth().rows(rows);
        double looked = primary.value(truth, attack.size() == rows.length ? attack : attack.rows(rows));
        double reference = primary.value(truth, predictions.reference().rows(rows));
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("attack", looked);
        measured.put("reference", reference);
        var found =
                what + " scores " + ScoreFindings.shown(looked) + ", the reference " + ScoreFindings.shown(reference);
        return primary.direction().isBetter(looked, reference)
                ? new Finding(
                        name,
                        Status.FAILED,
                        found + "; redraw outcomes or perturb inputs in prepare until it does not pay",
                        measured)
                : new Finding(name, Status.PASSED, found, measured);
    }

    private static Table sample(Table known) {
        int step = Math.max(1, (known.rows() + MOST_KNOWN - 1) / MOST_KNOWN);
        return known.select(
                IntStream.range(0, known.rows()).filter(row -> row % step == 0).toArray());
    }

    private List<Finding> exact(Table known) {
        var shared = data.sharedColumns(known);
        Map<List<String>, List<String>> labels = new HashMap<>();
        var target = known.column(data.manifest().data().target().column());
        var knownRow = rowsOf(known, shared);
        for (int row = 0; row < known.rows(); row++) {
            labels.computeIfAbsent(knownRow.apply(row), key -> new ArrayList<>())
                    .add(target.get(row));
        }
        var hiddenRow = rowsOf(data.features(), shared);
        int[] featureRows = data.featureRows();
        List<List<String>> found = Arrays.stream(featureRows)
                .mapToObj(row -> labels.getOrDefault(hiddenRow.apply(row), List.of()))
                .toList();
        double share = found.stream().filter(match -> !match.isEmpty()).count() / (double) found.size();
        int[] all = IntStream.range(0, data.truth().size()).toArray();
        var findings = new ArrayList<Finding>();
        findings.add(share(
                "exact-duplicates",
                share,
                MANY_DUPLICATES,
                "of the hidden rows have a public row with the same features"));
        findings.add(attack("exact-match", "answering by exact match with public rows", answers(found, target), all));
        return findings;
    }

    private static Finding share(String name, double share, double most, String what) {
        var found = ScoreFindings.shown(100 * share) + "% " + what;
        return share > most
                ? new Finding(name, Status.WARNING, found + "; remove copies in prepare", Map.of("share", share))
                : new Finding(name, Status.PASSED, found, Map.of("share", share));
    }

    private static Function<Integer, List<String>> rowsOf(Table table, List<String> columns) {
        var values = columns.stream().map(table::column).toList();
        return row -> values.stream().map(column -> column.get(row)).toList();
    }

    private List<Finding> nearest(Table known) {
        var truth = data.truth();
        int step = Math.max(1, (truth.size() + MOST_HIDDEN - 1) / MOST_HIDDEN);
        int[] rows =
                IntStream.range(0, truth.size()).filter(row -> row % step == 0).toArray();
        int[] featureRows = data.featureRows();
        var distance = new RowDistance(data.features(), known, data.sharedColumns(known));
        var target = known.column(data.manifest().data().target().column());
        var found = new ArrayList<List<String>>();
        int near = 0;
        for (int row : rows) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int other = 0; other < known.rows(); other++) {
                double apart = distance.between(featureRows[row], other);
                if (apart < least) {
                    least = apart;
                    best = other;
                }
            }
            near += least <= NEAR ? 1 : 0;
            found.add(List.of(target.get(best)));
        }
        var findings = new ArrayList<Finding>();
        findings.add(share(
                "near-duplicates",
                (double) near / rows.length,
                MANY_NEAR,
                "of the hidden rows have a public row with almost the same features"));
        findings.add(attack("nearest-match", "answering by the nearest public row", answers(found, target), rows));
        return findings;
    }

    /** The labels found for each row as predictions; where none was found, what fits most public rows. */
    private Predictions answers(List<List<String>> found, List<String> known) {
        var truth = data.truth();
        var fallback = answer(truth, known).orElseThrow();
        var answers = found.stream()
                .map(labels -> answer(truth, labels).orElse(fallback))
                .toList();
        return switch (truth.kind()) {
            case CLASS -> Predictions.classes(answers, truth.classes());
            case PROBABILITY -> Predictions.probabilities(numbers(answers));
            case NUMBER -> Predictions.numbers(numbers(answers));
        };
    }

    private static Optional<String> answer(Truth truth, List<String> labels) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        if (truth.kind() != TargetKind.CLASS) {
            double mean = Arrays.stream(numbers(labels)).average().orElseThrow();
            return Optional.of(Double.toString(mean));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        labels.stream().filter(truth.classes()::contains).forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
