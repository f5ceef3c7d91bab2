package dev.assay.scoring.table;

import dev.assay.scoring.csv.CsvRecords;
import dev.assay.scoring.csv.CsvRecords.Step;
import dev.assay.scoring.csv.DistinctTexts;
import dev.assay.scoring.metric.Input.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A CSV file (RFC 4180, UTF-8) whose first line names its columns. Only the columns that somebody asked for are kept.
 * Read in one pass that ends at the first fault.
 */
public final class Table {
    /** More rows than anyone scores on one machine, and few enough for its memory. */
    static final int MOST_ROWS = 50_000_000;

    private final String name;
    private final CsvRecords records;
    private final List<String> header;
    private final Map<Wanted, Column> columns = new LinkedHashMap<>();
    private DistinctTexts ids = new DistinctTexts();
    private OptionalInt idColumn = OptionalInt.empty();
    private String idNote = "";
    private Optional<Table> truth = Optional.empty();
    /** The row for each of the truth; -1 as long as there is none. */
    private int[] matched = {};

    /** The row of the truth whose id is looked at first: files mostly have the same order. */
    private int guess;

    private int rows;

    /** A column in the form that an input of some shape has it. */
    private record Wanted(int column, Shape shape) {}

    private Table(String name, CsvRecords records, List<String> header) {
        this.name = name;
        this.records = records;
        this.header = header;
    }

    /**
     * Reads the first line.
     *
     * @param name of the file, for messages
     * @param input not closed; read on by {@link #read}
     * @throws IOException when the stream fails
     * @throws InvalidTableException when there is no first line that could name columns
     */
    public static Table open(String name, InputStream input) throws IOException {
        CsvRecords records = new CsvRecords(input);
        return switch (records.next()) {
            case END -> throw new InvalidTableException(name + " is empty; its first line must name the columns.");
            case FAULT ->
                throw new InvalidTableException(
                        "%s, header, column %d: %s.".formatted(name, records.fields() + 1, records.fault()));
            case RECORD ->
                new Table(
                        name,
                        records,
                        IntStream.range(0, records.fields())
                                .mapToObj(records::string)
                                .toList());
        };
    }

    String name() {
        return name;
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    int rows() {
        return rows;
    }

    /** Where a column is. */
    OptionalInt find(String column) {
        int[] found = IntStream.range(0, header.size())
                .filter(index -> header.get(index).equals(column))
                .toArray();
        if (found.length > 1) {
            throw new InvalidTableException(
                    "%s, header: the column %s is there %d times.".formatted(name, quoted(column), found.length));
        }
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    /** Asks for a column, before {@link #read}. */
    void keep(int column, Shape shape) {
        columns.put(new Wanted(column, shape), Column.of(shape));
    }

    /**
     * Makes a column the one that tells rows apart, before {@link #read}.
     *
     * @param note ends each message about an id
     */
    void identifyBy(int column, String note) {
        idColumn = OptionalInt.of(column);
        idNote = note;
    }

    /** As {@link #identifyBy}, with the ids of the truth, which is read before this. */
    void matchBy(int column, String note, Table truth) {
        identifyBy(column, note);
        this.truth = Optional.of(truth);
    }

    /** A column that was asked for. */
    Column column(int column, Shape shape) {
        Column kept = columns.get(new Wanted(column, shape));
        if (kept == null) {
            throw new IllegalStateException("The column was not kept.");
        }
        return kept;
    }

    /**
     * Reads all rows.
     *
     * @throws IOException when the stream fails
     * @throws InvalidTableException when a row is none, with file, row and column
     */
    void read() throws IOException {
        matched = new int[truth.map(Table::rows).orElse(0)];
        Arrays.fill(matched, -1);
        int before = records.emptyLines();
        for (Step step = records.next(); step != Step.END; step = records.next()) {
            rows++;
            if (step == Step.FAULT) {
                throw fault(records.fields(), records.fault());
            }
            if (records.emptyLines() != before) {
                throw fault(0, "an empty line stands before the row");
            }
            if (records.fields() != header.size()) {
                throw fault(
                        Math.min(records.fields(), header.size()),
                        "the row has %d fields, the header has %d".formatted(records.fields(), header.size()));
            }
            if (rows > MOST_ROWS) {
                throw fault(0, "there are more than %d rows".formatted(MOST_ROWS));
            }
            readRow();
        }
    }

    private void readId(int field) {
        int start = records.start(field);
        int end = records.end(field);
        if (start == end) {
            throw fault(field, "the id is missing" + idNote);
        }
        boolean isNew = truth.isEmpty() ? ids.add(records.text(), start, end) == rows - 1 : matches(field, start, end);
        if (!isNew) {
            throw fault(field, "this id occurred in an earlier row" + idNote);
        }
    }

    private boolean matches(int field, int start, int end) {
        Table other = truth.orElseThrow();
        int row = other.ids.find(records.text(), start, end, guess);
        if (row < 0) {
            throw fault(field, "this id is not in %s%s".formatted(other.name, idNote));
        }
        boolean isNew = matched[row] < 0;
        matched[row] = rows - 1;
        guess = row + 1;
        return isNew;
    }

    private void readRow() {
        if (idColumn.isPresent()) {
            readId(idColumn.getAsInt());
        }
        columns.forEach((wanted, column) -> {
            Optional<String> wrong = column.add(records, wanted.column());
            if (wrong.isPresent()) {
                throw fault(wanted.column(), wrong.get());
            }
        });
    }

    /**
     * The row that has the same id as each row of the truth, after {@link #read}.
     *
     * @throws InvalidTableException when there is none
     */
    int[] matched(Table truth) {
        for (int row = 0; row < matched.length; row++) {
            if (matched[row] < 0) {
                String id = truth.header.get(truth.idColumn.orElseThrow());
                throw new InvalidTableException(
                        "%s: this id is not in %s%s.".formatted(truth.place(row, id), name, idNote));
            }
        }
        return matched;
    }

    /** Lets go of the ids and the columns, which are as large as the file. */
    void release() {
        ids = new DistinctTexts();
        columns.clear();
        matched = new int[0];
    }

    /** File, row and column, unless that is empty, for messages; rows counted from 0 here. */
    String place(int row, String column) {
        return "%s, row %d%s".formatted(name, row + 1, column.isEmpty() ? "" : ", column " + quoted(column));
    }

    /** A name out of a file as it may be shown. */
    static String quoted(String text) {
        int most = 60;
        String shown = text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
        return "\"%s\"".formatted(shown.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
    }

    private InvalidTableException fault(int field, String reason) {
        String column = field < header.size() ? quoted(header.get(field)) : Integer.toString(field + 1);
        return new InvalidTableException(
                "%s, row %d (line %d), column %s: %s.".formatted(name, rows, records.line(), column, reason));
    }
}
