package dev.assay.scoring;

import java.util.List;

/**
 * Predicted values in the row order of a {@link Truth}. Immutable. What candidates write becomes predictions through
 * {@link PredictionsReader}; the factories throw {@link IllegalArgumentException} for values it would have rejected.
 */
public final class Predictions {
    private final TargetKind kind;
    private final double[] values;

    private Predictions(TargetKind kind, double[] values) {
        this.kind = kind;
        this.values = values;
        Checks.notEmpty(values.length, "predictions");
    }

    /** Probabilities of the positive class, from 0 to 1. */
    public static Predictions probabilities(double... values) {
        Checks.unitInterval(values, "predictions");
        return new Predictions(TargetKind.PROBABILITY, Truth.normalised(values));
    }

    /** Classes out of the allowed ones, those of {@link Truth#classes()}. */
    public static Predictions classes(List<String> labels, List<String> classes) {
        return new Predictions(TargetKind.CLASS, Truth.indices(labels, classes));
    }

    /** Finite numbers. */
    public static Predictions numbers(double... values) {
        Checks.finite(values, "predictions");
        return new Predictions(TargetKind.NUMBER, Truth.normalised(values));
    }

    /** The truth itself, which reaches the optimum of every metric. */
    public static Predictions equalTo(Truth truth) {
        return new Predictions(truth.kind(), truth.values());
    }

    /** Some of the rows, in the order given; goes with {@link Truth#rows}. */
    public Predictions rows(int... rows) {
        return new Predictions(kind, Truth.select(values, rows));
    }

    public TargetKind kind() {
        return kind;
    }

    /** Number of rows, at least 1. */
    public int size() {
        return values.length;
    }

    /** A copy of the predicted values: the probability, the index into the classes, or the number. */
    public double[] values() {
        return values.clone();
    }

    /** Values that the reader has checked itself. */
    static Predictions checked(TargetKind kind, double[] values) {
        return new Predictions(kind, values);
    }
}
