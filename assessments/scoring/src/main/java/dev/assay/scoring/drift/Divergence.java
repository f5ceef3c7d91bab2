package dev.assay.scoring.drift;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.NumberPairs;
import java.util.Arrays;

/** Two distributions over the same places. */
final class Divergence {
    private final double[] p;
    private final double[] q;

    private Divergence(double[] p, double[] q) {
        this.p = p;
        this.q = q;
    }

    static Divergence of(NumberPairs shares) {
        return new Divergence(normalised(shares.firsts(), "p"), normalised(shares.seconds(), "q"));
    }

    private static double[] normalised(double[] shares, String name) {
        double sum = 0;
        for (int row = 0; row < shares.length; row++) {
            if (shares[row] < 0) {
                throw new InvalidInputException(Inputs.row(name, row) + " is negative.");
            }
            sum += shares[row];
        }
        if (sum == 0) {
            throw new InvalidInputException("The input %s has no share above zero.".formatted(name));
        }
        double total = sum;
        return Arrays.stream(shares).map(share -> share / total).toArray();
    }

    double kullbackLeibler() {
        double sum = 0;
        for (int row = 0; row < p.length; row++) {
            sum += relativeEntropy(p[row], q[row]);
        }
        return sum;
    }

    double jensenShannon() {
        double sum = 0;
        for (int row = 0; row < p.length; row++) {
            double middle = (p[row] + q[row]) / 2;
            sum += relativeEntropy(p[row], middle) + relativeEntropy(q[row], middle);
        }
        return Math.sqrt(Math.max(sum, 0) / Math.log(2) / 2);
    }

    private static double relativeEntropy(double share, double other) {
        return share == 0 ? 0 : share * Math.log(share / other);
    }
}
