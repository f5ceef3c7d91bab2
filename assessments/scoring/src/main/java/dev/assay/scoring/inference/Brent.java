package dev.assay.scoring.inference;

import java.util.function.DoubleUnaryOperator;

/**
 * Brent's root search, step for step as scipy's brentq takes it, so that sizes found within a tolerance are those of the
 * reference to the last digit. Source: Brent 1973, Algorithms for Minimization Without Derivatives, chapter 4.
 */
final class Brent {
    private static final double RELATIVE_TOLERANCE = 4 * Math.ulp(1.0);
    private static final int MOST_STEPS = 100;

    private final DoubleUnaryOperator function;
    private double previous;
    private double current;
    private double opposite;
    private double atPrevious;
    private double atCurrent;
    private double atOpposite;

    private Brent(DoubleUnaryOperator function, double low, double high) {
        this.function = function;
        previous = low;
        current = high;
        atPrevious = function.applyAsDouble(low);
        atCurrent = function.applyAsDouble(high);
    }

    /** A root between two numbers where the function has different signs, within a tolerance. */
    static double root(DoubleUnaryOperator function, double low, double high, double tolerance) {
        return new Brent(function, low, high).root(tolerance);
    }

    private double root(double tolerance) {
        double lastStep = 0;
        double step = 0;
        for (int count = 0; count < MOST_STEPS; count++) {
            if (atPrevious < 0 != atCurrent < 0) {
                opposite = previous;
                atOpposite = atPrevious;
                lastStep = current - previous;
                step = lastStep;
            }
            if (Math.abs(atOpposite) < Math.abs(atCurrent)) {
                swap();
            }
            double least = (tolerance + RELATIVE_TOLERANCE * Math.abs(current)) / 2;
            double half = (opposite - current) / 2;
            if (atCurrent == 0 || Math.abs(half) < least) {
                break;
            }
            boolean progressing = Math.abs(lastStep) > least && Math.abs(atCurrent) < Math.abs(atPrevious);
            double attempt = progressing ? interpolated() : Double.NaN;
            if (2 * Math.abs(attempt) < Math.min(Math.abs(lastStep), 3 * Math.abs(half) - least)) {
                lastStep = step;
                step = attempt;
            } else {
                lastStep = half;
                step = half;
            }
            previous = current;
            atPrevious = atCurrent;
            current += Math.abs(step) > least ? step : Math.copySign(least, half);
            atCurrent = function.applyAsDouble(current);
        }
        return current;
    }

    private void swap() {
        previous = current;
        current = opposite;
        opposite = previous;
        atPrevious = atCurrent;
        atCurrent = atOpposite;
        atOpposite = atPrevious;
    }

    private double interpolated() {
        if (previous == opposite) {
            return -atCurrent * (current - previous) / (atCurrent - atPrevious);
        }
        double fromPrevious = (atPrevious - atCurrent) / (previous - current);
        double fromOpposite = (atOpposite - atCurrent) / (opposite - current);
        return -atCurrent
                * (atOpposite * fromOpposite - atPrevious * fromPrevious)
                / (fromOpposite * fromPrevious * (atOpposite - atPrevious));
    }
}
