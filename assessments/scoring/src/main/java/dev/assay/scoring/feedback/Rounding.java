package dev.assay.scoring.feedback;

/** Rounding to the nearest multiple of a unit. */
final class Rounding {
    /** By how much the parts of a whole may miss a whole number because the unit is a decimal fraction. */
    private static final double TOLERANCE = 1e-9;

    private Rounding() {}

    static void requireUnit(double unit) {
        if (!(unit > 0 && Double.isFinite(unit))) {
            throw new IllegalArgumentException("A step or unit is a positive number.");
        }
    }

    /** Dividing by a whole number of parts gives the double next to the decimal, which multiplying by .01 does not. */
    static double to(double unit, double value) {
        double parts = 1 / unit;
        double whole = Math.rint(parts);
        return Math.abs(parts - whole) <= TOLERANCE * parts
                ? Math.rint(value * whole) / whole
                : Math.rint(value / unit) * unit;
    }
}
