package dev.assay.grader.cli;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.resampling.BootstrapSettings;
import dev.assay.scoring.resampling.Estimate;
import dev.assay.scoring.table.RowJoin;
import dev.assay.scoring.table.TableInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes one metric on two CSV files. */
@Command(
        name = "score",
        description = {
            "Computes a metric on CSV files: value, and an interval where the metric is over rows.",
            "",
            "The first line of a file names its columns. Rows are joined by an id, in any order: by --id; else by the"
                    + " column id when both files have it; else by the first column of the truth when the predictions have"
                    + " it too; without any, by order. A column with the name of an input is that input. The one input"
                    + " left of each file has what columns are left; several of them are a matrix, with a column for each"
                    + " class, named like the classes or in their ascending order. What reads as a number is one.",
            "",
            "Exit code 0: computed, or undefined for a reason that is told; 2: the command line or a file is wrong."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay score --metric rmse --truth truth.csv --predictions predictions.csv",
            "  assay score --metric f1 --param average=macro --truth truth.csv --predictions predictions.csv --json",
            "  assay score --metric roc_auc --truth all.csv --predictions all.csv --column y_score=predictions:p"
        })
final class ScoreCommand implements Runnable {
    private static final int MOST_RESAMPLES = 100_000;
    private static final int MANY_ROWS = 250_000;

    @Option(names = "--metric", required = true, paramLabel = "ID", description = "As 'assay metrics' lists it.")
    @SuppressWarnings("NullAway.Init")
    private String metric;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the metric.")
    private List<String> parameters = List.of();

    @Option(names = "--truth", required = true, paramLabel = "FILE", description = "True values, CSV.")
    @SuppressWarnings("NullAway.Init")
    private Path truth;

    @Option(names = "--predictions", required = true, paramLabel = "FILE", description = "Predictions, CSV.")
    @SuppressWarnings("NullAway.Init")
    private Path predictions;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column of both files that tells rows apart.")
    private @Nullable String id;

    @Option(names = "--by-order", description = "Rows go by order, whatever columns there are.")
    private boolean byOrder;

    @Option(
            names = "--column",
            paramLabel = "INPUT=FILE:COLUMN",
            description = "Where an input is; FILE: truth, predictions, or a third file that goes by its own order."
                    + " Again for each column of a matrix.")
    private List<String> columns = List.of();

    @Option(names = "--level", defaultValue = "0.95", description = "Of the interval. Default: ${DEFAULT-VALUE}.")
    private double level;

    @Option(
            names = "--resamples",
            description = "Where the interval is made of resamples: how many; 0 for no interval."
                    + " Default: 1000; 200 from a quarter of a million rows on, where it is narrow.")
    private @Nullable Integer resamples;

    @Option(names = "--seed", defaultValue = "0", description = "Of the resamples. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        MetricDefinition definition = MetricCatalogue.named(metric);
        SequencedMap<String, @Nullable Object> given = ParameterText.read(definition, parameters);
        definition.arguments(given);
        checkSettings();
        try {
            TableInputs inputs = read(definition);
            Optional<BootstrapSettings> settings = settings(inputs.rows());
            Arguments arguments = definition.arguments(withClasses(definition, given, inputs));
            Estimate estimate = estimate(definition, inputs, arguments, settings);
            ScoreReport report = new ScoreReport(definition, arguments, inputs, estimate, settings);
            spec.commandLine().getOut().println(json ? MetricJson.pretty(report.document()) : report.prose());
        } catch (OutOfMemoryError _) {
            throw new CommandFailure(
                    ExitCode.PLATFORM, "the files do not fit into memory; give more of it: JAVA_TOOL_OPTIONS=-Xmx8g");
        }
    }

    private void checkSettings() {
        if (!(level > 0 && level < 1)) {
            throw new CommandFailure(ExitCode.USAGE, "--level must lie between 0 and 1");
        }
        if (resamples != null && resamples != 0 && (resamples < 100 || resamples > MOST_RESAMPLES)) {
            throw new CommandFailure(ExitCode.USAGE, "--resamples must be 0 or from 100 to " + MOST_RESAMPLES);
        }
    }

    private Optional<BootstrapSettings> settings(int rows) {
        int usual = rows < MANY_ROWS ? 1000 : 200;
        int wanted = resamples == null ? usual : resamples;
        return wanted == 0 ? Optional.empty() : Optional.of(new BootstrapSettings(wanted, level, seed));
    }

    private Optional<RowJoin> join() {
        if (byOrder && id != null) {
            throw new CommandFailure(ExitCode.USAGE, "--id and --by-order exclude each other");
        }
        return byOrder
                ? Optional.of(new RowJoin.ByOrder())
                : Optional.ofNullable(id).map(column -> new RowJoin.ById(column, false));
    }

    private TableInputs read(MetricDefinition definition) {
        Optional<RowJoin> join = join();
        try (CsvFiles files = new CsvFiles(truth, predictions)) {
            return files.read(definition, join, columns);
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.USAGE, "a file cannot be read: " + unreadable.getMessage());
        }
    }

    /** The names of the columns say what the classes are, unless the command line does. */
    private static SequencedMap<String, @Nullable Object> withClasses(
            MetricDefinition definition, SequencedMap<String, @Nullable Object> given, TableInputs inputs) {
        definition.parameters().stream()
                .filter(Parameter.Classes.class::isInstance)
                .forEach(parameter ->
                        inputs.classes().ifPresent(classes -> given.putIfAbsent(parameter.name(), classes)));
        return given;
    }

    private static Estimate estimate(
            MetricDefinition definition,
            TableInputs inputs,
            Arguments arguments,
            Optional<BootstrapSettings> settings) {
        try {
            return Estimate.of(definition, inputs.inputs(), arguments, settings);
        } catch (InvalidInputException invalid) {
            throw inputs.located(invalid);
        }
    }
}
