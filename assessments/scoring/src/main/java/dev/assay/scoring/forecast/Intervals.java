package dev.assay.scoring.forecast;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.NumberPairs;

/** True values and the intervals that should hold them. */
final class Intervals {
    private final double[] truth;
    private final NumberPairs ends;

    private Intervals(double[] truth, NumberPairs ends) {
        this.truth = truth;
        this.ends = ends;
    }

    static Intervals of(Inputs inputs) {
        double[] truth = inputs.numbers("y_true");
        NumberPairs ends = NumberPairs.of(inputs, "lower", "upper");
        Inputs.sameLength(truth.length, ends.rows(), "lower");
        for (int row = 0; row < truth.length; row++) {
            if (ends.first(row) > ends.second(row)) {
                throw new InvalidInputException(Inputs.row("lower", row) + " is above the upper end.");
            }
        }
        return new Intervals(truth, ends);
    }

    /** 1 for each row within its interval, else 0. */
    double[] covered() {
        double[] covered = new double[truth.length];
        for (int row = 0; row < covered.length; row++) {
            covered[row] = ends.first(row) <= truth[row] && truth[row] <= ends.second(row) ? 1 : 0;
        }
        return covered;
    }

    /** The width of each interval and what missing the truth costs on top. */
    double[] winkler(double alpha) {
        double[] scores = new double[truth.length];
        for (int row = 0; row < scores.length; row++) {
            double below = Math.max(ends.first(row) - truth[row], 0);
            double above = Math.max(truth[row] - ends.second(row), 0);
            scores[row] = ends.second(row) - ends.first(row) + 2 / alpha * (below + above);
        }
        return scores;
    }
}
