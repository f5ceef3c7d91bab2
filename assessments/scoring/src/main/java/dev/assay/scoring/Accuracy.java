package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;

/** Share of the rows whose class is right, as scikit-learn 1.9.0 {@code accuracy_score}. */
record Accuracy() implements Metric {
    private static final MetricSignature SIGNATURE =
            new MetricSignature("accuracy", 1, TargetKind.CLASS, Direction.HIGHER, Range.UNIT, "no row has any weight");

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return ClassCounts.statistic(truth, predictions, Accuracy::of);
    }

    static double of(ClassCounts counts) {
        return counts.hits() / counts.total();
    }
}
