package dev.assay.scoring.fairness;

import java.util.Arrays;

/** A share of a group's rows. The four counts of a group are of true negatives, false positives, false negatives, hits. */
enum Rate {
    /** Predicted positive. */
    SELECTION {
        @Override
        double of(double trueNegatives, double falsePositives, double falseNegatives, double hits) {
            return (falsePositives + hits) / (trueNegatives + falsePositives + falseNegatives + hits);
        }
    },
    /** Predicted positive among those that are; 0 where none is. */
    TRUE_POSITIVE {
        @Override
        double of(double trueNegatives, double falsePositives, double falseNegatives, double hits) {
            return hits == 0 ? 0 : hits / (hits + falseNegatives);
        }
    },
    /** Predicted positive among those that are not; 0 where all are. */
    FALSE_POSITIVE {
        @Override
        double of(double trueNegatives, double falsePositives, double falseNegatives, double hits) {
            return falsePositives == 0 ? 0 : falsePositives / (falsePositives + trueNegatives);
        }
    },
    /** Predicted right. */
    ACCURACY {
        @Override
        double of(double trueNegatives, double falsePositives, double falseNegatives, double hits) {
            return (trueNegatives + hits) / (trueNegatives + falsePositives + falseNegatives + hits);
        }
    };

    abstract double of(double trueNegatives, double falsePositives, double falseNegatives, double hits);

    double of(double... counts) {
        return of(counts[0], counts[1], counts[2], counts[3]);
    }

    /** The rate of each group that has any weight. The last element of the counts, all rows, is no group. */
    double[] ofGroups(double[][] counts) {
        return Arrays.stream(counts, 0, counts.length - 1)
                .filter(group -> Arrays.stream(group).anyMatch(count -> count > 0))
                .mapToDouble(this::of)
                .toArray();
    }

    /** The rate of all rows. */
    double overall(double[][] counts) {
        return of(counts[counts.length - 1]);
    }
}
