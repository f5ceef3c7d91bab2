package dev.assay.platform.status;

import dev.assay.platform.submission.GradingView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as pages write them. */
public final class Show {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Show() {}

    /** A time in UTC. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "–" : TIME.format(instant);
    }

    /** Points, with one decimal. */
    public static String points(@Nullable Double points) {
        return points == null ? "–" : "%.1f".formatted(points);
    }

    /** The value of a metric with its interval. */
    public static String metric(GradingView.MetricView metric) {
        if (metric.value() == null) {
            return "undefined: " + Inert.text(String.valueOf(metric.undefined()));
        }
        return number(metric.value()) + interval(metric.interval());
    }

    /** The primary metric on the rows that decide; empty when nothing is scored. */
    public static Optional<GradingView.MetricView> primary(GradingView grading) {
        return grading.metrics().stream()
                .filter(metric -> metric.primary() && metric.split().equals("PRIVATE"))
                .findFirst();
    }

    /** Seconds, with one decimal. */
    public static String seconds(double seconds) {
        return "%.1f s".formatted(seconds);
    }

    /** Bytes in KiB or MiB. */
    public static String bytes(long bytes) {
        return bytes < 1024 * 1024
                ? "%.1f KiB".formatted(bytes / 1024.0)
                : "%.1f MiB".formatted(bytes / 1024.0 / 1024.0);
    }

    /** Words of a constant: {@code TIME_LIMIT} is time limit. */
    public static String words(@Nullable String constant) {
        return constant == null ? "" : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Class of the pill for a grading: good, warn, bad or live. */
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

    /** Names separated by commas, or a dash. */
    public static String names(List<String> names) {
        return names.isEmpty()
                ? "–"
                : String.join(", ", names.stream().map(Show::words).toList());
    }

    private static String interval(@Nullable List<Double> interval) {
        return interval == null ? "" : " [" + number(interval.getFirst()) + ", " + number(interval.getLast()) + "]";
    }

    private static String number(double value) {
        return "%.4f".formatted(value);
    }
}
