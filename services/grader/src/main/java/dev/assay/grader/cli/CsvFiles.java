package dev.assay.grader.cli;

import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.table.RowJoin;
import dev.assay.scoring.table.Table;
import dev.assay.scoring.table.TableInputs;
import dev.assay.scoring.table.TableInputs.Named;
import dev.assay.scoring.table.TableInputs.Request;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a metric is computed on, each opened once. */
final class CsvFiles implements Closeable {
    private static final String TRUTH = "truth";
    private static final String PREDICTIONS = "predictions";

    private final List<InputStream> open = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Table truth;
    private final Table predictions;

    CsvFiles(Path truth, Path predictions) throws IOException {
        this.truth = table(TRUTH, truth);
        this.predictions = table(PREDICTIONS, predictions);
    }

    /** Reads the inputs of a metric, some of them out of columns that are named as {@code input=file:column}. */
    TableInputs read(MetricDefinition definition, Optional<RowJoin> join, List<String> columns) throws IOException {
        List<Named> named = new ArrayList<>();
        for (String column : columns) {
            named.add(named(column));
        }
        return TableInputs.read(definition, new Request(truth, predictions, join, named));
    }

    private Named named(String column) throws IOException {
        int equals = column.indexOf('=');
        int colon = colon(column, equals + 1);
        if (equals < 1 || colon < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--column " + column + " is not input=file:column");
        }
        String file = column.substring(equals + 1, colon);
        return new Named(column.substring(0, equals), table(file, Path.of(file)), column.substring(colon + 1));
    }

    /** Where the name of the file ends: a column may hold a colon, as may a path. */
    private static int colon(String column, int start) {
        for (String file : List.of(TRUTH, PREDICTIONS)) {
            if (column.startsWith(file + ":", start)) {
                return start + file.length();
            }
        }
        return column.indexOf(':', start) <= start ? -1 : column.lastIndexOf(':');
    }

    private Table table(String key, Path file) throws IOException {
        Table known = tables.get(key);
        if (known != null) {
            return known;
        }
        Table opened = Table.open(file.toString(), stream(file));
        tables.put(key, opened);
        return opened;
    }

    private InputStream stream(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.USAGE, file + " is a folder and no CSV file");
        }
        try {
            InputStream stream = Files.newInputStream(file);
            open.add(stream);
            return stream;
        } catch (NoSuchFileException _) {
            throw new CommandFailure(ExitCode.USAGE, file + " does not exist");
        }
    }

    @Override
    public void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
    }
}
