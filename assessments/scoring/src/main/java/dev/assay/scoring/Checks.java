package dev.assay.scoring;

/** Preconditions of the formulas. Messages carry no value of the data. */
final class Checks {
    private Checks() {}

    static void finite(double[] values, String what) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The %s hold a number that is not finite.".formatted(what));
            }
        }
    }

    static void unitInterval(double[] values, String what) {
        for (double value : values) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("The %s hold a number outside 0 to 1.".formatted(what));
            }
        }
    }

    static void sameLength(int first, int second, String what) {
        if (first != second) {
            throw new IllegalArgumentException("The %s differ in length.".formatted(what));
        }
    }

    static void notEmpty(int length, String what) {
        if (length == 0) {
            throw new IllegalArgumentException("There are no %s.".formatted(what));
        }
    }
}
