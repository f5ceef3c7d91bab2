package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import java.util.Map;

/**
 * Mean recall of the classes that occur in the truth, as scikit-learn 1.9.0 {@code balanced_accuracy_score}. Source:
 * Brodersen et al. 2010, ICPR.
 *
 * @param adjusted whether it is rescaled so that chance, 1 / classes, is worth 0
 */
record BalancedAccuracy(boolean adjusted) implements Metric {
    @Override
    public MetricSignature signature() {
        return new MetricSignature(
                "balanced_accuracy",
                1,
                TargetKind.CLASS,
                Direction.HIGHER,
                new Range(adjusted ? -1 : 0, 1),
                adjusted ? "fewer than two classes occur among the rows" : "no row has any weight");
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("adjusted", adjusted);
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        return ClassCounts.statistic(truth, predictions, this::of);
    }

    double of(ClassCounts counts) {
        double recalls = 0;
        int present = 0;
        for (int index = 0; index < counts.classes(); index++) {
            if (counts.actual(index) > 0) {
                recalls += counts.hits(index) / counts.actual(index);
                present++;
            }
        }
        double mean = recalls / present;
        double chance = 1.0 / present;
        return adjusted ? (mean - chance) / (1 - chance) : mean;
    }
}
