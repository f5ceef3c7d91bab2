package dev.assay.grader.cli;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.Direction;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.MetricDefinition;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists the metrics; groups what explains and checks them. */
@Command(
        name = "metrics",
        description = {
            "Lists the metrics that can be computed, by family: id, name, which way is better, range.",
            "",
            "'assay metrics explain ID' tells all about one; 'assay metrics check FILE' holds them to reference values."
        },
        mixinStandardHelpOptions = true,
        subcommands = {MetricsExplainCommand.class, MetricsCheckCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay metrics",
            "  assay metrics --json",
            "  assay metrics explain roc_auc",
            "  assay metrics check parity.jsonl.gz"
        })
final class MetricsCommand implements Runnable {
    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(json ? document() : prose());
    }

    private static List<MetricDefinition> of(Family family) {
        return MetricCatalogue.all().stream()
                .filter(definition -> definition.family() == family)
                .toList();
    }

    private static String prose() {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        for (Family family : Family.values()) {
            List<MetricDefinition> metrics = of(family);
            if (!metrics.isEmpty()) {
                out.format("%s%n", family);
                metrics.forEach(metric -> out.format(
                        "  %-30s %-56s %-7s %s%n",
                        metric.id(),
                        metric.name(),
                        metric.direction().map(MetricsCommand::word).orElse("-"),
                        MetricProse.range(metric.range())));
                out.format("%n");
            }
        }
        return text
                + "%d metrics; 'assay metrics explain ID' tells more about one."
                        .formatted(MetricCatalogue.all().size());
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private static String document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode families = document.putArray("families");
        for (Family family : Family.values()) {
            List<MetricDefinition> metrics = of(family);
            if (!metrics.isEmpty()) {
                ArrayNode array =
                        families.addObject().put("family", family.toString()).putArray("metrics");
                metrics.forEach(metric -> array.add(MetricJson.of(metric)));
            }
        }
        return MetricJson.pretty(document);
    }
}
