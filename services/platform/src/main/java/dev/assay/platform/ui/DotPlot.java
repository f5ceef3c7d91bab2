package dev.assay.platform.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Scores of a group, one dot each, stacked where they are close (Wilkinson, Dot plots, 1999, with fixed bins).
 *
 * @param title such as "Scores of 28 candidates"
 * @param dots in any order
 * @param baseline value of the reference model, if there is one
 * @param bar value that the company asks for, if it asks for one
 * @param higherIsBetter decides which side of the bar is marked
 * @param decimals of values in words
 */
public record DotPlot(
        String title,
        List<Dot> dots,
        OptionalDouble baseline,
        OptionalDouble bar,
        boolean higherIsBetter,
        int decimals) {

    /** Width of the drawing. */
    public static final int WIDTH = 760;

    private static final double LEFT = 24;
    private static final double DIAMETER = 20;
    private static final double STEP = 21.5;
    private static final int LEAST_HEIGHT = 100;
    private static final int FLOOR = 14;

    /** What was decided about somebody. */
    public enum Standing {
        ADVANCED,
        OPEN,
        DECLINED;

        /** Class in the style sheet. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One score: who in words, the value, what was decided. */
    public record Dot(String label, double value, Standing standing) {}

    /** A dot with its place. */
    public record Placed(double x, double y, Dot dot) {}

    /** Copies the dots. */
    public DotPlot {
        dots = List.copyOf(dots);
    }

    /** Of the values, baseline and bar. */
    public Scale scale() {
        DoubleStream values = dots.stream().mapToDouble(Dot::value);
        return Scale.covering(
                DoubleStream.concat(values, DoubleStream.concat(baseline.stream(), bar.stream())), LEFT, WIDTH - LEFT);
    }

    /** Where the axis lies: the higher the tallest stack, the lower. */
    public double floor() {
        long tallest = bins().values().stream().mapToLong(List::size).max().orElse(1);
        return Math.max(LEAST_HEIGHT, 34 + tallest * STEP) + FLOOR;
    }

    /** Where the side of the bar that is asked for begins. */
    public double zoneStart() {
        return higherIsBetter ? scale().at(bar.orElse(scale().high())) : LEFT;
    }

    /** How wide that side is. */
    public double zoneWidth() {
        double place = scale().at(bar.orElse(scale().high()));
        return higherIsBetter ? WIDTH - LEFT - place : place - LEFT;
    }

    /** Every dot at its place. */
    public List<Placed> placed() {
        Scale scale = scale();
        double lowest = floor() - FLOOR;
        List<Placed> placed = new ArrayList<>();
        bins().forEach((bin, stack) -> {
            for (int i = 0; i < stack.size(); i++) {
                placed.add(new Placed(scale.left() + (bin + 0.5) * DIAMETER, lowest - i * STEP, stack.get(i)));
            }
        });
        placed.sort(Comparator.comparingDouble(Placed::x)
                .thenComparing(Comparator.comparingDouble(Placed::y).reversed()));
        return placed;
    }

    /** Range, median and counts, in words. */
    public String words() {
        if (dots.isEmpty()) {
            return "No scores yet.";
        }
        double[] sorted = dots.stream().mapToDouble(Dot::value).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        StringBuilder words = new StringBuilder("Scores run from %s to %s, median %s."
                .formatted(
                        Show.number(sorted[0], decimals),
                        Show.number(sorted[sorted.length - 1], decimals),
                        Show.number(median, decimals)));
        baseline.ifPresent(value -> words.append(" %d of %d beat the baseline of %s."
                .formatted(better(value), sorted.length, Show.number(value, decimals))));
        bar.ifPresent(value ->
                words.append(" %d are past the bar of %s.".formatted(better(value), Show.number(value, decimals))));
        return words.toString();
    }

    private long better(double than) {
        return dots.stream()
                .filter(dot -> higherIsBetter ? dot.value() > than : dot.value() < than)
                .count();
    }

    private Map<Integer, List<Dot>> bins() {
        Scale scale = scale();
        Map<Integer, List<Dot>> bins = new HashMap<>();
        dots.stream()
                .sorted(Comparator.comparingDouble(Dot::value))
                .forEach(dot -> bins.computeIfAbsent(
                                (int) Math.floor((scale.at(dot.value()) - scale.left()) / DIAMETER),
                                bin -> new ArrayList<>())
                        .add(dot));
        return bins;
    }
}
