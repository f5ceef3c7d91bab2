package dev.assay.scoring.forecast;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erf;

/** The continuous ranked probability score of each row. */
final class RankedProbability {
    private static final double ROOT_OF_PI = Math.sqrt(Math.PI);

    private RankedProbability() {}

    static double[] ensemble(Inputs inputs) {
        double[] truth = inputs.numbers("y_true");
        double[][] members = inputs.matrix("ensemble");
        Inputs.sameLength(truth.length, members.length, "ensemble");
        double[] scores = new double[truth.length];
        for (int row = 0; row < scores.length; row++) {
            if (members[row].length == 0) {
                throw new InvalidInputException(Inputs.row("ensemble", row) + " has no members.");
            }
            scores[row] = ensemble(truth[row], members[row]);
        }
        return scores;
    }

    /**
     * The score of one ensemble. The sum of |xᵢ − xⱼ| over all pairs is twice the sum of (2i − M − 1) xᵢ over the sorted
     * members, i from 1 to M; taking them from the truth keeps large levels from cancelling.
     */
    private static double ensemble(double truth, double[] members) {
        double[] errors =
                Arrays.stream(members).map(member -> member - truth).sorted().toArray();
        double size = errors.length;
        double distance = 0;
        double spread = 0;
        for (int index = 0; index < errors.length; index++) {
            distance += Math.abs(errors[index]);
            spread += (2 * index + 1 - size) * errors[index];
        }
        return distance / size - spread / (size * size);
    }

    static double[] gaussian(Inputs inputs) {
        double[] truth = inputs.numbers("y_true");
        double[] mu = inputs.numbers("mu");
        double[] sigma = inputs.numbers("sigma");
        Inputs.sameLength(truth.length, mu.length, "mu");
        Inputs.sameLength(truth.length, sigma.length, "sigma");
        double[] scores = new double[truth.length];
        for (int row = 0; row < scores.length; row++) {
            if (sigma[row] <= 0) {
                throw new InvalidInputException(Inputs.row("sigma", row) + " is not positive.");
            }
            scores[row] = sigma[row] * standardNormal((truth[row] - mu[row]) / sigma[row]);
        }
        return scores;
    }

    /** The score of the standard normal distribution; 2 Φ(z) − 1 is erf(z/√2). */
    private static double standardNormal(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z * Erf.value(z / Math.sqrt(2)) + 2 * density - 1 / ROOT_OF_PI;
    }
}
