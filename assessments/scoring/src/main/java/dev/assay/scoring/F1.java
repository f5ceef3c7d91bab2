package dev.assay.scoring;

import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Statistic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Harmonic mean of precision and recall, 2 hits / (actual + predicted), over the classes that occur in truth or
 * predictions, as scikit-learn 1.9.0 {@code f1_score}. Source: van Rijsbergen 1979, Information Retrieval.
 *
 * @param zeroDivision value of a class with neither true nor predicted rows
 */
record F1(Average average, ZeroDivision zeroDivision) implements Metric {
    private static final MetricSignature SIGNATURE = new MetricSignature(
            "f1", 1, TargetKind.CLASS, Direction.HIGHER, Range.UNIT, "no class that counts occurs among the rows");

    /** How the classes are put together. */
    enum Average {
        /** Mean over the classes. */
        MACRO,
        /** Hits, true and predicted rows of all classes together. */
        MICRO,
        /** Mean over the classes, weighted by their true rows. */
        WEIGHTED,
        /** The second of exactly two classes alone. */
        BINARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands for 0/0. */
    enum ZeroDivision {
        ZERO("0", 0),
        ONE("1", 1),
        /** The class is left out of the mean. */
        NAN("nan", Double.NaN);

        private final String written;
        private final double value;

        ZeroDivision(String written, double value) {
            this.written = written;
            this.value = value;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    @Override
    public MetricSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Object> parameters() {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("average", average.toString());
        parameters.put("zero_division", zeroDivision.toString());
        return parameters;
    }

    @Override
    public Statistic bind(Truth truth, Predictions predictions) {
        if (average == Average.BINARY && truth.classes().size() != 2) {
            throw new IllegalArgumentException("The binary average of f1 needs exactly two classes.");
        }
        return ClassCounts.statistic(truth, predictions, this::of);
    }

    double of(ClassCounts counts) {
        return switch (average) {
            case MACRO -> mean(counts, false);
            case WEIGHTED -> mean(counts, true);
            case MICRO -> ratio(counts.hits(), 2 * counts.total());
            case BINARY -> ofClass(counts, 1);
        };
    }

    private double mean(ClassCounts counts, boolean byActual) {
        double sum = 0;
        double total = 0;
        for (int index = 0; index < counts.classes(); index++) {
            boolean occurs = counts.actual(index) + counts.predicted(index) > 0;
            if (occurs) {
                double weight = byActual ? counts.actual(index) : 1;
                sum += weight * ofClass(counts, index);
                total += weight;
            }
        }
        return sum / total;
    }

    private double ofClass(ClassCounts counts, int index) {
        return ratio(counts.hits(index), counts.actual(index) + counts.predicted(index));
    }

    private double ratio(double hits, double margins) {
        return margins == 0 ? zeroDivision.value : 2 * hits / margins;
    }
}
