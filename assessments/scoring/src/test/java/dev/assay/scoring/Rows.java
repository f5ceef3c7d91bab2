package dev.assay.scoring;

import dev.assay.scoring.metric.MetricValue;
import java.util.List;
import java.util.stream.IntStream;

/** Small truths and predictions for tests. */
final class Rows {
    private Rows() {}

    static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(row -> "h" + row).toList();
    }

    static Truth binary(double... labels) {
        return Truth.binary(ids(labels.length), labels);
    }

    static Truth numbers(double... values) {
        return Truth.numbers(ids(values.length), values);
    }

    static Truth classes(List<String> classes, String... labels) {
        return Truth.classes(ids(labels.length), List.of(labels), classes);
    }

    static double defined(MetricValue value) {
        return switch (value) {
            case MetricValue.Defined(double number) -> number;
            case MetricValue.Undefined(String reason) -> throw new AssertionError(reason);
        };
    }

    static String undefined(MetricValue value) {
        return switch (value) {
            case MetricValue.Defined _ -> throw new AssertionError("a value is defined");
            case MetricValue.Undefined(String reason) -> reason;
        };
    }
}
