package dev.assay.grader.cli;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Estimate;
import dev.assay.scoring.resampling.Uncertainty;
import dev.assay.scoring.table.RowJoin;
import dev.assay.scoring.table.TableInputs;
import java.util.Formatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What 'assay score' says: the same facts for people and for programs. */
record ScoreReport(
        MetricDefinition definition,
        Arguments arguments,
        TableInputs inputs,
        Estimate estimate,
        Optional<BootstrapSettings> settings) {

    String prose() {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        out.format(
                "%s (%s, version %d), %s%n",
                definition.name(), definition.id(), definition.version(), MetricProse.direction(definition));
        out.format("  parameters  %s%n", MetricProse.arguments(definition, arguments));
        inputs.origins().forEach((input, origin) -> out.format("  %-11s %s%n", input, origin));
        out.format("  rows        %d, %s%n", inputs.rows(), joined());
        if (isUndefined()) {
            return out.format("  undefined   %s", definition.undefinedWhen()).toString();
        }
        out.format("  value       %s%n", MetricProse.value(estimate.value()));
        switch (estimate.uncertainty()) {
            case Uncertainty.Known(double lower, double upper, String method) ->
                out.format(
                        "  interval    [%s, %s] at %s %%, %s",
                        lower, upper, percent(settings.orElseThrow().level()), method);
            case Uncertainty.Unknown(String reason) -> out.format("  interval    none: %s", reason);
        }
        return text.toString();
    }

    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("metric", definition.id())
                .put("version", definition.version())
                .put("name", definition.name())
                .set("direction", MetricJson.direction(definition));
        document.set("parameters", MetricJson.arguments(arguments));
        ObjectNode origins = document.putObject("inputs");
        inputs.origins().forEach(origins::put);
        document.put("rows", inputs.rows()).put("joined", joined());
        if (isUndefined()) {
            document.putNull("value").put("undefined", definition.undefinedWhen());
        } else {
            document.set("value", MetricJson.value(estimate.value()));
        }
        switch (estimate.uncertainty()) {
            case Uncertainty.Known(double lower, double upper, String method) -> {
                BootstrapSettings made = settings.orElseThrow();
                document.putObject("interval")
                        .put("lower", lower)
                        .put("upper", upper)
                        .put("level", made.level())
                        .put("method", method)
                        .put("seed", made.seed());
            }
            case Uncertainty.Unknown(String reason) ->
                document.putNull("interval").put("whyNoInterval", reason);
        }
        return document;
    }

    private boolean isUndefined() {
        return estimate.value() instanceof Value.Scalar(double value) && Double.isNaN(value);
    }

    private String joined() {
        return switch (inputs.join()) {
            case RowJoin.ById byId -> "joined by \"%s\"".formatted(byId.column());
            case RowJoin.ByOrder() -> "by order";
        };
    }

    private static String percent(double level) {
        String percent = Double.toString(Math.rint(level * 1e8) / 1e6);
        return percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent;
    }
}
