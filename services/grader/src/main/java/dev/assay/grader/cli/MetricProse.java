package dev.assay.grader.cli;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Decomposition;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Range;
import dev.assay.scoring.metric.Value;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All there is to know of a metric, for people. */
final class MetricProse {
    private static final int WIDTH = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final MetricDefinition definition;
    private final StringBuilder text = new StringBuilder();
    private final Formatter out = new Formatter(text, Locale.ROOT);

    MetricProse(MetricDefinition definition) {
        this.definition = definition;
    }

    /** With an example: parameters and inputs as its case has them, and the value just computed. */
    String text(Map<String, ?> parameters, Map<String, ?> inputs, Value value) {
        out.format("%s (%s, version %d)%n%n", definition.name(), definition.id(), definition.version());
        described();
        out.format("%nInputs%n");
        definition.inputs().forEach(this::input);
        out.format("%nParameters%n");
        definition.parameters().forEach(this::parameter);
        if (definition.parameters().isEmpty()) {
            out.format("  none%n");
        }
        out.format("%nExample%n");
        inputs.forEach(this::assigned);
        parameters.forEach(this::assigned);
        out.format("  value = %s", value(value));
        return text.toString();
    }

    private void described() {
        paragraph("Formula", definition.formula());
        paragraph("Family", definition.family().toString());
        paragraph("Direction", direction(definition));
        paragraph("Range", range(definition.range()));
        paragraph("Made of", words(definition.decomposition()));
        paragraph("Undefined", undefined(definition.undefinedWhen()));
        if (!definition.conventions().isEmpty()) {
            paragraph("Conventions", definition.conventions());
        }
        paragraph("Reference", definition.reference());
    }

    private void input(Input input) {
        out.format("  %-20s %s%s%n", input.name(), input.shape(), input.required() ? "" : " (optional)");
    }

    private void parameter(Parameter parameter) {
        String fallback = parameter instanceof Parameter.Convention
                ? ""
                : parameter
                        .fallback()
                        .map(value -> "; default: " + fallback(value))
                        .orElse("; must be given");
        paragraph("  " + parameter.name(), parameter.allowed() + fallback, 23);
    }

    private static String fallback(Object value) {
        return switch (value) {
            case Integer limit when limit == Integer.MAX_VALUE -> "no limit";
            case List<?> list when list.isEmpty() -> "those that occur";
            default -> MetricJson.argument(value).asString();
        };
    }

    private void assigned(String name, @Nullable Object value) {
        paragraph("  " + name + " =", JSON.writeValueAsString(value), 4);
    }

    static String direction(MetricDefinition definition) {
        return definition
                .direction()
                .map(direction -> direction == Direction.HIGHER ? "higher is better" : "lower is better")
                .orElse("no score");
    }

    static String range(Range range) {
        return end(range.lower()) + " to " + end(range.upper());
    }

    private static String end(double end) {
        if (Double.isInfinite(end)) {
            return end > 0 ? "∞" : "−∞";
        }
        return (end == Math.rint(end) ? Long.toString((long) end) : Double.toString(end)).replace('-', '−');
    }

    private static String undefined(String when) {
        return when.equals(MetricDefinition.ALWAYS_DEFINED) ? "never: " + when : "when " + when;
    }

    private static String words(Decomposition decomposition) {
        return switch (decomposition) {
            case ROW_LOSS -> "the weighted mean of a loss a row";
            case CONFUSION_COUNTS -> "the counts of a confusion matrix";
            case RANKS -> "the order of the rows";
            case CORPUS_SUMS -> "sums over documents, queries or images";
            case WHOLE -> "nothing less than all rows together";
        };
    }

    static String value(Value value) {
        return value instanceof Value.Scalar(double number)
                ? Double.toString(number)
                : JSON.writeValueAsString(MetricJson.value(value));
    }

    /** What an argument was set to, for one line. */
    static String arguments(MetricDefinition definition, Arguments arguments) {
        StringBuilder shown = new StringBuilder();
        for (Parameter parameter : definition.parameters()) {
            Object value = arguments.values().get(parameter.name());
            if (value != null && !(parameter instanceof Parameter.Convention)) {
                shown.append(shown.isEmpty() ? "" : ", ")
                        .append(parameter.name())
                        .append(" = ")
                        .append(
                                value instanceof List<?> list && !list.isEmpty()
                                        ? MetricJson.argument(value).toString()
                                        : fallback(value));
            }
        }
        return shown.isEmpty() ? "none" : shown.toString();
    }

    private void paragraph(String title, String words) {
        paragraph(title, words, 13);
    }

    /** A title and words beside it, broken between words and indented. */
    private void paragraph(String title, String words, int indent) {
        StringBuilder line = new StringBuilder(title);
        line.repeat(" ", Math.max(1, indent - title.length()));
        boolean begun = false;
        for (String word : words.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                out.format("%s%n", line);
                line = new StringBuilder(" ".repeat(indent));
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.format("%s%n", line);
    }
}
