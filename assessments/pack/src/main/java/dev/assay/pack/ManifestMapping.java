package dev.assay.pack;

import dev.assay.pack.Manifest.Criterion;
import dev.assay.pack.Manifest.DataSpec;
import dev.assay.pack.Manifest.Gate;
import dev.assay.pack.Manifest.Level;
import dev.assay.pack.Manifest.Limits;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.Manifest.PublicFile;
import dev.assay.pack.Manifest.Quotas;
import dev.assay.pack.Manifest.ScorerSpec;
import dev.assay.pack.Manifest.Submission;
import dev.assay.pack.Manifest.Target;
import dev.assay.pack.Manifest.Weights;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Turns a document that has passed the schema into records. */
final class ManifestMapping {

    private ManifestMapping() {}

    static Manifest manifest(JsonNode root) {
        return new Manifest(
                text(root, "id"),
                text(root, "version"),
                text(root, "title"),
                text(root, "brief"),
                texts(root.path("skills")),
                Duration.parse(text(root, "effort")),
                Duration.parse(text(root, "window")),
                text(root, "image"),
                submission(root.path("submission")),
                limits(root.path("limits")),
                new Quotas(
                        root.at("/quotas/submissions").intValue(),
                        root.at("/quotas/perDay").intValue()),
                data(root.path("data")),
                each(root.path("metrics"), node -> metric(node, text(root, "image"))),
                each(root.path("gates"), ManifestMapping::gate),
                new Weights(
                        root.at("/weights/metric").doubleValue(),
                        root.at("/weights/rubric").doubleValue()),
                each(root.path("rubric"), ManifestMapping::criterion));
    }

    private static Submission submission(JsonNode node) {
        return new Submission(Submission.Mode.valueOf(upper(node, "mode")), texts(node.path("entry")));
    }

    private static Limits limits(JsonNode node) {
        return new Limits(
                node.path("cpuSeconds").doubleValue(),
                node.path("wallSeconds").doubleValue(),
                node.path("memoryMiB").intValue(),
                node.path("processes").intValue(),
                node.path("outputMiB").intValue(),
                node.path("outputFiles").intValue(),
                node.path("logKiB").intValue(),
                node.path("cores").doubleValue());
    }

    private static DataSpec data(JsonNode node) {
        return new DataSpec(
                texts(node.at("/prepare/command")),
                limits(node.at("/prepare/limits")),
                each(node.path("public"), file -> new PublicFile(text(file, "file"), text(file, "description"))),
                text(node, "features"),
                text(node, "idColumn"),
                target(node.path("target")),
                node.path("publicShare").doubleValue(),
                optionalText(node, "groupColumn"),
                optionalText(node, "timeColumn"));
    }

    private static Target target(JsonNode node) {
        return new Target(
                text(node, "column"),
                text(node, "prediction"),
                Target.Kind.valueOf(upper(node, "kind")),
                texts(node.path("classes")),
                optionalText(node, "scaleColumn"));
    }

    private static MetricSpec metric(JsonNode node, String image) {
        return new MetricSpec(
                text(node, "id"),
                node.path("primary").booleanValue(false),
                MetricSpec.Direction.valueOf(upper(node, "direction")),
                params(node.path("params")),
                number(node, "baseline"),
                number(node, "target"),
                node.has("scorer") ? Optional.of(scorer(node.path("scorer"), image)) : Optional.empty());
    }

    private static ScorerSpec scorer(JsonNode node, String image) {
        return new ScorerSpec(
                node.has("file")
                        ? new ScorerSpec.Program.PythonFile(text(node, "file"))
                        : new ScorerSpec.Program.Command(texts(node.path("command"))),
                node.path("image").stringValue(image),
                limits(node.path("limits")));
    }

    /** Parameters as strings, booleans, integers and doubles. */
    static Map<String, Object> params(JsonNode node) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            params.put(entry.getKey(), plain(entry.getValue()));
        }
        return Map.copyOf(params);
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isArray()) {
            return value.values().stream().map(ManifestMapping::plain).toList();
        }
        if (value.canConvertToInt() && value.isIntegralNumber()) {
            return value.intValue();
        }
        return value.isNumber() ? value.doubleValue() : value.asString();
    }

    private static Gate gate(JsonNode node) {
        return new Gate(text(node, "metric"), number(node, "atLeast"), number(node, "atMost"));
    }

    private static Criterion criterion(JsonNode node) {
        return new Criterion(
                text(node, "id"),
                text(node, "title"),
                node.path("weight").doubleValue(),
                each(
                        node.path("levels"),
                        level -> new Level(level.path("points").intValue(), text(level, "anchor"))));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    private static Optional<String> optionalText(JsonNode node, String field) {
        return node.path(field).stringValueOpt();
    }

    private static String upper(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }

    private static OptionalDouble number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private static List<String> texts(JsonNode array) {
        return each(array, JsonNode::stringValue);
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> mapping) {
        return array.values().stream().map(mapping).toList();
    }
}
