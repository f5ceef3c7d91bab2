package dev.assay.platform.ui;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A straight line from values to places on a drawing.
 *
 * @param low value at {@code left}
 * @param high value at {@code right}; above {@code low}
 * @param left place in the units of the drawing
 * @param right place in the units of the drawing
 */
public record Scale(double low, double high, double left, double right) {

    /** Steps between ticks, times a power of ten. */
    private static final double[] STEPS = {1, 2, 5, 10};

    private static final int ROUGHLY = 4;

    /** Refuses what has no length. */
    public Scale {
        if (!(low < high)) {
            throw new IllegalArgumentException("from " + low + " to " + high);
        }
    }

    /** A place with its value. */
    public record Tick(double value, String label) {}

    /** A scale that holds all values and ends at round ones, in about {@code ROUGHLY} steps. */
    public static Scale covering(DoubleStream values, double left, double right) {
        DoubleSummaryStatistics range = values.filter(Double::isFinite).summaryStatistics();
        if (range.getCount() == 0) {
            return new Scale(0, 1, left, right);
        }
        double width = range.getMax() - range.getMin();
        double room = width > 0 ? width / 20 : Math.max(1e-3, 0.05 * Math.abs(range.getMax()));
        double step = step((width + 2 * room) / ROUGHLY);
        double low = Math.floor((range.getMin() - room) / step + 1e-9) * step;
        return new Scale(
                // Below zero there is nothing to show where nothing is.
                range.getMin() > 0 ? Math.max(0, low) : low,
                Math.ceil((range.getMax() + room) / step - 1e-9) * step,
                left,
                right);
    }

    /** Where a value lies; values beyond the ends lie at the ends. */
    public double at(double value) {
        double share = (Math.clamp(value, low, high) - low) / (high - low);
        return left + share * (right - left);
    }

    /** Where a value lies, as an attribute of SVG. */
    public String px(double value) {
        return pixels(at(value));
    }

    /** A length as an attribute of SVG. */
    public static String pixels(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }

    /** {@code text-anchor} of a label at {@code place}, so that {@code room} to either side of it stays inside {@code width}. */
    static String anchor(double place, double width, double room) {
        if (place < room) {
            return "start";
        }
        return place > width - room ? "end" : "middle";
    }

    /** Round values inside the scale, at most {@code most + 1} of them. */
    public List<Tick> ticks(int most) {
        double step = step((high - low) / most);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(new Tick(i * step, Show.number(i * step, decimals)));
        }
        return ticks;
    }

    private static double step(double least) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * magnitude >= least * (1 - 1e-9)) {
                return step * magnitude;
            }
        }
        return 10 * magnitude;
    }
}
