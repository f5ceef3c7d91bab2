package dev.assay.platform.ui;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One score against the baseline.
 *
 * @param metric its name
 * @param estimate value and interval
 * @param baseline value of the reference model
 * @param difference from the baseline, better being positive, with the interval of the paired comparison
 * @param earlier values of earlier submissions
 * @param decimals of values in words
 */
public record ScoreChart(
        String metric, Estimate estimate, double baseline, Estimate difference, List<Double> earlier, int decimals) {

    /** Width of the drawing. */
    public static final int WIDTH = 460;

    private static final double MARGIN = 16;
    private static final double LABEL = 64;

    /** Copies the earlier values. */
    public ScoreChart {
        earlier = List.copyOf(earlier);
    }

    /** Of everything that is drawn. */
    public Scale scale() {
        return Scale.covering(
                DoubleStream.concat(
                        DoubleStream.of(estimate.low(), estimate.value(), estimate.high(), baseline),
                        earlier.stream().mapToDouble(Double::doubleValue)),
                MARGIN,
                WIDTH - MARGIN);
    }

    /** Width of the bar between the baseline and the score. */
    public String gapWidth() {
        Scale scale = scale();
        return Scale.pixels(Math.abs(scale.at(estimate.value()) - scale.at(baseline)));
    }

    /** The baseline with no more decimals than the difference from it. */
    public String baselineWords() {
        return Show.number(baseline, decimals - 1);
    }

    /** Where the label of the baseline is tied to its line: near an end it would leave the drawing. */
    public String baselineAnchor() {
        return Scale.anchor(scale().at(baseline), WIDTH, LABEL);
    }

    /** Whether the score is far enough from the baseline for a label of its own. */
    public boolean hasRoomForYou() {
        Scale scale = scale();
        return Math.abs(scale.at(estimate.value()) - scale.at(baseline)) > LABEL;
    }

    /** Class and icon: good above the baseline, bad below it, nothing where the two are tied. */
    public String tone() {
        if (difference.low() > 0) {
            return "good";
        }
        return difference.high() < 0 ? "bad" : "";
    }

    /** Such as {@code +0.039 over baseline}, or that the two are tied. */
    public String verdict() {
        return switch (tone()) {
            case "good" -> Show.signed(difference.value(), decimals - 1) + " over baseline";
            case "bad" -> Show.number(Math.abs(difference.value()), decimals - 1) + " short of baseline";
            default -> "Tied with the baseline";
        };
    }

    /** What the interval of the difference means. */
    public String meaning() {
        String interval =
                Show.signed(difference.low(), decimals - 1) + " to " + Show.signed(difference.high(), decimals - 1);
        return switch (tone()) {
            case "good", "bad" -> "The gap is real: its 95% interval is " + interval + ".";
            default -> "It cannot be told apart from the baseline: the 95% interval of the gap is " + interval + ".";
        };
    }

    /** Everything that is drawn, in words. */
    public String words() {
        String before = earlier.isEmpty()
                ? ""
                : " Earlier: "
                        + String.join(
                                ", ",
                                earlier.stream()
                                        .map(value -> Show.number(value, decimals))
                                        .toList()) + ".";
        return metric + " " + estimate.words(decimals) + ". Baseline " + baselineWords() + "." + before;
    }
}
