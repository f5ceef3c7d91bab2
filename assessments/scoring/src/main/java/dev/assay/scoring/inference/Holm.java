package dev.assay.scoring.inference;

/** Holm's step-down correction, which keeps the chance of any false finding. Source: Holm 1979, Scand. J. Statist. 6. */
public final class Holm {
    private Holm() {}

    /** For each p-value, in the order given, the level at which its hypothesis would just be rejected. */
    public static double[] adjusted(double[] pValues) {
        return Adjustment.HOLM.adjusted(pValues);
    }
}
