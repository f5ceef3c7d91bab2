package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.table.InvalidTableException;
import dev.assay.scoring.table.Table;
import dev.assay.scoring.table.TableInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads files of gigabytes that are made as they are read, in a Java machine of its own with little memory. Prints a line
 * for each: its name, how many bytes were taken, and what the reader said.
 */
final class HostileStreams {
    private static final long GIGABYTE = 1L << 30;
    private static final String HEADER = "id,prediction\n";

    private HostileStreams() {}

    /** A file of a gigabyte or two: a text, and then another one again and again. */
    private enum Hostile {
        BILLION_COLUMNS("", ",", GIGABYTE),
        BILLION_COLUMNS_IN_A_ROW(HEADER + "h0", ",0", 2 * GIGABYTE),
        UNCLOSED_QUOTE(HEADER + "h0,\"", "h1,0.5\n", 2 * GIGABYTE),
        UNCLOSED_QUOTE_IN_THE_HEADER("id,\"", "x\n", GIGABYTE),
        GIGABYTE_FIELD(HEADER + "h0,", "9", GIGABYTE),
        GIGABYTE_ID(HEADER, "h", GIGABYTE),
        EMPTY_LINES(HEADER, "\n", GIGABYTE),
        SAME_ROW(HEADER, "h0,0.5\n", GIGABYTE);

        private final String start;
        private final String repeated;
        private final long size;

        Hostile(String start, String repeated, long size) {
            this.start = start;
            this.repeated = repeated;
            this.size = size;
        }
    }

    public static void main(String[] arguments) throws IOException {
        for (Hostile hostile : Hostile.values()) {
            Made predictions = new Made(hostile);
            print(hostile + " as predictions", predictions, predictions(predictions));
            Made table = new Made(hostile);
            print(hostile + " as a table", table, table(table));
        }
    }

    private static void print(String name, Made made, String message) {
        System.out.printf(Locale.ROOT, "%s\t%d\t%s%n", name, made.taken, message);
    }

    private static String predictions(InputStream input) throws IOException {
        Truth truth = ReadingOracle.truth(TargetKind.PROBABILITY);
        PredictionFormat format = new PredictionFormat("id", "prediction", truth.kind(), truth.classes());
        return switch (PredictionsReader.read(input, format, truth)) {
            case ReadOutcome.Accepted _ -> "accepted";
            case ReadOutcome.Rejected(String message, var _) -> message;
        };
    }

    private static String table(InputStream input) throws IOException {
        try {
            Table truth = Table.open("truth.csv", new ByteArrayInputStream("id,y\nh0,0\nh1,1\n".getBytes(UTF_8)));
            Table predictions = Table.open("predictions.csv", input);
            TableInputs.read(
                    MetricCatalogue.named("mae"),
                    new TableInputs.Request(truth, predictions, Optional.empty(), List.of()));
            return "accepted";
        } catch (InvalidTableException invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }

    private static final class Made extends InputStream {
        private final byte[] start;
        private final byte[] repeated;
        private final long size;
        private long taken;

        Made(Hostile hostile) {
            start = hostile.start.getBytes(UTF_8);
            repeated = hostile.repeated.getBytes(UTF_8);
            size = hostile.size;
        }

        @Override
        public int read() {
            if (taken == size) {
                return -1;
            }
            long at = taken++;
            return at < start.length ? start[(int) at] : repeated[(int) ((at - start.length) % repeated.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int most = (int) Math.min(length, size - taken);
            for (int index = 0; index < most; index++) {
                target[offset + index] = (byte) read();
            }
            return most == 0 ? -1 : most;
        }
    }
}
