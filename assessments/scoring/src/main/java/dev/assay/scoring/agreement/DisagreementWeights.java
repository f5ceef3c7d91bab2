package dev.assay.scoring.agreement;

import java.util.Locale;

/** How much a disagreement between two of the ordered classes weighs. */
public enum DisagreementWeights {
    /** All disagreements weigh the same. */
    NONE,
    /** In the distance of the classes. */
    LINEAR,
    /** In the square of the distance. */
    QUADRATIC;

    /** The weight of each two classes. */
    double[][] of(int classes) {
        double[][] weights = new double[classes][classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                double distance = Math.abs(row - column);
                weights[row][column] = switch (this) {
                    case NONE -> Math.min(1, distance);
                    case LINEAR -> distance;
                    case QUADRATIC -> distance * distance;
                };
            }
        }
        return weights;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
