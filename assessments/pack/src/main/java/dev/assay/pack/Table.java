package dev.assay.pack;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** A CSV file (RFC 4180, UTF-8, one header line) in memory, by column. Immutable. */
public final class Table {

    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int MOST_COLUMNS = 2_000;

    private final List<String> header;
    private final List<List<String>> columns;
    private final int rows;

    private Table(List<String> header, List<List<String>> columns, int rows) {
        this.header = List.copyOf(header);
        this.columns = columns;
        this.rows = rows;
    }

    /** A table of given columns of equal length. */
    public static Table of(List<String> header, List<List<String>> columns) {
        int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
        if (header.size() != columns.size() || columns.stream().anyMatch(column -> column.size() != rows)) {
            throw new IllegalArgumentException("header and columns differ in number or length");
        }
        return new Table(header, columns.stream().map(List::copyOf).toList(), rows);
    }

    /** Reads all columns. */
    public static Table read(Path file) throws IOException, TableException {
        return read(file, column -> true);
    }

    /** The column names of a file, without reading on. */
    public static List<String> headerOf(Path file) throws IOException, TableException {
        return open(file, records -> header(records));
    }

    /**
     * Reads some columns; the others count for the format only.
     *
     * @throws TableException when the file is no regular table of bounded size
     */
    public static Table read(Path file, Predicate<String> wanted) throws IOException, TableException {
        return open(file, records -> rows(records, wanted));
    }

    /** A way to use records. */
    private interface Use<T> {
        T of(Iterator<CsvRecord> records) throws TableException;
    }

    private static <T> T open(Path file, Use<T> use) throws IOException, TableException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
            throw new TableException("is no ordinary file of at most 256 MiB");
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            return use.of(CsvReader.builder().ofCsvRecord(reader).iterator());
        } catch (CharacterCodingException e) {
            throw new TableException("is not UTF-8");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new TableException("is not UTF-8");
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new TableException("is not UTF-8");
            }
            throw new TableException("is no CSV: a record differs in its number of fields, is too long or misquoted");
        }
    }

    private static List<String> header(Iterator<CsvRecord> records) throws TableException {
        if (!records.hasNext()) {
            throw new TableException("is empty; the first line must name the columns");
        }
        var header = records.next().getFields();
        if (header.size() > MOST_COLUMNS) {
            throw new TableException("has more than " + MOST_COLUMNS + " columns");
        }
        if (new HashSet<>(header).size() != header.size()) {
            throw new TableException("line 1: names a column twice");
        }
        return header;
    }

    private static Table rows(Iterator<CsvRecord> records, Predicate<String> wanted) throws TableException {
        var header = header(records);
        var kept = new ArrayList<Integer>();
        var columns = new ArrayList<List<String>>();
        for (int i = 0; i < header.size(); i++) {
            if (wanted.test(header.get(i))) {
                kept.add(i);
                columns.add(new ArrayList<>());
            }
        }
        int rows = 0;
        while (records.hasNext()) {
            var row = records.next();
            if (row.getFieldCount() != header.size()) {
                throw new TableException("line " + row.getStartingLineNumber() + ": has " + row.getFieldCount()
                        + " fields, the header has " + header.size());
            }
            for (int i = 0; i < kept.size(); i++) {
                columns.get(i).add(row.getField(kept.get(i)));
            }
            rows++;
        }
        return new Table(kept.stream().map(header::get).toList(), columns, rows);
    }

    /** Names of the columns that were read, in their order. */
    public List<String> header() {
        return header;
    }

    /** Number of rows without the header. */
    public int rows() {
        return rows;
    }

    /** Whether a column was read. */
    public boolean has(String column) {
        return header.contains(column);
    }

    /**
     * The values of a column.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public List<String> column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name);
        }
        return Collections.unmodifiableList(columns.get(index));
    }

    /** The same without a column. */
    public Table without(String column) {
        var kept = header.stream().filter(name -> !name.equals(column)).toList();
        return new Table(kept, kept.stream().map(this::column).toList(), rows);
    }

    /** Writes a file that {@link #read(Path)} reads back as the same table. */
    public void write(Path file) throws IOException {
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(header);
            for (int row = 0; row < rows; row++) {
                int at = row;
                csv.writeRecord(columns.stream().map(column -> column.get(at)).toList());
            }
        }
    }

    /** Some of the rows, in the order given. */
    public Table select(int... chosen) {
        var selected = new ArrayList<List<String>>();
        for (var column : columns) {
            selected.add(Arrays.stream(chosen).mapToObj(column::get).toList());
        }
        return new Table(header, selected, chosen.length);
    }
}
