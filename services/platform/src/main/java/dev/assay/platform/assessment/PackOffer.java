package dev.assay.platform.assessment;

import dev.assay.pack.Manifest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A pack version with what a manager chooses it by.
 *
 * @param effort as stated by its author
 * @param window suggested from start to end
 */
public record PackOffer(
        PackVersion version, List<String> skills, Duration effort, Duration window, Manifest.MetricSpec metric) {

    /** The name of the metric that decides. */
    public String metricName() {
        return MetricNames.of(metric);
    }

    /** Such as {@code ROC AUC, higher is better}. */
    public String metricInWords() {
        return metricName() + ", " + (metric.direction() == Manifest.MetricSpec.Direction.HIGHER ? "higher" : "lower")
                + " is better";
    }

    /** What is worth 0 and 100 points, such as {@code 0.68 to 0.81}; empty when the pack has no anchors. */
    public String anchors() {
        return metric.baseline().isEmpty() || metric.target().isEmpty()
                ? ""
                : text(metric.baseline().getAsDouble()) + " to "
                        + text(metric.target().getAsDouble());
    }

    /** Tone of its state. */
    public String tone() {
        return switch (version.state()) {
            case "READY" -> "good";
            case "FAILED" -> "bad";
            default -> "live";
        };
    }

    private static String text(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
