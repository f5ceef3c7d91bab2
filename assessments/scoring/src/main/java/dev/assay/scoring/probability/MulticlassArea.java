package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.RankedRows;
import dev.assay.scoring.metric.Statistic;
import java.util.Locale;
import java.util.stream.IntStream;

/** The area under the ROC curve of more than two classes, put together of areas for two. */
final class MulticlassArea {
    private MulticlassArea() {}

    /** Which two are compared. */
    enum Comparison {
        /** A class and all others together. */
        OVR,
        /** Every pair of classes. */
        OVO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How areas are put together. */
    enum Average {
        MACRO,
        WEIGHTED,
        MICRO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BoundRows bind(Inputs inputs, Arguments arguments) {
        boolean weighted = !arguments.flag("ignore_sample_weight");
        ClassRows rows = ClassRows.of(inputs, "y_proba", 3, arguments);
        rows.refuseOtherSumsThanOne();
        Average average = arguments.choice("average", Average.class);
        Statistic statistic = switch (arguments.choice("multi_class", Comparison.class)) {
            case OVR -> againstRest(rows, average);
            case OVO -> {
                if (weighted && inputs.has(Input.WEIGHTS)) {
                    throw new InvalidInputException("Pairs of classes take no sample_weight.");
                }
                yield pairs(rows, average);
            }
        };
        return new BoundRows(rows.rows(), statistic, weighted);
    }

    private static Statistic againstRest(ClassRows rows, Average average) {
        if (average == Average.MICRO) {
            return micro(rows);
        }
        RankedRows[] ranked = IntStream.range(0, rows.classes())
                .mapToObj(label -> RankedRows.of(rows.column(label), isTruth(rows, label)))
                .toArray(RankedRows[]::new);
        return weights -> {
            double[] sizes = rows.weightsOfClasses(weights);
            double sum = 0;
            double total = 0;
            for (int label = 0; label < ranked.length; label++) {
                double share = average == Average.MACRO ? 1 : sizes[label];
                if (share > 0) {
                    sum += share * ranked[label].area(weights);
                    total += share;
                }
            }
            return sum / total;
        };
    }

    /** Every number is a row of its own, positive where it is that of the true class. */
    private static Statistic micro(ClassRows rows) {
        int classes = rows.classes();
        boolean[] positive = new boolean[rows.rows() * classes];
        for (int row = 0; row < rows.rows(); row++) {
            positive[row * classes + rows.truth(row)] = true;
        }
        RankedRows ranked = RankedRows.of(rows.numbers(), positive);
        return weights -> {
            double[] repeated = new double[positive.length];
            for (int index = 0; index < repeated.length; index++) {
                repeated[index] = weights[index / classes];
            }
            return ranked.area(repeated);
        };
    }

    private static Statistic pairs(ClassRows rows, Average average) {
        if (average == Average.MICRO) {
            throw new InvalidInputException("The micro average is not made of pairs of classes.");
        }
        long occurring =
                IntStream.range(0, rows.rows()).map(rows::truth).distinct().count();
        if (average == Average.WEIGHTED && occurring < 2) {
            throw new InvalidInputException("Only one class occurs in y_true, so that no pair has any weight.");
        }
        return new PairedAreas(rows, average == Average.WEIGHTED);
    }

    static boolean[] isTruth(ClassRows rows, int label) {
        boolean[] positive = new boolean[rows.rows()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = rows.truth(row) == label;
        }
        return positive;
    }
}
