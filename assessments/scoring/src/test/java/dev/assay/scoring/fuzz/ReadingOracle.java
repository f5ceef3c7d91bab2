package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.Predictions;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.csv.CsvRecords;
import dev.assay.scoring.csv.CsvRecords.Step;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.table.InvalidTableException;
import dev.assay.scoring.table.Table;
import dev.assay.scoring.table.TableInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Judges what the readers make of a file, whatever its bytes are. {@code infra/checks/fuzz} runs it for as long as wanted
 * with a fuzzer that knows which branches it has seen.
 */
public final class ReadingOracle {
    static final int ROWS = 5;
    static final List<String> CLASSES = List.of("a", "b", "ü");

    /** Never in UTF-8: in the input of the fuzzer it ends the truth, and the predictions follow. */
    static final byte END_OF_TRUTH = (byte) 0xFF;

    /** Bytes that are read at once: what crosses the end of them takes another way. */
    private static final int BUFFER = 1 << 16;

    private static final int MOST_SHIFTED = 1 << 12;

    private static final Pattern PLACED = Pattern.compile(
            "(?:Header, line [0-9]+, column [0-9]+|Row [0-9]+ \\(line [0-9]+\\), column (?:[0-9]+|\"id\"|\"prediction\")): "
                    + "(.*)\\.");
    private static final Pattern OF_THE_HEADER = Pattern.compile(
            "The file is empty; .*|The header has no column \"(id|prediction)\"; .*|The header names the column \"(id|prediction)\" [0-9]+ times\\.");
    /** All that may be said; counts are the only part of it that changes. */
    private static final Pattern REASON = Pattern.compile(String.join(
            "|",
            "a quote (is never closed|stands inside a field that does not start with one)",
            "text follows a closing quote",
            "a carriage return is not followed by a line feed",
            "there is a control character; the file must be plain text",
            "the text is not valid UTF-8",
            "the row is longer than 65536 bytes or a quote is never closed",
            "there are more than 1000 (columns|empty lines)",
            "the file is [-A-Za-z0-9 ]{6,40} and no CSV; [-A-Za-z0-9 .(),=_]+",
            "the file ends here, and predictions are missing for [0-9]+ of the 5 rows to predict",
            "there are only 5 rows to predict",
            "the row has [0-9]+ fields, the header has [0-9]+",
            "this id (is not one of those to predict|occurred in an earlier row)",
            "the value must be a finite number in plain decimal notation, such as -1\\.5",
            "the value must be a probability from 0 to 1 in plain decimal notation, such as 0\\.25",
            "the value must be one of the 3 allowed classes, spelled exactly"));
    /** What we refuse and FastCSV does not. */
    private static final Pattern STRICTER =
            Pattern.compile(".*(quote|carriage return|control character|longer than|more than 1000|no CSV).*");

    private static final Pattern OF_A_TABLE = Pattern.compile(
            "(?s)(truth|predictions)\\.csv( is empty; .*| has no rows\\.| has [0-9]+ rows and .*"
                    + "|, header(, column [0-9]+)?: .*|, row [0-9]+( \\(line [0-9]+\\))?, column (\".{0,61}\"|[0-9]+): .*)");

    private ReadingOracle() {}

    /** Called by the fuzzer; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        for (TargetKind kind : TargetKind.values()) {
            predictions(bytes, kind);
        }
        records(bytes);
        table(bytes);
    }

    /** Whether the bytes are predictions; fails when the reader is wrong about them. */
    static boolean predictions(byte[] bytes, TargetKind kind) throws IOException {
        Truth truth = truth(kind);
        PredictionFormat format = new PredictionFormat("id", "prediction", kind, truth.classes());
        Optional<double[]> plain = PlainReading.predictions(bytes, format, truth);
        return switch (PredictionsReader.read(new ByteArrayInputStream(bytes), format, truth)) {
            case ReadOutcome.Accepted(Predictions predictions) -> {
                assertThat(plain).isPresent();
                assertThat(predictions.values()).containsExactly(plain.orElseThrow());
                yield true;
            }
            case ReadOutcome.Rejected(String message, var _) -> {
                var placed = PLACED.matcher(message);
                boolean known = placed.matches()
                        ? REASON.matcher(placed.group(1)).matches()
                        : OF_THE_HEADER.matcher(message).matches();
                assertThat(known).as(message).isTrue();
                assertThat(plain.isEmpty() || STRICTER.matcher(message).matches())
                        .as(message)
                        .isTrue();
                yield false;
            }
        };
    }

    static Truth truth(TargetKind kind) {
        List<String> ids = IntStream.range(0, ROWS).mapToObj(row -> "h" + row).toList();
        return switch (kind) {
            case PROBABILITY -> Truth.binary(ids, new double[ROWS]);
            case NUMBER -> Truth.numbers(ids, new double[ROWS]);
            case CLASS -> Truth.classes(ids, List.of("a", "a", "b", "b", "a"), CLASSES);
        };
    }

    /** Records are what FastCSV reads, and the same wherever in the buffer they lie. */
    private static void records(byte[] bytes) throws IOException {
        List<List<String>> records = new ArrayList<>();
        String fault = read(bytes, 0, records);
        if (fault.isEmpty()) {
            assertThat(PlainReading.records(bytes)).hasValue(records);
        }
        if (bytes.length < MOST_SHIFTED && Arrays.hashCode(bytes) % 8 == 0) {
            List<List<String>> early = new ArrayList<>();
            List<List<String>> late = new ArrayList<>();
            int before = (BUFFER - bytes.length / 2) / 2;
            assertThat(read(bytes, before, late)).isEqualTo(read(bytes, 1, early));
            assertThat(late.subList(before, late.size())).isEqualTo(early.subList(1, early.size()));
        }
    }

    /** Reads records after some short ones; the fault, if there is any. */
    private static String read(byte[] bytes, int before, List<List<String>> records) throws IOException {
        byte[] all = Arrays.copyOf("x\n".repeat(before).getBytes(UTF_8), 2 * before + bytes.length);
        System.arraycopy(bytes, 0, all, 2 * before, bytes.length);
        CsvRecords read = new CsvRecords(new ByteArrayInputStream(all));
        Step step = read.next();
        for (; step == Step.RECORD; step = read.next()) {
            records.add(IntStream.range(0, read.fields()).mapToObj(read::string).toList());
        }
        return step == Step.FAULT ? read.fault() : "";
    }

    /** Two files become inputs, or a message says what is wrong and where. */
    private static void table(byte[] bytes) throws IOException {
        int end = 0;
        while (end < bytes.length && bytes[end] != END_OF_TRUTH) {
            end++;
        }
        byte[] truth = end == bytes.length ? "id,y\nh0,0\nh1,1\n".getBytes(UTF_8) : Arrays.copyOf(bytes, end);
        byte[] predictions = end == bytes.length ? bytes : Arrays.copyOfRange(bytes, end + 1, bytes.length);
        for (String metric : List.of("mae", "accuracy", "log_loss")) {
            MetricDefinition definition = MetricCatalogue.named(metric);
            try {
                Table first = Table.open("truth.csv", new ByteArrayInputStream(truth));
                Table second = Table.open("predictions.csv", new ByteArrayInputStream(predictions));
                TableInputs inputs = TableInputs.read(
                        definition, new TableInputs.Request(first, second, Optional.empty(), List.of()));
                assertThat(inputs.rows()).isPositive();
                assertThat(inputs.inputs().names()).hasSizeGreaterThanOrEqualTo(2);
            } catch (InvalidTableException invalid) {
                assertThat(invalid.getMessage()).matches(OF_A_TABLE);
            }
        }
    }
}
