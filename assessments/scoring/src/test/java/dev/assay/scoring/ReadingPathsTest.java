package dev.assay.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows of an id and a number are read ahead of all others. With the number first, no row is. */
class ReadingPathsTest {
    private static final int FILES = 2_000;
    private static final int MANY_ROWS = 9_000;
    private static final List<String> ODD_NUMBERS = List.of(
            "1.5",
            "0",
            "1",
            "-0.25",
            ".5",
            "5.",
            "1e-3",
            "2.5E-5",
            "0x1",
            "NaN",
            "",
            " 0.5",
            "0.5 ",
            "\"0.5\"",
            ":.5",
            "0.1234567890123456789",
            "0.12345678901234567890123",
            "00.5",
            "0.5,0.5",
            "-0.0",
            "12.5",
            "0,5",
            "9.0");

    private record Row(String id, String number, String end) {}

    /** What is drawn for a file. */
    private record Kind(TargetKind target, int rows, int oddInThousand) {}

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CLASS")
    void smallFilesAreJudgedTheSameByEitherWay(TargetKind target) throws IOException {
        Random random = new Random(5);
        int accepted = 0;
        for (int file = 0; file < FILES; file++) {
            accepted += sameByEitherWay(random, new Kind(target, 1 + random.nextInt(12), 150)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(FILES / 5, FILES * 4 / 5);
    }

    /** So large that rows lie across the ends of the buffer, and more than are looked for together. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CLASS")
    void largeFilesAreJudgedTheSameByEitherWay(TargetKind target) throws IOException {
        Random random = new Random(6);
        int accepted = 0;
        for (int file = 0; file < 12; file++) {
            accepted += sameByEitherWay(random, new Kind(target, MANY_ROWS, file % 2)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(4, 11);
    }

    /** Whether the file is accepted. */
    private static boolean sameByEitherWay(Random random, Kind kind) throws IOException {
        List<String> ids = ids(random, kind.rows());
        double[] zeros = new double[kind.rows()];
        Truth truth = kind.target() == TargetKind.NUMBER ? Truth.numbers(ids, zeros) : Truth.binary(ids, zeros);
        List<Row> rows = rows(random, ids, kind.oddInThousand());
        PredictionFormat format = new PredictionFormat("id", "p", truth.kind(), truth.classes());

        ReadOutcome ahead = read(rows, "id,p\n", "%s,%s%s", format, truth);
        ReadOutcome oneByOne = read(rows, "p,id\n", "%2$s,%1$s%3$s", format, truth);

        if (ahead instanceof ReadOutcome.Accepted(var some) && oneByOne instanceof ReadOutcome.Accepted(var others)) {
            assertThat(some.values()).containsExactly(others.values());
            return true;
        }
        assertThat(ahead).isEqualTo(oneByOne);
        return false;
    }

    private static ReadOutcome read(List<Row> rows, String header, String line, PredictionFormat format, Truth truth)
            throws IOException {
        String file = rows.stream()
                .map(row -> line.formatted(row.id(), row.number(), row.end()))
                .collect(Collectors.joining("", header, ""));
        return PredictionsReader.read(new ByteArrayInputStream(file.getBytes(UTF_8)), format, truth);
    }

    private static List<String> ids(Random random, int rows) {
        return switch (random.nextInt(4)) {
            case 0 -> IntStream.range(0, rows).mapToObj(Integer::toString).toList();
            case 1 ->
                IntStream.range(0, rows)
                        .mapToObj(row -> "row-%08d".formatted(row))
                        .toList();
            case 2 ->
                IntStream.range(0, rows).mapToObj(row -> "zeile-" + row + "-ü").toList();
            default ->
                IntStream.range(0, rows)
                        .mapToObj(row -> new UUID(random.nextLong(), row).toString())
                        .toList();
        };
    }

    /** In order, with two rows exchanged, in runs, or shuffled; some of the rows are odd. */
    private static List<Row> rows(Random random, List<String> ids, int oddInThousand) {
        List<String> ordered = new ArrayList<>(ids);
        int size = ids.size();
        switch (random.nextInt(4)) {
            case 0 -> Collections.shuffle(ordered, random);
            case 1 -> Collections.swap(ordered, random.nextInt(size), random.nextInt(size));
            case 2 -> Collections.rotate(ordered, random.nextInt(size));
            default -> {}
        }
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        List<Row> rows = new ArrayList<>();
        for (String id : ordered) {
            boolean odd = random.nextInt(1000) < oddInThousand;
            rows.add(odd ? odd(random, ids, id, end) : new Row(id, number(random), end));
        }
        return rows;
    }

    private static Row odd(Random random, List<String> ids, String id, String end) {
        return switch (random.nextInt(6)) {
            case 0 -> new Row(ids.get(random.nextInt(ids.size())), number(random), end);
            case 1 -> new Row(id + "0", number(random), end);
            case 2 -> new Row(id, number(random), end + end);
            case 3 -> new Row("\"" + id + "\"", number(random), end);
            default -> new Row(id, ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size())), end);
        };
    }

    private static String number(Random random) {
        double value = random.nextDouble();
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(value);
            case 1 -> "%.6f".formatted(value);
            case 2 -> "%%.%df".formatted(random.nextInt(1, 19)).formatted(value);
            default -> value < .5 ? "0.0" : "1.0";
        };
    }
}
