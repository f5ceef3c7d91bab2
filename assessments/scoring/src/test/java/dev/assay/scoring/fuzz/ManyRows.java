package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.PredictionsReader;
import dev.assay.scoring.ReadOutcome;
import dev.assay.scoring.TargetKind;
import dev.assay.scoring.Truth;
import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.table.Table;
import dev.assay.scoring.table.TableInputs;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Joins as many rows as its argument says, whose ids are UUIDs and come in another order than those of the truth, in a
 * Java machine of its own with little memory. Prints what came out, by both readers.
 */
final class ManyRows {
    private ManyRows() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        int step = 7_919; // a prime that does not divide the number of rows: every row, in another order
        MetricDefinition metric = MetricCatalogue.named("roc_auc");
        Table truth = Table.open("truth.csv", new Lines("id,y", rows, row -> id(row) + "," + row % 2));
        Table predictions = Table.open("predictions.csv", new Lines("id,p", rows, row -> {
            int other = (int) ((long) row * step % rows);
            return id(other) + "," + (other % 2 == 0 ? "0.2500000000000001" : "0.7500000000000001");
        }));
        TableInputs inputs =
                TableInputs.read(metric, new TableInputs.Request(truth, predictions, Optional.empty(), List.of()));
        System.out.println(((Value.Scalar) metric.value(inputs.inputs(), metric.arguments(Map.of()))).value());
        System.out.println(read(rows, step));
    }

    private static boolean read(int rows, int step) throws IOException {
        Truth truth = Truth.numbers(
                new Ids(rows), IntStream.range(0, rows).asDoubleStream().toArray());
        PredictionFormat format = new PredictionFormat("id", "p", TargetKind.NUMBER, List.of());
        ReadOutcome outcome = PredictionsReader.read(
                new Lines("id,p", rows, row -> {
                    long other = (long) row * step % rows;
                    return id((int) other) + "," + other;
                }),
                format,
                truth);
        return outcome instanceof ReadOutcome.Accepted(var predictions)
                && Arrays.equals(predictions.values(), truth.values());
    }

    private static String id(int row) {
        return new UUID(row * 0x9E3779B97F4A7C15L, row).toString();
    }

    /** Made when they are asked for. */
    private static final class Ids extends AbstractList<String> {
        private final int rows;

        Ids(int rows) {
            this.rows = rows;
        }

        @Override
        public String get(int row) {
            return id(row);
        }

        @Override
        public int size() {
            return rows;
        }
    }

    /** A file made line by line. */
    private static final class Lines extends InputStream {
        private final int rows;
        private final IntFunction<String> line;
        private byte[] current;
        private int position;
        private int row;

        Lines(String header, int rows, IntFunction<String> line) {
            this.current = (header + "\n").getBytes(US_ASCII);
            this.rows = rows;
            this.line = line;
        }

        @Override
        public int read() {
            if (position == current.length && !advance()) {
                return -1;
            }
            return current[position++];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == current.length && !advance()) {
                return -1;
            }
            int taken = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, taken);
            position += taken;
            return taken;
        }

        private boolean advance() {
            if (row == rows) {
                return false;
            }
            current = (line.apply(row++) + "\n").getBytes(US_ASCII);
            position = 0;
            return true;
        }
    }
}
