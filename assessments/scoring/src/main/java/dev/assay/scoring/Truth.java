package dev.assay.scoring;

import dev.assay.scoring.csv.DistinctTexts;
import dev.assay.scoring.resampling.Resampling;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The true values of the rows to predict, with what the metrics and the resampling need beside them. Immutable. Faults
 * in what it is made of are faults of the assessment and thrown as {@link IllegalArgumentException}.
 */
public final class Truth {
    private final TargetKind kind;
    private final DistinctTexts ids;
    private final double[] values;
    private final List<String> classes;
    private final int @Nullable [] groups;
    private final double @Nullable [] scale;

    private Truth(
            TargetKind kind,
            DistinctTexts ids,
            double[] values,
            List<String> classes,
            int @Nullable [] groups,
            double @Nullable [] scale) {
        this.kind = kind;
        this.ids = ids;
        this.values = values;
        this.classes = List.copyOf(classes);
        this.groups = groups;
        this.scale = scale;
        Checks.notEmpty(ids.size(), "rows");
        Checks.sameLength(ids.size(), values.length, "ids and true values");
    }

    /** Rows whose probability of being positive is predicted; each label is 0 or 1. */
    public static Truth binary(List<String> ids, double[] labels) {
        for (double label : labels) {
            if (label != 0 && label != 1) {
                throw new IllegalArgumentException("A label of a probability target is neither 0 nor 1.");
            }
        }
        return new Truth(TargetKind.PROBABILITY, distinct(ids), normalised(labels), List.of("0", "1"), null, null);
    }

    /**
     * Rows whose class is predicted.
     *
     * @param classes every allowed class; those that do not occur among the labels are fine. Of two classes the
     *     second is the positive one
     */
    public static Truth classes(List<String> ids, List<String> labels, List<String> classes) {
        return new Truth(TargetKind.CLASS, distinct(ids), indices(labels, classes), classes, null, null);
    }

    /** Rows for which a finite number is predicted. */
    public static Truth numbers(List<String> ids, double[] values) {
        Checks.finite(values, "true values");
        return new Truth(TargetKind.NUMBER, distinct(ids), normalised(values), List.of(), null, null);
    }

    /** The same rows, those of equal group drawn together in a resample: a user, a series, a document. */
    public Truth withGroups(List<String> groups) {
        Checks.sameLength(size(), groups.size(), "ids and groups");
        return new Truth(kind, ids, values, classes, numbered(groups), scale);
    }

    /**
     * The same rows with the scale that a scaled error divides by, usually the mean absolute difference, one season
     * apart, of the training values of the row's series.
     *
     * @param scale finite and not negative
     */
    public Truth withScale(double[] scale) {
        Checks.sameLength(size(), scale.length, "ids and scales");
        Checks.finite(scale, "scales");
        if (Arrays.stream(scale).anyMatch(value -> value < 0)) {
            throw new IllegalArgumentException("A scale is negative.");
        }
        return new Truth(kind, ids, values, classes, groups, normalised(scale));
    }

    /** Some of the rows, in the order given; the classes stay. */
    public Truth rows(int... rows) {
        return new Truth(
                kind,
                DistinctTexts.of(Arrays.stream(rows).mapToObj(ids::text)),
                select(values, rows),
                classes,
                groups == null
                        ? null
                        : numbered(
                                Arrays.stream(rows).mapToObj(row -> groups[row]).toList()),
                scale == null ? null : select(scale, rows));
    }

    /** Number of rows, at least 1. */
    public int size() {
        return values.length;
    }

    public TargetKind kind() {
        return kind;
    }

    /** The id of each row, as a string made when it is asked for. */
    public List<String> ids() {
        return ids.texts();
    }

    /** The row of each id. */
    DistinctTexts rowOfId() {
        return ids;
    }

    /** Allowed classes; "0" and "1" for a probability, none for a number. */
    public List<String> classes() {
        return classes;
    }

    public boolean hasGroups() {
        return groups != null;
    }

    public boolean hasScale() {
        return scale != null;
    }

    /** A copy of the true values: 0 or 1, the index into {@link #classes()}, or the number. */
    public double[] values() {
        return values.clone();
    }

    double[] scale() {
        if (scale == null) {
            throw new IllegalStateException("The truth has no scale.");
        }
        return scale;
    }

    int[] groups() {
        if (groups == null) {
            throw new IllegalStateException("The truth has no groups.");
        }
        return groups;
    }

    private static DistinctTexts distinct(List<String> ids) {
        try {
            return DistinctTexts.of(ids.stream());
        } catch (IllegalArgumentException repeated) {
            throw new IllegalArgumentException("An id occurs more than once in the truth.", repeated);
        }
    }

    static double[] indices(List<String> labels, List<String> classes) {
        Map<String, Integer> index = new HashMap<>();
        for (String name : classes) {
            if (index.putIfAbsent(name, index.size()) != null) {
                throw new IllegalArgumentException("A class is listed more than once.");
            }
        }
        return labels.stream()
                .mapToDouble(label -> {
                    Integer found = index.get(label);
                    if (found == null) {
                        throw new IllegalArgumentException("A label is not one of the classes.");
                    }
                    return found;
                })
                .toArray();
    }

    /** Resamples of the rows: whole groups where there are any, else rows within their class or, of numbers, rows. */
    public Resampling resampling() {
        if (groups != null) {
            return Resampling.ofGroups(groups);
        }
        return kind == TargetKind.NUMBER ? Resampling.ofRows(size()) : Resampling.withinClasses(values);
    }

    /** The weights of rows that count once each. */
    static double[] once(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return weights;
    }

    static double[] normalised(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }

    static double[] select(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Numbers from 0 without a gap, equal for equal names, so that a resample draws no group without rows. */
    private static int[] numbered(List<?> names) {
        Map<Object, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.putIfAbsent(name, numbers.size()));
        return names.stream().mapToInt(numbers::get).toArray();
    }
}
