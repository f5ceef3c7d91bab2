package dev.assay.scoring;

import dev.assay.scoring.csv.CsvRecords;
import dev.assay.scoring.csv.CsvRecords.Step;
import dev.assay.scoring.csv.DecimalNumber;
import dev.assay.scoring.csv.DistinctTexts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a predictions file with suspicion, in memory proportional to the number of rows to predict and in one pass that
 * ends at the first fault, at the latest one row after the last expected one.
 *
 * <p>The format: CSV (RFC 4180), UTF-8. The header names the columns; order does not matter, columns that are not
 * needed are ignored, a needed one may occur only once. One row for each id, in any order. Numbers are plain decimal,
 * such as {@code -1.5} or {@code 2e-3}; spaces around values are not removed.
 *
 * <p>Messages are fixed sentences with row, line and column; they never quote the file, see
 * {@link ReadOutcome.Rejected}.
 */
public final class PredictionsReader {
    private final CsvRecords records;
    private final PredictionFormat format;
    private final DistinctTexts ids;
    private final DistinctTexts classes;
    private final double[] values;
    private int idField;
    private int valueField;
    private int row;
    /** Where the next id is looked for first. */
    private int guess;

    private PredictionsReader(InputStream input, PredictionFormat format, Truth truth) {
        this.records = new CsvRecords(input);
        this.format = format;
        this.ids = truth.rowOfId();
        this.classes = DistinctTexts.of(truth.classes().stream());
        this.values = new double[truth.size()];
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Reads predictions and brings them into the row order of the truth. The stream is not closed.
     *
     * @throws IOException when the stream fails: a fault of ours, whatever the file holds
     * @throws IllegalArgumentException when format and truth differ in kind or classes
     */
    public static ReadOutcome read(InputStream input, PredictionFormat format, Truth truth) throws IOException {
        boolean sameClasses =
                format.kind() != TargetKind.CLASS || format.classes().equals(truth.classes());
        if (format.kind() != truth.kind() || !sameClasses) {
            throw new IllegalArgumentException("Prediction format and truth differ in kind or classes.");
        }
        return new PredictionsReader(input, format, truth).read();
    }

    private ReadOutcome read() throws IOException {
        return switch (records.next()) {
            case END -> reject("The file is empty; its first line must name the columns %s.".formatted(needed()));
            case FAULT ->
                reject("Header, line %d, column %d: %s."
                        .formatted(records.line(), records.fields() + 1, records.fault()));
            case RECORD -> readRows();
        };
    }

    private ReadOutcome readRows() throws IOException {
        int columns = records.fields();
        Optional<String> headerFault = headerFault(format.idColumn()).or(() -> headerFault(format.valueColumn()));
        if (headerFault.isPresent()) {
            return reject(headerFault.get());
        }
        idField = field(format.idColumn());
        valueField = field(format.valueColumn());
        boolean bare = columns == 2 && idField == 0 && format.kind() != TargetKind.CLASS;
        for (Step step = next(bare); step != Step.END; step = next(bare)) {
            row++;
            if (step == Step.FAULT) {
                return rejectRow(records.fields(), records.fault());
            }
            Optional<ReadOutcome> rejected = readRow(columns);
            if (rejected.isPresent()) {
                return rejected.get();
            }
        }
        int missing = values.length - row;
        if (missing == 0) {
            return new ReadOutcome.Accepted(Predictions.checked(format.kind(), values));
        }
        row++;
        return rejectRow(
                idField,
                "the file ends here, and predictions are missing for %d of the %d rows to predict"
                        .formatted(missing, values.length));
    }

    /** The next record that is not simply an id with its number; in a bare file most are. */
    private Step next(boolean bare) throws IOException {
        if (bare) {
            takeRows(format.kind() == TargetKind.PROBABILITY ? 1 : Double.MAX_VALUE);
        }
        return records.next();
    }

    private void takeRows(double most) {
        int others;
        do {
            int inOrder = records.takeNumbers(ids, guess, most, values);
            guess += inOrder;
            others = records.takeNumbersInAnyOrder(ids, most, values);
            guess = others == 0 ? guess : records.lastTaken() + 1;
            row += inOrder + others;
        } while (others > 0);
    }

    private Optional<ReadOutcome> readRow(int columns) {
        if (row > values.length) {
            return Optional.of(rejectRow(idField, "there are only %d rows to predict".formatted(values.length)));
        }
        if (records.fields() != columns) {
            return Optional.of(rejectRow(
                    Math.min(records.fields(), columns),
                    "the row has %d fields, the header has %d".formatted(records.fields(), columns)));
        }
        int target = ids.find(records.text(), records.start(idField), records.end(idField), guess);
        if (target < 0) {
            return Optional.of(rejectRow(idField, "this id is not one of those to predict"));
        }
        if (!Double.isNaN(values[target])) {
            return Optional.of(rejectRow(idField, "this id occurred in an earlier row"));
        }
        double value = value(records.start(valueField), records.end(valueField));
        if (!Double.isFinite(value)) {
            return Optional.of(rejectRow(valueField, expectation()));
        }
        values[target] = value;
        guess = target + 1;
        return Optional.empty();
    }

    /** The value of the kind, or a number that is not finite. */
    private double value(int start, int end) {
        return switch (format.kind()) {
            case NUMBER -> DecimalNumber.parse(records.text(), start, end);
            case PROBABILITY -> {
                double number = DecimalNumber.parse(records.text(), start, end);
                yield number >= 0 && number <= 1 ? number : Double.NaN;
            }
            case CLASS -> {
                int found = classes.find(records.text(), start, end);
                yield found < 0 ? Double.NaN : found;
            }
        };
    }

    private String expectation() {
        return switch (format.kind()) {
            case NUMBER -> "the value must be a finite number in plain decimal notation, such as -1.5";
            case PROBABILITY -> "the value must be a probability from 0 to 1 in plain decimal notation, such as 0.25";
            case CLASS ->
                "the value must be one of the %d allowed classes, spelled exactly"
                        .formatted(format.classes().size());
        };
    }

    private Optional<String> headerFault(String column) {
        int found = 0;
        for (int field = 0; field < records.fields(); field++) {
            if (records.string(field).equals(column)) {
                found++;
            }
        }
        return switch (found) {
            case 0 ->
                Optional.of("The header has no column \"%s\"; the first line must name the columns %s."
                        .formatted(column, needed()));
            case 1 -> Optional.empty();
            default -> Optional.of("The header names the column \"%s\" %d times.".formatted(column, found));
        };
    }

    private int field(String column) {
        int field = 0;
        while (!records.string(field).equals(column)) {
            field++;
        }
        return field;
    }

    private String needed() {
        return "\"%s\" and \"%s\"".formatted(format.idColumn(), format.valueColumn());
    }

    private static ReadOutcome reject(String message) {
        return new ReadOutcome.Rejected(message, OptionalInt.empty());
    }

    private ReadOutcome rejectRow(int field, String reason) {
        return new ReadOutcome.Rejected(
                "Row %d (line %d), column %s: %s.".formatted(row, records.line(), column(field), reason),
                OptionalInt.of(row));
    }

    /** A name that the assessment has given, else the place: other names are what the file says. */
    private String column(int field) {
        if (field == idField) {
            return "\"%s\"".formatted(format.idColumn());
        }
        return field == valueField ? "\"%s\"".formatted(format.valueColumn()) : Integer.toString(field + 1);
    }
}
