package dev.assay.grader.cli;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Label;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Value;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Metrics and their values as JSON. Numbers that are not finite are texts, as in reference cases. */
final class MetricJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private MetricJson() {}

    static String pretty(JsonNode document) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /** What identifies a metric, and how its values compare. */
    static ObjectNode of(MetricDefinition definition) {
        ObjectNode node = NODES.objectNode()
                .put("id", definition.id())
                .put("version", definition.version())
                .put("name", definition.name());
        node.set("direction", direction(definition));
        node.set("range", range(definition.range()));
        return node;
    }

    /** Which way is better; null where neither is. */
    static JsonNode direction(MetricDefinition definition) {
        return definition
                .direction()
                .map(Direction::name)
                .map(name -> (JsonNode) NODES.stringNode(name.toLowerCase(Locale.ROOT)))
                .orElseGet(NODES::nullNode);
    }

    private static ObjectNode range(Range range) {
        ObjectNode node = NODES.objectNode();
        node.set("lower", number(range.lower()));
        node.set("upper", number(range.upper()));
        return node;
    }

    static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.stringNode(Double.toString(value));
    }

    static JsonNode value(Value value) {
        return switch (value) {
            case Value.Scalar(double number) -> number(number);
            case Value.Sequence(List<Value> values) -> {
                ArrayNode array = NODES.arrayNode();
                values.forEach(element -> array.add(value(element)));
                yield array;
            }
            case Value.Fields fields -> {
                ObjectNode object = NODES.objectNode();
                fields.values().forEach((name, part) -> object.set(name, value(part)));
                yield object;
            }
        };
    }

    static ObjectNode arguments(Arguments arguments) {
        ObjectNode object = NODES.objectNode();
        arguments.values().forEach((name, value) -> object.set(name, argument(value)));
        return object;
    }

    /** A parameter's value; null where it stands for no limit. */
    static JsonNode argument(Object value) {
        return switch (value) {
            case Integer limit when limit == Integer.MAX_VALUE -> NODES.nullNode();
            case Integer whole -> NODES.numberNode(whole);
            case Number number -> number(number.doubleValue());
            case Boolean flag -> NODES.booleanNode(flag);
            case Label.OfNumber(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? NODES.numberNode((long) number)
                        : NODES.numberNode(number);
            case Label.OfText(String text) -> NODES.stringNode(text);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(argument(element)));
                yield array;
            }
            default -> NODES.stringNode(value.toString());
        };
    }
}
