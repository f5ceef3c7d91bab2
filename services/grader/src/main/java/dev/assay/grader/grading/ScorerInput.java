package dev.assay.grader.grading;

import dev.assay.pack.Manifest;
import dev.assay.pack.Manifest.MetricSpec;
import dev.assay.pack.Manifest.ScorerSpec.Program;
import dev.assay.pack.Table;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import dev.assay.scoring.resampling.Bootstrap;
import dev.assay.scoring.resampling.BootstrapSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that one run of a scorer is about, as it finds them under {@code /in}: {@code solution.csv} with the labels,
 * {@code submission.csv} with the predictions, written anew from the numbers we parsed and in the order of the labels,
 * {@code params.json} and, for a score function, {@code resamples.bin}.
 *
 * @param solution the labels file's columns without the split, one row a row of the truth
 */
record ScorerInput(Manifest manifest, Truth truth, Predictions predictions, Table solution) {
    static final int MOST_RESAMPLES = 200;
    static final int FEWEST_RESAMPLES = 100;

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /**
     * Some of the hidden rows.
     *
     * @param allRows the labels of all of them
     */
    static ScorerInput of(Manifest manifest, Table allRows, Truth truth, Predictions predictions) {
        Map<String, Integer> places = new HashMap<>();
        List<String> ids = allRows.column(manifest.data().idColumn());
        for (int row = 0; row < ids.size(); row++) {
            places.put(ids.get(row), row);
        }
        int[] rows = truth.ids().stream().mapToInt(places::get).toArray();
        return new ScorerInput(manifest, truth, predictions, allRows.select(rows));
    }

    /** How many resamples a score function is asked for; empty when the rows are too many. */
    OptionalInt resamples() {
        int fitting = (int) Math.min(MOST_RESAMPLES, MOST_BYTES / truth.size());
        return fitting < FEWEST_RESAMPLES ? OptionalInt.empty() : OptionalInt.of(fitting);
    }

    void write(MetricSpec spec, Path folder) throws IOException {
        solution.write(folder.resolve("solution.csv"));
        submission().write(folder.resolve("submission.csv"));
        Files.write(folder.resolve("params.json"), new JsonMapper().writeValueAsBytes(parameters(spec)));
        if (spec.scorer().orElseThrow().program() instanceof Program.PythonFile
                && resamples().isPresent()) {
            writeResamples(folder.resolve("resamples.bin"), resamples().getAsInt());
        }
    }

    private Table submission() {
        List<String> classes = truth.classes();
        Stream<String> values = Arrays.stream(predictions.values())
                .mapToObj(
                        value -> truth.kind() == TargetKind.CLASS ? classes.get((int) value) : Double.toString(value));
        return Table.of(
                List.of(manifest.data().idColumn(), manifest.data().target().prediction()),
                List.of(truth.ids(), values.toList()));
    }

    private Map<String, Object> parameters(MetricSpec spec) {
        return Map.of(
                "row_id_column_name", manifest.data().idColumn(),
                "target", manifest.data().target().column(),
                "prediction", manifest.data().target().prediction(),
                "kind", truth.kind().name().toLowerCase(Locale.ROOT),
                "params", spec.params());
    }

    /** One byte a row and resample: how often the row was drawn. */
    private void writeResamples(Path file, int resamples) throws IOException {
        BootstrapSettings engine = HiddenScoring.bootstrap(manifest);
        BootstrapSettings settings = new BootstrapSettings(resamples, engine.level(), engine.seed());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Stream<byte[]> draws = Bootstrap.draws(truth.resampling(), settings)) {
            for (Iterator<byte[]> each = draws.iterator(); each.hasNext(); ) {
                out.write(each.next());
            }
        }
    }
}
