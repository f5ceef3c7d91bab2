package dev.assay.pack.check;

import dev.assay.pack.check.Finding.Status;
import dev.assay.scoring.Association;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whether row order, id or a single feature gives the label away. */
final class LeakFindings {

    /** Of a feature: an AUC of .99, or as good as the label itself. */
    private static final double GIVES_AWAY = 0.98;

    private static final double SUSPICIOUS = 0.9;
    private static final double ORDER_TELLS = 0.2;

    private final CheckedData data;
    private final Truth truth;

    LeakFindings(CheckedData data) {
        this.data = data;
        this.truth = data.truth();
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        double[] order = Arrays.stream(data.featureRows()).asDoubleStream().toArray();
        findings.add(order("row-order", Association.of(order, truth), "the order of the rows", "shuffle them"));
        findings.add(order("id", idAssociation(), "the id", "draw ids at random"));
        findings.add(features());
        return findings;
    }

    /** Order and ids should tell nothing at all; in a time series both follow the time, which may tell something. */
    private Finding order(String name, Association association, String what, String advice) {
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("strength", association.strength());
        measured.put("chance", association.chance());
        boolean tells = association.strength() > Math.max(ORDER_TELLS, 2 * association.chance());
        var found = what + " is associated with the label at " + ScoreFindings.shown(association.strength()) + " of 1";
        if (!tells) {
            return new Finding(name, Status.PASSED, found, measured);
        }
        var status = data.manifest().data().timeColumn().isPresent() && association.strength() < GIVES_AWAY
                ? Status.WARNING
                : Status.FAILED;
        return new Finding(name, status, found + "; " + advice, measured);
    }

    /** The stronger of two readings of an id: its place in alphabetical order, and the digits in it as a number. */
    private Association idAssociation() {
        var ids = truth.ids();
        var sorted = ids.stream().sorted().toList();
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            place.put(sorted.get(i), i);
        }
        double[] places =
                ids.stream().mapToDouble(id -> place.getOrDefault(id, 0)).toArray();
        var alphabetical = Association.of(places, truth);
        var digits = Numbers.of(ids.stream().map(id -> id.replaceAll("\\D", "")).toList());
        if (digits.isEmpty()) {
            return alphabetical;
        }
        var numeric = Association.of(digits.get(), truth);
        return numeric.strength() > alphabetical.strength() ? numeric : alphabetical;
    }

    private Finding features() {
        Map<String, Double> strengths = new LinkedHashMap<>();
        for (var column : data.features().header()) {
            if (!column.equals(data.manifest().data().idColumn())) {
                strengths.put(column, strength(data.feature(column)));
            }
        }
        var strongest = strengths.entrySet().stream().max(Map.Entry.comparingByValue());
        if (strongest.isEmpty()) {
            return new Finding("single-features", Status.PASSED, "there are no features", strengths);
        }
        double most = strongest.get().getValue();
        var found = "the strongest single feature is '" + strongest.get().getKey() + "' with "
                + ScoreFindings.shown(most) + " of 1";
        if (most >= GIVES_AWAY) {
            return new Finding(
                    "single-features", Status.FAILED, found + "; it gives the label away, leave it out", strengths);
        }
        return new Finding(
                "single-features",
                most >= SUSPICIOUS ? Status.WARNING : Status.PASSED,
                most >= SUSPICIOUS ? found + "; make sure that it is known when the prediction is made" : found,
                strengths);
    }

    private double strength(List<String> column) {
        var numbers = Numbers.of(column);
        double ranked =
                numbers.map(values -> Association.of(values, truth).strength()).orElse(0.0);
        return Math.max(ranked, categories(column));
    }

    /**
     * What the labels of other rows with the same value tell. Each half of the rows is answered from the other half:
     * within one half, a value that occurs once would tell its own label.
     */
    private double categories(List<String> column) {
        double[] labels = truth.values();
        double[] answers = new double[labels.length];
        for (int half = 0; half < 2; half++) {
            int own = half;
            Map<String, List<Double>> known = new HashMap<>();
            IntStream.range(0, labels.length)
                    .filter(row -> row % 2 != own)
                    .forEach(row -> known.computeIfAbsent(column.get(row), value -> new ArrayList<>())
                            .add(labels[row]));
            IntStream.range(0, labels.length)
                    .filter(row -> row % 2 == own)
                    .forEach(row -> answers[row] = answer(known.getOrDefault(column.get(row), List.of())));
        }
        return truth.kind() == TargetKind.CLASS
                ? beyondMajority(labels, answers)
                : Association.of(answers, truth).strength();
    }

    private double answer(List<Double> labels) {
        if (labels.isEmpty()) {
            return Double.NaN;
        }
        double[] values = labels.stream().mapToDouble(Double::doubleValue).toArray();
        return truth.kind() == TargetKind.CLASS
                ? ScoreFindings.mostFrequent(values, truth.classes().size())
                : Arrays.stream(values).average().orElseThrow();
    }

    /** The share of rows beyond those of the most frequent class that are answered rightly. */
    private double beyondMajority(double[] labels, double[] answers) {
        int majority = ScoreFindings.mostFrequent(labels, truth.classes().size());
        double base = Arrays.stream(labels).filter(label -> label == majority).count() / (double) labels.length;
        double right = IntStream.range(0, labels.length)
                        .filter(row -> labels[row] == answers[row])
                        .count()
                / (double) labels.length;
        return base >= 1 ? 0 : Math.max(0, (right - base) / (1 - base));
    }
}
