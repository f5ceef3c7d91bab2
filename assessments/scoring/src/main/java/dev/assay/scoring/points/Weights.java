package dev.assay.scoring.points;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What share each component has in a composite: none negative, one in sum. Immutable. */
public final class Weights {
    private static final double TOLERANCE = 1e-9;

    private final double[] shares;

    private Weights(double[] shares) {
        this.shares = shares;
    }

    /** Takes shares, at least one of them. */
    public static Weights of(double... shares) {
        if (Arrays.stream(shares).anyMatch(share -> !(share >= 0))
                || !(Math.abs(Arrays.stream(shares).sum() - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("Weights are not negative and one in sum.");
        }
        return new Weights(shares.clone());
    }

    /** The number of components. */
    public int components() {
        return shares.length;
    }

    /** The share of a component. */
    public double share(int component) {
        return shares[component];
    }

    /** The weighted sum of a score for each component. */
    public double of(IntToDoubleFunction score) {
        double sum = 0;
        for (int component = 0; component < shares.length; component++) {
            sum += shares[component] * score.applyAsDouble(component);
        }
        return sum;
    }

    /**
     * The weights with one share changed; the others keep their proportions, or are equal where they had none.
     *
     * @param share new share of the component, 0 to 1
     */
    public Weights with(int component, double share) {
        if (!(share >= 0 && share <= 1) || (shares.length == 1 && share != 1)) {
            throw new IllegalArgumentException("A share lies between 0 and 1, and an only one is 1.");
        }
        double others = 1 - shares[component];
        double[] changed = new double[shares.length];
        for (int other = 0; other < shares.length; other++) {
            double proportion = others > TOLERANCE ? shares[other] / others : 1.0 / (shares.length - 1);
            changed[other] = other == component ? share : (1 - share) * proportion;
        }
        return new Weights(changed);
    }
}
