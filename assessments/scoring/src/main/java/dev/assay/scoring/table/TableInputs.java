package dev.assay.scoring.table;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.table.ColumnChoice.Columns;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inputs of a metric, read from files whose rows belong together. */
public final class TableInputs {
    /** As {@link Inputs#row} and the reading of a matrix write it. */
    private static final Pattern PLACE = Pattern.compile("Row (\\d+) of (\\w+)(?:, column (\\d+),)?(\\W.*)");

    private final Request request;
    private final RowJoin join;
    private final SequencedMap<String, Columns> columns;
    private final Map<Table, RowOrder> orders;
    private final InputValues values;

    /**
     * What is to be read.
     *
     * @param truth opened and not read
     * @param predictions opened and not read
     * @param join how rows belong together; empty for {@link RowJoin#usual}
     * @param named columns that somebody has named; the rows of a third file go by their own order
     */
    public record Request(Table truth, Table predictions, Optional<RowJoin> join, List<Named> named) {
        public Request {
            named = List.copyOf(named);
        }
    }

    /**
     * One column of an input; several of one input are the columns of a matrix.
     *
     * @param input of the metric
     * @param column name in the header
     */
    public record Named(String input, Table table, String column) {}

    private TableInputs(Request request, TableReading reading, Map<Table, RowOrder> orders, InputValues values) {
        this.request = request;
        this.join = reading.join();
        this.columns = reading.columns();
        this.orders = orders;
        this.values = values;
    }

    /**
     * Reads the files.
     *
     * @throws IOException when a stream fails
     * @throws InvalidTableException when a file is not what the metric can be computed on
     */
    public static TableInputs read(MetricDefinition definition, Request request) throws IOException {
        TableReading reading = new TableReading(definition, request);
        reading.readTables();
        Map<Table, RowOrder> orders = reading.orders();
        InputValues values = new InputValues(definition, reading.columns(), orders);
        orders.keySet().forEach(Table::release);
        return new TableInputs(request, reading, orders, values);
    }

    /** What the metric takes. */
    public Inputs inputs() {
        return values.inputs();
    }

    /** Every class, ascending, where the columns of a matrix are named like the classes; texts and numbers. */
    public Optional<List<Object>> classes() {
        return values.classes();
    }

    /** How rows were joined. */
    public RowJoin join() {
        return join;
    }

    /** Number of rows of the truth. */
    public int rows() {
        return request.truth().rows();
    }

    /** The file and the columns of each input, for people. */
    public SequencedMap<String, String> origins() {
        SequencedMap<String, String> origins = new LinkedHashMap<>();
        columns.forEach((input, found) -> origins.put(input, found.table().name() + ": " + found.names()));
        return Collections.unmodifiableSequencedMap(origins);
    }

    /** The same fault, with file, row and column where it tells a row of an input. */
    public InvalidTableException located(InvalidInputException fault) {
        String message = String.valueOf(fault.getMessage());
        Matcher place = PLACE.matcher(message);
        return place.matches() && columns.containsKey(place.group(2))
                ? new InvalidTableException(located(place))
                : new InvalidTableException(message);
    }

    private String located(Matcher place) {
        Columns found = columns.getOrDefault(place.group(2), new Columns(request.truth(), List.of()));
        RowOrder order = orders.getOrDefault(found.table(), RowOrder.asItIs(0));
        int row = order.row(Integer.parseInt(place.group(1)) - 1);
        int column = found.headers().size() == 1
                ? 0
                : Optional.ofNullable(place.group(3)).map(Integer::parseInt).orElse(0) - 1;
        String where =
                found.table().place(row, column < 0 ? "" : found.headers().get(column));
        return "%s: %s%s".formatted(where, place.group(2), place.group(4));
    }
}
