package dev.assay.grader.receipt;

import dev.assay.grading.Verdict;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether the statements in a receipt can be true together. */
final class ReceiptConsistency {
    private static final Pattern DIGEST = Pattern.compile("(sha256:)?[0-9a-f]{64}");
    private static final double TOLERANCE = 1e-9;
    private static final List<String> REPEATED_FIELDS = List.of("verdict", "owner", "flags", "points", "runs");
    private static final List<String> REPEATED_METRIC_FIELDS = List.of("id", "value", "interval", "level", "primary");

    private ReceiptConsistency() {}

    static List<String> problems(JsonNode receipt) {
        List<String> problems = new ArrayList<>();
        problems.addAll(verdictProblems(receipt));
        problems.addAll(digestProblems(receipt, ""));
        problems.addAll(intervalProblems(receipt));
        problems.addAll(gateProblems(receipt));
        problems.addAll(timeProblems(receipt));
        return problems;
    }

    /** What a report around a receipt says differently from it. */
    static List<String> differences(JsonNode document, JsonNode receipt) {
        List<String> problems = new ArrayList<>();
        for (String field : REPEATED_FIELDS) {
            if (!same(document.path(field), receipt.path(field))) {
                problems.add("The report around the receipt has another \"" + field + "\" than the receipt.");
            }
        }
        if (!sameMetrics(document.path("metrics"), receipt.path("metrics"))) {
            problems.add("The report around the receipt has other \"metrics\" than the receipt.");
        }
        return problems;
    }

    private static List<String> verdictProblems(JsonNode receipt) {
        String name = receipt.path("verdict").asString("");
        Optional<Verdict> known = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return List.of("Its verdict \"" + name + "\" is none that Assay gives.");
        }
        List<String> problems = new ArrayList<>();
        if (!known.get().owner().name().equals(receipt.path("owner").asString(""))) {
            problems.add("Its owner does not fit its verdict: " + name + " is the "
                    + known.get().owner().name() + "'s.");
        }
        if (known.get() == Verdict.SCORED) {
            problems.addAll(scoreProblems(receipt));
        } else if (receipt.path("points").isNumber() || !receipt.path("metrics").isEmpty()) {
            problems.add("It has points or metrics although its verdict is " + name + ".");
        }
        return problems;
    }

    private static List<String> scoreProblems(JsonNode receipt) {
        List<String> problems = new ArrayList<>();
        if (!receipt.path("predictions").path("sha256").isString()) {
            problems.add("It is scored, but names no predictions.");
        }
        List<JsonNode> primary = stream(receipt.path("metrics"))
                .filter(metric -> metric.path("primary").asBoolean(false))
                .toList();
        if (primary.size() != 1) {
            problems.add("It has " + primary.size() + " primary metrics instead of one.");
            return problems;
        }
        JsonNode value = primary.getFirst().path("value");
        double baseline = primary.getFirst().path("baseline").asDouble(Double.NaN);
        double target = primary.getFirst().path("target").asDouble(Double.NaN);
        double expected =
                value.isNumber() ? 100 * Math.clamp((value.asDouble() - baseline) / (target - baseline), 0, 1) : 0;
        // Written so that a missing number, which makes a NaN, is a problem too.
        if (!(Math.abs(expected - receipt.path("points").asDouble(Double.NaN)) <= TOLERANCE)) {
            problems.add("Its points do not follow from its primary metric, baseline and target.");
        }
        return problems;
    }

    private static List<String> digestProblems(JsonNode node, String path) {
        List<String> problems = new ArrayList<>();
        node.forEachEntry((name, value) -> {
            boolean digest = name.equals("sha256") || name.endsWith("Digest") || name.endsWith("Sha256");
            if (digest && !(value.isString() && DIGEST.matcher(value.asString()).matches())) {
                problems.add("\"" + path + name + "\" is no SHA-256 digest.");
            } else if (value.isObject()) {
                problems.addAll(digestProblems(value, path + name + "."));
            }
        });
        return problems;
    }

    private static List<String> intervalProblems(JsonNode receipt) {
        return stream(receipt.path("metrics"))
                .filter(metric -> metric.path("interval").isArray())
                .filter(metric -> !(metric.path("interval").path(0).asDouble(Double.NaN)
                        <= metric.path("interval").path(1).asDouble(Double.NaN)))
                .map(metric -> "The interval of \"" + metric.path("id").asString("") + "\" ends before it begins.")
                .toList();
    }

    private static List<String> gateProblems(JsonNode receipt) {
        return stream(receipt.path("gates"))
                .filter(gate -> gate.path("passed").asBoolean(false) != holds(gate, receipt))
                .map(gate ->
                        "The gate on \"" + gate.path("metric").asString("") + "\" does not follow from the metric.")
                .toList();
    }

    private static boolean holds(JsonNode gate, JsonNode receipt) {
        double value = stream(receipt.path("metrics"))
                .filter(metric -> metric.path("id").equals(gate.path("metric")))
                .findFirst()
                .map(metric -> metric.path("value").asDouble(Double.NaN))
                .orElse(Double.NaN);
        return value >= gate.path("atLeast").asDouble(Double.NEGATIVE_INFINITY)
                && value <= gate.path("atMost").asDouble(Double.POSITIVE_INFINITY);
    }

    private static List<String> timeProblems(JsonNode receipt) {
        try {
            Instant started =
                    Instant.parse(receipt.path("times").path("started").asString(""));
            Instant finished =
                    Instant.parse(receipt.path("times").path("finished").asString(""));
            return finished.isBefore(started) ? List.of("It finished before it started.") : List.of();
        } catch (DateTimeParseException e) {
            return List.of("Its times are missing or are not in ISO 8601.");
        }
    }

    private static boolean sameMetrics(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            for (String field : REPEATED_METRIC_FIELDS) {
                if (!same(left.path(i).path(field), right.path(i).path(field))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(JsonNode left, JsonNode right) {
        if (left.isMissingNode() || right.isMissingNode()) {
            return left.isMissingNode() && right.isMissingNode();
        }
        return Arrays.equals(CanonicalJson.bytes(left), CanonicalJson.bytes(right));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
