package dev.assay.grader.cli;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.catalogue.ReferenceCase;
import dev.assay.scoring.catalogue.WorkedExamples;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tells all about one metric. */
@Command(
        name = "explain",
        description = {
            "Tells all about a metric: formula, inputs, parameters with defaults and bounds, how edge cases are settled,"
                    + " when it is undefined, the implementation it agrees with, and an example computed on the spot.",
            "",
            "Exit code 0: told; 2: there is no such metric, and those spelt alike are named."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assay metrics explain roc_auc", "  assay metrics explain cohen_kappa"})
final class MetricsExplainCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "Id of a metric, as 'assay metrics' lists it.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        MetricDefinition definition = MetricCatalogue.named(id);
        ReferenceCase example = WorkedExamples.of(id)
                .map(line -> new JsonMapper().readValue(line, new TypeReference<Map<String, Object>>() {}))
                .map(ReferenceCase::of)
                .orElseThrow(() -> new IllegalStateException("no example of " + id));
        var value = definition.value(Inputs.of(example.inputs()), definition.arguments(example.params()));
        spec.commandLine()
                .getOut()
                .println(new MetricProse(definition).text(example.params(), example.inputs(), value));
    }
}
