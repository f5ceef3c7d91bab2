package dev.assay.platform.submission;

import dev.assay.platform.ui.Inert;
import dev.assay.platform.ui.Show;
import java.util.List;
import java.util.Optional;

/** Gradings as pages write them. */
public final class GradingWords {

    private static final int DECIMALS = 4;

    private GradingWords() {}

    /** The value of a metric with its interval. */
    public static String metric(GradingView.MetricView metric) {
        if (metric.value() == null) {
            return "undefined: " + Inert.text(String.valueOf(metric.undefined()));
        }
        return Show.number(metric.value(), DECIMALS) + interval(metric);
    }

    /** The primary metric on the rows that decide; empty when nothing is scored. */
    public static Optional<GradingView.MetricView> primary(GradingView grading) {
        return grading.metrics().stream()
                .filter(metric -> metric.primary() && metric.split().equals("PRIVATE"))
                .findFirst();
    }

    /** What a grading has come to, in words. */
    public static String state(GradingView grading) {
        if (grading.verdict() != null) {
            return Show.words(grading.verdict());
        }
        return grading.state().equals("RETRYING") ? "trying again" : Show.words(grading.step());
    }

    /** Tone of a grading: good, warn, bad or live. */
    public static String tone(GradingView grading) {
        if (grading.verdict() == null) {
            return "live";
        }
        return switch (grading.verdict()) {
            case "SCORED" -> "good";
            case "PLATFORM_ERROR", "ASSESSMENT_ERROR" -> "warn";
            default -> "bad";
        };
    }

    private static String interval(GradingView.MetricView metric) {
        List<Double> interval = metric.interval();
        if (interval == null) {
            return metric.noInterval() == null ? "" : ", no interval: " + metric.noInterval();
        }
        return " [" + Show.number(interval.getFirst(), DECIMALS) + ", " + Show.number(interval.getLast(), DECIMALS)
                + "]";
    }
}
